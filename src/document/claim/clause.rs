//! Clauses of a sentence, and whether one only says what the consulted sources do not say.

use std::ops::Range;

use super::cues::cues;

/// Top-level clauses: at semicolons outside of brackets and quotations, and round `, but` before an absence.
pub(super) fn clauses(prose: &str, whole: usize) -> Vec<Range<usize>> {
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
    let mut result = Vec::new();
    for span in spans {
        let text = prose.get(span.start..span.end.min(prose.len())).unwrap_or("");
        let split = if is_absence(text) {
            [", but ", ", while ", ", although ", ", though "]
                .iter()
                .filter_map(|it| Some((text.find(it)?, it.len())))
                .find(|(at, len)| {
                    is_absence(text.get(at + len..).unwrap_or("")) != is_absence(text.get(..*at).unwrap_or(""))
                })
        } else {
            None
        };
        match split {
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
    result.into_iter().map(trim).filter(|range| range.start < range.end).collect()
}

/// Bytes behind the subject within which a negation must come.
const NEAR: usize = 70;

/// Whether the clause says that the consulted material does not say something.
pub(super) fn is_absence(text: &str) -> bool {
    let lower = text.to_lowercase();
    if !cues().material.within(&lower) && !lower.contains("reporting") {
        return false;
    }
    if lower.contains("not found in current reporting") || cues().absent.opens(lower.trim_start()).is_some() {
        return true;
    }
    let Some(subject) = cues().subject.find(&lower) else { return false };
    let at = subject.start;
    let rest = lower.get(at..lower.floor_char_boundary((at + 120).min(lower.len()))).unwrap_or("");
    let Some(not) = cues().negated.find(rest) else { return false };
    not.start < NEAR && cues().reporting.within(rest.get(not.start..).unwrap_or(""))
}
