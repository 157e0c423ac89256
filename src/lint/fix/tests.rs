use super::patch::{Edited, Patch, apply, joins_words, patches};
use super::reading::reads_on;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, InputFormat, RuleId, Severity};
use crate::document::{Document, Extra};
use crate::read::read;
use crate::text::SourceSpan;

/// A diagnostic that is fixed by writing `replacement` where `old` stands in `source`.
fn diagnostic(source: &str, old: &str, replacement: &str, applicability: Applicability) -> Diagnostic {
    let start = source.find(old).unwrap_or_else(|| panic!("{old:?} stands in {source:?}"));
    let span = SourceSpan::new(start, start + old.len());
    let edits = vec![Edit { span, replacement: replacement.to_owned() }];
    Diagnostic {
        rule: RuleId::new("a-rule"),
        severity: Severity::Error,
        span,
        message: String::new(),
        help: None,
        labels: Vec::new(),
        fix: Some(Fix { title: String::new(), applicability, edits }),
        fingerprint: 0,
        document: 0,
        sentence: None,
    }
}

fn document(source: &str) -> Document {
    read(source, InputFormat::Markdown, &Extra::default())
}

/// What comes of writing `replacement` where `old` stands.
fn try_out(source: &str, old: &str, replacement: &str, applicability: Applicability) -> Result<String, &'static str> {
    let diagnostics = [diagnostic(source, old, replacement, applicability)];
    let patches: Vec<Patch<'_>> = patches(&diagnostics, applicability);
    let edited: Edited = apply(source, &patches);
    if joins_words(source, &edited) {
        return Err("joined");
    }
    reads_on(&document(source), &document(&edited.text), &edited, &patches).map(|()| edited.text.clone())
}

#[test]
fn what_nobody_misses_is_taken_out() {
    for (source, old, new, expected) in [
        ("It sank p1_s4 in 1921 [1].", " p1_s4", "", "It sank in 1921 [1]."),
        ("It sa\u{200b}nk in 1921 [1].", "\u{200b}", "", "It sank in 1921 [1]."),
        ("It sank in 1921 [1][1].", "[1][1]", "[1]", "It sank in 1921 [1]."),
        ("桥p1_s4很长 [1]。", "p1_s4", "", "桥很长 [1]。"),
        ("It sank <cite>in 1921</cite> [1].", "<cite>in 1921</cite>", "in 1921", "It sank in 1921 [1]."),
    ] {
        assert_eq!(try_out(source, old, new, Applicability::Safe).as_deref(), Ok(expected), "{source:?}");
    }
}

#[test]
fn what_a_reader_would_miss_is_refused() {
    for (source, old, new) in [
        // Two words become one.
        ("It sank p1_s4 in 1921 [1].", " p1_s4 ", ""),
        ("It sank (p1_s4)in 1921 [1].", " (p1_s4)", ""),
        // The other half of a pair of marks shows.
        ("It **sank** in 1921 [1].", "**", ""),
        // A code span opens that swallows a citation.
        ("It sank in 1921 [1] `.", "sank", "`sank"),
        // A reference loses its only citation.
        ("It sank in 1921 [1][2].", "[1][2]", "[1]"),
    ] {
        assert!(try_out(source, old, new, Applicability::Safe).is_err(), "{source:?}");
    }
}

#[test]
fn a_person_may_let_a_citation_go() {
    let source = "It sank in 1921 [1][2]. It rose in 1922 [3].";
    assert!(try_out(source, "[1][2]", "[1]", Applicability::Unsafe).is_ok());
    // But not one that stands elsewhere.
    assert!(try_out(source, "1921 [1][2]", "`1921 [1][2]", Applicability::Unsafe).is_ok());
    assert!(try_out("It sank [1]. It `rose` [3].", "sank", "sank `", Applicability::Unsafe).is_err());
}

#[test]
fn fixes_that_touch_wait_and_safer_ones_go_first() {
    let source = "abcdef";
    let all = [
        diagnostic(source, "abc", "x", Applicability::Unsafe),
        diagnostic(source, "cd", "y", Applicability::Safe),
        diagnostic(source, "ef", "z", Applicability::Unsafe),
    ];
    assert_eq!(apply(source, &patches(&all, Applicability::Unsafe)).text, "abyz");
    assert_eq!(apply(source, &patches(&all, Applicability::Safe)).text, "abyef");
    let twice =
        [diagnostic(source, "cd", "y", Applicability::Safe), diagnostic(source, "cd", "y", Applicability::Safe)];
    assert_eq!(apply(source, &patches(&twice, Applicability::Safe)).text, "abyef");
}

#[test]
fn new_lines_end_as_those_of_the_text() {
    let source = "a\r\nb\r\n";
    let all = [diagnostic(source, "b", "b\nc", Applicability::Safe)];
    assert_eq!(apply(source, &patches(&all, Applicability::Safe)).text, "a\r\nb\r\nc\r\n");
}
