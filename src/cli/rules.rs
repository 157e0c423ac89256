//! `factlint rules`: the list of rules, and the test of a folder of own ones.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::args::{RulesArgs, RulesCommand, RulesFormat};
use super::{code, out};
use crate::lint::run_examples;
use crate::rule::{Preset, RuleInfo};
use crate::rules;

/// Runs the command.
pub fn run(args: &RulesArgs) -> u8 {
    match &args.command {
        Some(RulesCommand::Test { dir }) => test(dir),
        None => {
            let text = match args.format {
                RulesFormat::Table => table(&rules::shipped()),
                RulesFormat::Json => json(&rules::shipped()),
            };
            out::write(text.as_bytes());
            code::CLEAN
        }
    }
}

fn table(rules: &[Arc<RuleInfo>]) -> String {
    let mut text = format!("{:<24} {:<8} {:<29} {}\n", "rule", "severity", "presets", "what it reports");
    for info in rules {
        let presets: Vec<&str> = info.presets.iter().map(|preset| preset.as_str()).collect();
        let severity = info.severity.get(Preset::Recommended).as_str();
        let presets = if info.reserved { "always".to_owned() } else { presets.join(" ") };
        let _ = writeln!(text, "{:<24} {severity:<8} {presets:<29} {}", info.id.as_str(), info.summary);
    }
    text
}

fn json(rules: &[Arc<RuleInfo>]) -> String {
    let all: Vec<_> = rules
        .iter()
        .map(|info| {
            let options: Vec<_> = info.options.iter().map(|option| json!({ "name": option.name, "default": option.default.get(Preset::Recommended), "doc": option.doc })).collect();
            let presets: Vec<&str> = info.presets.iter().map(|preset| preset.as_str()).collect();
            json!({
                "name": info.id.as_str(), "summary": info.summary, "group": info.group,
                "severity": info.severity.get(Preset::Recommended).as_str(), "presets": presets, "fix": info.fix,
                "since": info.since, "why": info.why, "options": options, "reserved": info.reserved,
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&json!({ "schema": 1, "rules": all })).unwrap_or_default();
    format!("{text}\n")
}

fn test(dir: &Path) -> u8 {
    let Ok(entries) = fs::read_dir(dir) else {
        out::error(&format!("`{}` is no folder that can be read", dir.display()), None);
        return code::USAGE;
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .collect();
    files.sort();
    let (mut passed, mut failed) = (0, 0);
    let mut text = String::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let info = fs::read_to_string(&file)
            .map_err(|error| error.to_string())
            .and_then(|text| RuleInfo::parse(&name, &text).map_err(|error| error.to_string()))
            .and_then(|info| info.compile().map(|()| info).map_err(|error| error.message));
        let info = match info {
            Ok(info) => Arc::new(info),
            Err(error) => {
                out::error(&format!("{}: {error}", file.display()), None);
                return code::USAGE;
            }
        };
        for outcome in run_examples(&info) {
            match outcome.fault {
                None => passed += 1,
                Some(fault) => {
                    failed += 1;
                    let _ = writeln!(text, "FAILED {name} {}: {}", outcome.name, crate::report::Untrusted::new(&fault));
                }
            }
        }
    }
    let _ = writeln!(text, "{passed} passed, {failed} failed");
    out::write(text.as_bytes());
    match (passed, failed) {
        (0, 0) => code::NOTHING,
        (_, 0) => code::CLEAN,
        _ => code::DIAGNOSTICS,
    }
}
