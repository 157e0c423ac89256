//! Numbers of references that skip, repeat or come out of order.

use serde::Deserialize;

use crate::document::citation::Label;
use crate::document::{Document, ListOrigin};
use crate::rule::{Context, ReferenceListMode, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitationNumbering {
    gap: bool,
    duplicate: bool,
    order: bool,
    start: u32,
}

impl Rule for CitationNumbering {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let listed = document.references.origin == ListOrigin::Inline;
        let numbers = if listed { defined(document) } else { used(document) };
        if self.duplicate && listed {
            defined_twice(cx, &numbers);
        }
        let elsewhere = matches!(document.references.origin, ListOrigin::FrontMatter | ListOrigin::Sidecar);
        let external = cx.settings.reference_list == ReferenceListMode::External;
        if self.gap && !elsewhere && !(external && !listed) {
            let mut places = numbers;
            places.sort_by_key(|(number, _)| *number);
            places.dedup_by_key(|(number, _)| *number);
            let base = document.references.base.min(self.start);
            let mut expected = if places.first().is_some_and(|(number, _)| *number == 0) { 0 } else { base.max(self.start) };
            for (number, span) in places {
                if number > expected {
                    let missing = if number == expected + 1 { expected.to_string() } else { format!("{expected} to {}", number - 1) };
                    cx.report(span, format!("citation numbers are not consecutive: {missing} missing before {number}"))
                        .help("a reference was dropped or merged after writing: renumber, or restore it");
                }
                expected = number.max(expected.saturating_sub(1)) + 1;
            }
        }
        if self.order {
            out_of_order(cx);
        }
    }
}

/// Reports every further definition of a number.
fn defined_twice(cx: &mut Context<'_>, numbers: &[(u32, TextSpan)]) {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by_key(|&at| numbers[at].0);
    let runs = order.chunk_by(|left, right| numbers[*left].0 == numbers[*right].0);
    let mut again: Vec<(usize, usize)> = runs.flat_map(|run| run[1..].iter().map(|&at| (at, run[0]))).collect();
    again.sort_unstable();
    for (at, first) in again {
        let (number, span) = numbers[at];
        let message = format!("citation numbers are not consecutive: {number} is defined twice");
        cx.report(span, message).label(numbers[first].1, "first defined here");
    }
}

/// The first use of a number must not precede the first use of the number before it.
fn out_of_order(cx: &mut Context<'_>) {
    let mut seen = std::collections::BTreeSet::new();
    let mut highest = 0;
    for (number, span) in used(cx.document) {
        if seen.insert(number) {
            if number > highest + 1 && highest > 0 || number < highest {
                cx.report(span, format!("citation numbers are not consecutive: {number} is first cited after {highest}"));
            }
            highest = highest.max(number);
        }
    }
}

fn defined(document: &Document) -> Vec<(u32, TextSpan)> {
    let entries = document.references.entries.iter();
    entries.flat_map(|entry| entry.labels.iter().filter_map(move |label| Some((number(label)?, entry.span?)))).collect()
}

fn used(document: &Document) -> Vec<(u32, TextSpan)> {
    let valid = document.citations.iter().filter(|citation| citation.status.is_valid() && citation.url.is_none());
    valid.flat_map(|citation| citation.labels.iter().filter_map(|label| Some((number(label)?, citation.span)))).collect()
}

const fn number(label: &Label) -> Option<u32> {
    match label {
        Label::Number(number) => Some(*number),
        Label::Key(_) => None,
    }
}
