//! `factlint explain`: everything that a rule's file says.

use std::fmt::Write as _;
use std::path::Path;

use super::args::ExplainArgs;
use super::{code, out};
use crate::config::CommandLine;
use crate::io::Configs;
use crate::rule::{Preset, RuleInfo};
use crate::rules;

/// Runs the command.
pub fn run(args: &ExplainArgs) -> u8 {
    let found = Configs::new(rules::shipped(), CommandLine::default(), args.config.as_deref())
        .and_then(|mut configs| configs.of(Path::new(".")));
    let found = match found {
        Ok(found) => found,
        Err(error) => {
            out::load_error(&error);
            return code::USAGE;
        }
    };
    let Some(info) = found.known.iter().find(|info| info.id.as_str() == args.rule) else {
        let names = found.known.iter().map(|info| info.id.as_str());
        let near = names.max_by(|left, right| {
            strsim::jaro_winkler(left, &args.rule).total_cmp(&strsim::jaro_winkler(right, &args.rule))
        });
        let help = near.map(|name| format!("did you mean `{name}`? `factlint rules` lists all of them"));
        out::error(&format!("unknown rule `{}`", args.rule), help.as_deref());
        return code::USAGE;
    };
    out::write(page(info).as_bytes());
    code::CLEAN
}

/// The page of a rule.
fn page(info: &RuleInfo) -> String {
    let mut page = format!("{}\n\n{}\n\n", info.id, info.summary);
    let presets: Vec<String> =
        info.presets.iter().map(|&preset| format!("{} ({})", preset.as_str(), info.severity.get(preset))).collect();
    let presets = if presets.is_empty() { "none: switch it on by name".to_owned() } else { presets.join(", ") };
    if info.reserved {
        let _ = writeln!(
            page,
            "severity: {}, always on\ngroup:    {}\nsince:    {}",
            info.severity.get(Preset::Recommended),
            info.group,
            info.since
        );
    } else {
        let _ = writeln!(page, "presets:  {presets}\ngroup:    {}\nsince:    {}", info.group, info.since);
    }
    let _ = writeln!(page, "\nWhy\n{}", indent(&info.why));
    if !info.detection.is_empty() {
        let _ = writeln!(page, "\nWhat is reported\n{}", indent(&info.detection));
    }
    if !info.options.is_empty() {
        page.push_str("\nOptions\n");
        for option in &info.options {
            let values: Vec<String> =
                Preset::ALL.iter().map(|&preset| option.default.get(preset).to_string()).collect();
            let default = if values.windows(2).all(|pair| pair[0] == pair[1]) {
                values[1].clone()
            } else {
                format!("{} minimal, {} recommended, {} strict", values[0], values[1], values[2])
            };
            let _ = writeln!(page, "  {} = {default}\n      {}", option.name, option.doc.trim());
        }
    }
    for (title, bad) in [("Reported", true), ("Not reported", false)] {
        let examples: Vec<&String> =
            info.examples.iter().filter_map(|it| if bad { it.bad.as_ref() } else { it.good.as_ref() }).collect();
        if !examples.is_empty() {
            let _ = writeln!(page, "\n{title}");
            for example in examples {
                let _ = writeln!(page, "{}\n", indent(example.trim_end()));
            }
            page.pop();
        }
    }
    if !info.known_false_positives.is_empty() {
        page.push_str("\nKnown false alarms\n");
        for known in &info.known_false_positives {
            let _ = writeln!(page, "  - {known}");
        }
    }
    page
}

fn indent(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("  {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}
