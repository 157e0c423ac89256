//! Runs the examples in a rule's file: each is a document with only that rule switched on.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Input, Linter, Outcome, Suppress};
use crate::config::{CommandLine, Config};
use crate::diagnostic::{Applicability, InputFormat};
use crate::rule::{Example, Preset, RuleInfo, expectation};
use crate::rules;

/// What came of one example.
#[derive(Debug)]
pub struct ExampleOutcome {
    /// `bad 1`, `good 2` and so on.
    pub name: String,
    /// What went wrong.
    pub fault: Option<String>,
}

/// Runs every example of a rule.
pub fn run_examples(info: &Arc<RuleInfo>) -> Vec<ExampleOutcome> {
    let (mut bad, mut good) = (0, 0);
    let mut outcomes = Vec::new();
    for example in &info.examples {
        for (text, is_bad) in [(&example.bad, true), (&example.good, false)] {
            let Some(text) = text else { continue };
            let count = if is_bad { &mut bad } else { &mut good };
            *count += 1;
            let name = format!("{} {count}", if is_bad { "bad" } else { "good" });
            outcomes.push(ExampleOutcome { name, fault: run(info, example, text, is_bad).err() });
        }
    }
    outcomes
}

fn run(info: &Arc<RuleInfo>, example: &Example, text: &str, is_bad: bool) -> Result<(), String> {
    let expected = expectation(text).map_err(|error| error.to_string())?;
    if is_bad == expected.spans.is_empty() {
        return Err("a bad example needs ⟦ ⟧, a good one must have none".to_owned());
    }
    let today: Date =
        example.today.as_deref().unwrap_or("2025-12-01").parse().map_err(|_| "`today` is no date".to_owned())?;
    let preset =
        example.preset.as_deref().map_or(Some(Preset::Recommended), Preset::from_name).ok_or("unknown preset")?;
    let mut known = vec![Arc::clone(info)];
    known.extend(rules::lean().into_iter().filter(|it| example.beside.iter().any(|name| it.id.as_str() == name)));
    let names = known.iter().map(|it| it.id.to_string()).collect();
    let line = CommandLine { preset: Some(preset), select: Some(names), ..CommandLine::default() };
    let config = Config::resolve(Vec::new(), line, known).map_err(|errors| format!("{errors:?}"))?;
    let mut plan = config.plan("example").as_ref().clone();
    // The command line only says what examples are about, not that less was to be checked.
    plan.narrowed = false;
    for rule in plan.rules.iter_mut().filter(|it| it.info.id == info.id) {
        rule.options.extend(example.options.clone());
    }
    let linter = Linter::new(&plan, today).map_err(|error| error.to_string())?;
    let format = if example.format.as_deref() == Some("md") { InputFormat::Markdown } else { InputFormat::Text };
    let input = Input {
        path: "example".to_owned(),
        source: expected.document.clone(),
        format,
        sidecar: Vec::new(),
        named: true,
        suppress: Suppress::default(),
    };
    let Outcome::Checked(checked) = linter.check(input.clone()) else { return Err("not linted".to_owned()) };
    let mut checked = checked;
    if !example.beside.is_empty() {
        checked.diagnostics.retain(|it| it.rule == info.id);
    }
    let found: Vec<_> = checked.diagnostics.iter().map(|it| it.span).collect();
    if found == expected.spans {
        let severity = example.severity.as_deref();
        let other = checked.diagnostics.iter().find(|it| severity.is_some_and(|wanted| it.severity.as_str() != wanted));
        return match (other, &example.fixed) {
            (Some(it), _) => Err(format!("expected {}; reported as {}", severity.unwrap_or(""), it.severity)),
            (None, Some(fixed)) if is_bad => becomes(&linter, input, fixed),
            _ => Ok(()),
        };
    }
    let show = |spans: &[crate::text::SourceSpan]| {
        let texts: Vec<String> = spans
            .iter()
            .map(|span| format!("{:?} at {}", expected.document.get(span.range()).unwrap_or(""), span.start))
            .collect();
        if texts.is_empty() { "nothing".to_owned() } else { texts.join(", ") }
    };
    Err(format!("expected {}; found {}", show(&expected.spans), show(&found)))
}

/// Whether fixing `input` makes it `fixed`.
fn becomes(linter: &Linter, input: Input, fixed: &str) -> Result<(), String> {
    let mended = linter.fix(input, Applicability::Unsafe);
    let Outcome::Checked(checked) = mended.outcome else { return Err("not linted once it is fixed".to_owned()) };
    let why: Vec<&str> = mended.refused.iter().map(|it| it.why).collect();
    let refused = if why.is_empty() { String::new() } else { format!(" (refused: {})", why.join(", ")) };
    if checked.source == fixed {
        Ok(())
    } else {
        Err(format!("is fixed to {:?}, not to {fixed:?}{refused}", checked.source))
    }
}
