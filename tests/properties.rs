//! What holds for every text: spans lie in it, the same text gives the same report, nothing raw reaches the output.

use factlint::config::{CommandLine, Config};
use factlint::diagnostic::{Applicability, Checked, InputFormat};
use factlint::lint::{Input, Linter, Outcome, Suppress};
use factlint::report::{self, Format, Options};
use factlint::rule::Preset;
use factlint::rules;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Pieces that answers are made of, and pieces that break them.
const PIECES: &[&str] = &[
    "\u{200B}",
    "\u{202E}",
    "\u{200E}",
    "\u{E200}",
    "\u{E0041}",
    "caf\u{C3}\u{A9}",
    "\u{E2}\u{20AC}\u{2122}",
    "&amp;",
    "&#x20AC;",
    "\\ud83d\\ude00",
    "Let me search for ",
    "I’ll ",
    "如",
    "[insert the year",
    "{{source}}",
    "<think>",
    "</a>",
    "\" target=\"_blank\" rel=\"x\">",
    "in passage 3, ",
    "[Document 2]",
    "the provided context",
    " ( )",
    " ↩2",
    " my training data",
    "User: a\nAssistant: b\n",
    "The same words stand here again and again in this long text of ours. ",
    "The ferry Adele links Sandholm with the islands",
    " since 1990",
    ". ",
    "! ",
    "? ",
    " [1]",
    " [2, 3]",
    " [4-6]",
    "[^1]",
    "[[7]](https://a.example/x)",
    "[8](https://b.example)",
    "¹²",
    "［１］",
    "【3】",
    " (Holm et al., 2019)",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "# Findings\n",
    "1. Findings\n\n",
    "- ",
    "• ",
    "| a | b |\n|---|---|\n| c [1] | d |\n",
    "> ",
    "```\ncode [1]\n```\n",
    "`x[1]`",
    "Sources\n\n[1] https://a.example Title\n[2] https://b.example Title\n",
    "## References\n1. [A](https://a.example)\n",
    "Checked on November 20, 2025\n",
    "Disclaimer: It can make mistakes.\n",
    "p1_s4",
    "citeturn0search1",
    "[n]",
    "[citation needed]",
    "[",
    "]",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "*",
    "_",
    "Dr. ",
    "U.S. ",
    "38 %",
    "1,200 people",
    "最大的桥。",
    "Der Umsatz stieg um 3,4 %. ",
    "\u{202e}",
    "\u{1b}[31m",
    "::error::x",
    "\u{200b}",
    "---\ntitle: x\n---\n",
    "the largest ",
    " <!-- factlint-disable-next-line -- why -->",
    " and 32 other countries in KFOR",
    "## Conclusion\n",
    "-->",
    "1,00,000 ",
    "1.234,5 ",
    "<!-- a\nb -->",
    "<!-- factlint-disable uncited-clam",
    "<!-- factlint-disable-file malformed-citation,leaked-internal-id -- why -->",
    "<!-- factlint-disable-next-line uncited-claim -- why -->\n",
    "<!-- factlint-disable-nxt -->",
    "Available sources do not mention toll receipts. ",
    "Executive summary\n\n",
    "It cost $4.5B or 48.2 million euros, ",
    "KFOR has 4,500 troops",
    "KFOR numbers 4,600 troops",
    "The ferry was opened in May 1998",
    "Toll receipts are published by the board [1]. ",
    "\n<!-- factlint-disable uncited-claim, orphan-citation -- why -->\n",
    "\n<!-- factlint-enable -->\n",
    "\n<!-- factlint-enable orphan-citation -->\n",
    "投资 12.5 亿元",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => (0..PIECES.len()).prop_map(|at| PIECES[at].to_owned()), 1 => "\\PC{0,12}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn linter() -> Linter {
    linter_of(Preset::Strict)
}

fn linter_of(preset: Preset) -> Linter {
    let line = CommandLine { preset: Some(preset), ..CommandLine::default() };
    let config = Config::resolve(Vec::new(), line, rules::shipped()).unwrap_or_else(|errors| panic!("{errors:?}"));
    Linter::new(&config.plan("a.md"), date(2025, 12, 1)).unwrap_or_else(|error| panic!("{error}"))
}

thread_local! {
    /// One for each preset: making one takes longer than a short text.
    static LINTERS: [Linter; 3] = Preset::ALL.map(linter_of);
}

fn check(linter: &Linter, source: &str, format: InputFormat) -> Checked {
    let source = source.to_owned();
    let input = Input {
        path: "a.md".to_owned(),
        source,
        format,
        sidecar: Vec::new(),
        named: true,
        suppress: Suppress::default(),
    };
    match linter.check(input) {
        Outcome::Checked(checked) => *checked,
        Outcome::NotAnswer => panic!("a named input is always linted"),
    }
}

