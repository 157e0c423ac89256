use super::{Format, Options, Run, Untrusted, reporter};
use crate::diagnostic::{Checked, Diagnostic, InputFormat, RuleId, Severity, Totals};
use crate::text::SourceSpan;

fn checked(source: &str, span: (usize, usize), message: &str) -> Checked {
    let diagnostic = Diagnostic {
        rule: RuleId::new("uncited-claim"),
        severity: Severity::Error,
        span: SourceSpan::new(span.0, span.1),
        message: message.to_owned(),
        help: Some("cite it".to_owned()),
        labels: Vec::new(),
        fix: None,
        fingerprint: 10,
        document: 0,
        sentence: None,
    };
    Checked {
        path: "a.txt".to_owned(),
        format: Some(InputFormat::Text),
        source: source.to_owned(),
        documents: Vec::new(),
        diagnostics: vec![diagnostic],
        suppressed: Vec::new(),
        beside: None,
    }
}

fn render(format: Format, checked: &Checked) -> String {
    let reporter = reporter(format, &Options { color: false, width: 80, today: "2025-12-01".to_owned() });
    let mut out = Vec::new();
    reporter.begin(&mut out);
    reporter.file(checked, &mut out);
    let mut totals = Totals::default();
    totals.add(checked);
    reporter.finish(
        &Run {
            version: "0",
            today: "2025-12-01",
            totals,
            statistics: None,
            exit_code: 1,
            fail_on: Some(Severity::Error),
            notes: &[],
            quiet: false,
        },
        &mut out,
    );
    String::from_utf8(out).unwrap_or_default()
}

#[test]
fn people_see_the_place_and_the_next_step() {
    let expected = "error[uncited-claim]: no citation
 --> a.txt:2:1
2 | It opened.
  | ^^^^^^^^^^
  = help: cite it

  = explain: factlint explain uncited-claim

1 error in 1 file
exit code 1: diagnostics at or above --fail-on error
";
    assert_eq!(render(Format::Human, &checked("Yes.\nIt opened.", (5, 15), "no citation")), expected);
}

#[test]
fn long_lines_are_cropped() {
    let source = format!("{} MARK {}", "word ".repeat(400), "word ".repeat(400));
    let at = source.find("MARK").unwrap_or(0);
    let shown = render(Format::Human, &checked(&source, (at, at + 4), "m"));
    assert!(shown.lines().all(|line| line.chars().count() <= 82), "{shown}");
    assert!(shown.contains("MARK") && shown.contains("^^^^\n"));
}

#[test]
fn json_is_valid_and_counts_in_every_unit() {
    let shown = render(Format::Json, &checked("é\nIt.", (3, 6), "m"));
    let value: serde_json::Value = serde_json::from_str(&shown).unwrap_or_default();
    let start = &value["files"][0]["diagnostics"][0]["span"]["start"];
    assert_eq!(start.to_string(), r#"{"byte":3,"char":2,"line":2,"column":1,"utf16":0}"#);
    assert_eq!(value["exit_code"], 1);
}

#[test]
fn nothing_hostile_is_printed() {
    for code in (0..0x3000).chain(0xe000..0xe300).chain([0xfeff, 0xe0041]) {
        let Some(ch) = char::from_u32(code) else { continue };
        let source = format!("a{ch}b.");
        let mut one = checked(&source, (0, source.len()), &format!("says {ch}"));
        one.path = format!("x{ch}y.txt");
        for format in [Format::Human, Format::Concise, Format::Json] {
            let shown = render(format, &one);
            let raw = shown.chars().find(|&it| it != '\n' && super::untrusted::is_hostile(it));
            assert_eq!(raw, None, "{code:x} in {format:?}");
        }
    }
}

#[test]
fn no_runner_finds_a_command() {
    let source = "::add-mask::x ##[set-output name=a]b ##vso[task] it.";
    let one = checked(source, (0, source.len()), source);
    for format in [Format::Human, Format::Concise, Format::Json] {
        let shown = render(format, &one);
        for command in ["::add-mask", "##[", "##vso["] {
            assert!(!shown.contains(command), "{command} in {format:?}: {shown}");
        }
    }
    assert_eq!(Untrusted::new("a\u{1b}[31m").to_string(), "a\\u{1b}[31m");
}
