//! Clauses of a sentence, and whether one only says what the consulted sources do not say.

use std::ops::Range;

use super::lexicon::{List, ListSet};
use super::scan::Scan;

/// Top-level clauses: at semicolons outside of brackets and quotations, and round `, but` before an absence.
/// None where the sentence is one clause.
pub(super) fn clauses(prose: &str, whole: usize, scan: &Scan) -> Option<Vec<Range<usize>>> {
    let parted = memchr::memchr2(b';', "；".as_bytes()[0], prose.as_bytes()).is_some();
    if !parted && !may_be_absence(scan.seen) {
        return None;
    }
    let spans = at_semicolons(prose, whole);
    let mut result = Vec::with_capacity(spans.len());
    for span in spans {
        match turn(prose.get(span.start..span.end.min(prose.len())).unwrap_or(""), scan.seen) {
            Some((at, len)) => {
                result.push(span.start..span.start + at);
                result.push(span.start + at + len..span.end);
            }
            None => result.push(span),
        }
    }
    let trim = |range: Range<usize>| {
        let text = prose.get(range.start..range.end.min(prose.len())).unwrap_or("");
        let from = range.start + text.len() - text.trim_start().len();
        from..if range.end >= prose.len() { range.end } else { range.start + text.trim_end().len() }
    };
    let spans: Vec<_> = result.into_iter().map(trim).filter(|range| range.start < range.end).collect();
    (spans.len() > 1).then_some(spans)
}

fn at_semicolons(prose: &str, whole: usize) -> Vec<Range<usize>> {
    let (mut depth, mut quoted, mut start) = (0_i32, false, 0);
    let mut spans = Vec::new();
    for (at, ch) in prose.char_indices() {
        match ch {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            '“' => quoted = true,
            '”' => quoted = false,
            ';' | '；' if depth == 0 && !quoted => {
                spans.push(start..at);
                start = at + ch.len_utf8();
            }
            _ => {}
        }
    }
    spans.push(start..whole);
    spans
}

/// Where a clause turns from what the sources say to what they do not say, or back: place and length of the joint.
fn turn(text: &str, seen: ListSet) -> Option<(usize, usize)> {
    if !may_be_absence(seen) || !absent_in(text) {
        return None;
    }
    [", but ", ", while ", ", although ", ", though "]
        .iter()
        .filter_map(|it| Some((text.find(it)?, it.len())))
        .find(|(at, len)| absent_in(text.get(at + len..).unwrap_or("")) != absent_in(text.get(..*at).unwrap_or("")))
}

fn absent_in(text: &str) -> bool {
    let mut scan = Scan::default();
    scan.scan(text);
    is_absence(&scan)
}

/// Bytes behind the subject within which a negation must come, and what the material could have done.
const NEAR: usize = 70;
const REACH: usize = 120;

const fn may_be_absence(seen: ListSet) -> bool {
    seen.has(List::AbsentWithin) || seen.has(List::Material) && (seen.has(List::Subject) || seen.has(List::Absent))
}

/// Whether the clause says that the consulted material does not say something.
pub(super) fn is_absence(scan: &Scan) -> bool {
    if !may_be_absence(scan.seen) {
        return false;
    }
    if scan.seen.has(List::AbsentWithin) || scan.opens(List::Absent, scan.first).is_some() {
        return true;
    }
    let Some(subject) = scan.all(List::Subject).next() else { return false };
    let negated = scan.all(List::Negated).find(|hit| hit.start > subject.start);
    negated.filter(|not| not.start < subject.start + NEAR).is_some_and(|not| {
        scan.all(List::Reporting).any(|hit| hit.start >= not.start && hit.end <= subject.start + REACH)
    })
}