/// Names that belong to the tool and to suppressions themselves.
const TOOL: [&str; 3] = ["rule-failed", "invalid-suppression", "unused-suppression"];

/// What is said of suppressions.
fn told(checked: &Checked) -> Vec<&str> {
    checked.diagnostics.iter().map(|it| it.rule.as_str()).filter(|rule| TOOL.contains(rule)).collect()
}

fn shown(checked: &Checked, format: Format) -> String {
    let options = Options { color: false, width: 100, today: "2025-12-01".to_owned() };
    let mut out = Vec::new();
    report::reporter(format, &options).file(checked, &mut out);
    String::from_utf8(out).unwrap_or_else(|error| panic!("output is no UTF-8: {error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_report_points_into_the_text_and_comes_again(source in texts(), markdown in any::<bool>()) {
        let linter = linter();
        let format = if markdown { InputFormat::Markdown } else { InputFormat::Text };
        let first = check(&linter, &source, format);
        for diagnostic in &first.diagnostics {
            prop_assert!(diagnostic.rule.as_str() != "rule-failed", "a rule panicked");
            prop_assert!(source.get(diagnostic.span.range()).is_some(), "{} points outside", diagnostic.rule);
            for label in &diagnostic.labels {
                prop_assert!(source.get(label.span.range()).is_some(), "a label of {} points outside", diagnostic.rule);
            }
        }
        prop_assert!(first.diagnostics.is_sorted_by_key(|it| it.span));
        let second = check(&linter, &source, format);
        prop_assert_eq!(shown(&first, Format::Json), shown(&second, Format::Json));
    }

    #[test]
    fn what_is_fixed_stays_fixed(source in texts(), markdown in any::<bool>(), all in any::<bool>()) {
        let linter = linter();
        let format = if markdown { InputFormat::Markdown } else { InputFormat::Text };
        let least = if all { Applicability::Unsafe } else { Applicability::Safe };
        let fix = |source: &str| {
            let input = Input { path: "a.md".to_owned(), source: source.to_owned(), format, sidecar: Vec::new(), named: true, suppress: Suppress::default() };
            match linter.fix(input, least).outcome {
                Outcome::Checked(checked) => checked.source,
                Outcome::NotAnswer => panic!("a named input is always linted"),
            }
        };
        let once = fix(&source);
        prop_assert_eq!(&fix(&once), &once);
    }

    #[test]
    fn no_rule_fails_in_any_preset(source in texts()) {
        let reported = LINTERS.with(|linters| linters.each_ref().map(|linter| check(linter, &source, InputFormat::Text).diagnostics));
        for diagnostics in &reported {
            prop_assert!(diagnostics.iter().all(|it| it.rule.as_str() != "rule-failed"), "a rule panicked");
        }
    }

    #[test]
    fn suppressions_only_take_away_and_the_useless_ones_can_go(source in texts()) {
        let linter = linter();
        let first = check(&linter, &source, InputFormat::Markdown);
        for one in &first.suppressed {
            prop_assert!(!TOOL.contains(&one.diagnostic.rule.as_str()), "{} was suppressed", one.diagnostic.rule);
        }
        for diagnostic in first.diagnostics.iter().filter(|it| it.rule.as_str() == "unused-suppression") {
            let Some(fix) = &diagnostic.fix else { continue };
            let edits = fix.edits.clone();
            if fix.applicability != Applicability::Safe {
                continue;
            }
            prop_assert!(!edits.is_empty() && edits.is_sorted_by_key(|edit| edit.span));
            let mut mended = source.clone();
            for edit in edits.iter().rev() {
                prop_assert!(source.get(edit.span.range()).is_some());
                mended.replace_range(edit.span.range(), &edit.replacement);
            }
            let second = check(&linter, &mended, InputFormat::Markdown);
            prop_assert!(told(&second).len() <= told(&first).len(), "{:?}\n{:?}", source, mended);
            prop_assert_eq!(second.suppressed.len(), first.suppressed.len(), "{:?}\n{:?}", &source, &mended);
        }
    }

    #[test]
    fn nothing_raw_reaches_the_output(source in texts()) {
        let checked = check(&linter(), &source, InputFormat::Text);
        for format in [Format::Human, Format::Concise, Format::Json] {
            let shown = shown(&checked, format);
            let raw = shown.chars().find(|ch| ch.is_control() && *ch != '\n' || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            prop_assert_eq!(raw, None, "{}", shown);
            prop_assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{}", shown);
        }
    }
}
