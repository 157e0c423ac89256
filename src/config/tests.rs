use std::sync::Arc;

use super::{CommandLine, Config, FileKind, Layer, parse, starter};
use crate::diagnostic::Severity;
use crate::rule::{Preset, RuleInfo};

fn known() -> Vec<Arc<RuleInfo>> {
    let overkill = r#"
        summary = "s"
        group = "citations"
        severity = { recommended = "warning", strict = "error" }
        presets = ["recommended", "strict"]
        since = "0.1.0"
        why = "w"
        [options.max]
        default = { recommended = 3, strict = 2 }
        doc = "d"
        [options.mode]
        default = "a"
        values = ["a", "b"]
        doc = "d"
    "#;
    let plain = "summary = 's'\ngroup = 'g'\nseverity = 'error'\npresets = ['minimal', 'recommended', 'strict']\nsince = '0.1.0'\nwhy = 'w'";
    let reserved = format!("{plain}\nreserved = true");
    let rules = [("citation-overkill", overkill), ("uncited-claim", plain), ("rule-failed", reserved.as_str())];
    rules
        .into_iter()
        .map(|(name, text)| Arc::new(RuleInfo::parse(name, text).unwrap_or_else(|error| panic!("{error}"))))
        .collect()
}

fn layer(text: &str) -> Layer {
    parse("factlint.toml", text, FileKind::Factlint, &known())
        .unwrap_or_else(|errors| panic!("{errors:?}"))
        .unwrap_or_default()
}

fn config(text: &str, line: CommandLine) -> Config {
    Config::resolve(vec![layer(text)], line, known()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn faults_name_the_thing_the_place_and_the_next_step() {
    for (text, place, message, help) in [
        ("prest = 'strict'", (1, 1), "unknown key `prest`", Some("did you mean `preset`?")),
        ("\npreset = 'strct'", (2, 10), "unknown preset `strct`", Some("did you mean `strict`?")),
        ("preset = 3", (1, 10), "`preset` is a string", Some("one of: minimal, recommended, strict")),
        ("[rules]\nuncited-clam = 'off'", (2, 1), "unknown rule `uncited-clam`", Some("did you mean `uncited-claim`?")),
        (
            "[rules]\nuncited-claim = 'loud'",
            (2, 17),
            "not a severity",
            Some("one of: error, warning, info, off, true, false"),
        ),
        (
            "[rules]\nrule-failed = 'off'",
            (2, 1),
            "`rule-failed` belongs to the tool itself and cannot be configured",
            None,
        ),
        (
            "[rules.citation-overkill]\nmaxx = 3",
            (2, 1),
            "unknown option of `citation-overkill` `maxx`",
            Some("did you mean `max`?"),
        ),
        (
            "[rules.citation-overkill]\nmax = 'x'",
            (2, 7),
            "option `max` of `citation-overkill` is a whole number, not a string",
            Some("its default is `3`"),
        ),
        (
            "[rules.citation-overkill]\nmode = 'c'",
            (2, 8),
            "option `mode` of `citation-overkill` cannot be `c`",
            Some("one of: a, b"),
        ),
        ("edition = '2031'", (1, 11), "unknown edition", Some("the only edition is \"2026\"")),
        ("select = ['nope']", (1, 11), "unknown rule `nope`", None),
        (
            "[[overrides]]\npreset = 'strict'",
            (1, 1),
            "an override needs `paths`",
            Some("for example `paths = [\"archive/**\"]`"),
        ),
        (
            "today = '2025-01-01'",
            (1, 1),
            "`today` is not configured: the clock is an input of the run",
            Some("use --today DATE or FACTLINT_TODAY"),
        ),
    ] {
        let errors = parse("factlint.toml", text, FileKind::Factlint, &known()).err().unwrap_or_default();
        let Some(error) = errors.first() else { panic!("no error for {text:?}") };
        assert_eq!(
            ((error.line, error.column), error.message.as_str(), error.help.as_deref()),
            (place, message, help),
            "{text:?}"
        );
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let errors = parse("f", "a = 1\nb = 2\n[rules]\nc = 'off'", FileKind::Factlint, &known()).err().unwrap_or_default();
    assert_eq!(errors.len(), 3);
}

#[test]
fn the_stronger_layer_wins_and_is_named() {
    let text = "preset = 'strict'\n[rules.citation-overkill]\nmax = 5\n[[overrides]]\npaths = ['old/**']\n[overrides.rules]\ncitation-overkill = 'info'\nuncited-claim = 'off'";
    let config = config(text, CommandLine::default());
    let plan = config.plan("new/a.txt");
    assert_eq!(plan.preset, Preset::Strict);
    assert_eq!(plan.rules.len(), 2);
    assert_eq!(plan.rules[0].options["max"].as_integer(), Some(5));
    assert_eq!(plan.rules[0].severity, Severity::Error);
    assert_eq!(plan.rules[0].origins["max"], "factlint.toml:3");
    let old = config.plan("old/b.txt");
    assert_eq!(old.rules.len(), 1);
    assert_eq!(old.rules[0].severity, Severity::Info);
    assert_ne!(old.id, plan.id);
    assert!(config.unused_overrides().is_empty());
}

#[test]
fn the_command_line_is_strongest() {
    let line = CommandLine {
        select: Some(vec!["uncited-claim".into()]),
        preset: Some(Preset::Minimal),
        ..CommandLine::default()
    };
    let plan = config("preset = 'strict'", line).plan("a.md");
    assert_eq!(plan.preset, Preset::Minimal);
    assert_eq!(plan.rules.len(), 1);
    let unknown = CommandLine { ignore: vec!["uncited-clam".into()], ..CommandLine::default() };
    let errors = Config::resolve(Vec::new(), unknown, known()).err().unwrap_or_default();
    assert_eq!(errors.first().and_then(|error| error.help.as_deref()), Some("did you mean `uncited-claim`?"));
}

#[test]
fn globs_and_unused_overrides() {
    let config = config(
        "include = ['answers/**']\nexclude = ['answers/draft*']\n[[overrides]]\npaths = ['x/**']\npreset = 'minimal'",
        CommandLine::default(),
    );
    assert_eq!(config.includes("answers/a.txt"), Some(true));
    assert_eq!(config.includes("notes/a.txt"), Some(false));
    assert!(config.excludes("answers/draft1.txt"));
    let _ = config.plan("answers/a.txt");
    assert_eq!(config.unused_overrides().len(), 1);
}

#[test]
fn pyproject_counts_only_with_its_table() {
    let none = parse("pyproject.toml", "[tool.other]\nx = 1", FileKind::Pyproject, &known());
    assert!(matches!(none, Ok(None)));
    let some = parse("pyproject.toml", "[tool.factlint]\npreset = 'minimal'", FileKind::Pyproject, &known());
    assert!(matches!(some, Ok(Some(_))));
}

#[test]
fn the_starter_file_is_valid() {
    for preset in Preset::ALL {
        assert_eq!(layer(&starter(preset)).scoped.preset.map(|at| at.value), Some(preset));
    }
}
