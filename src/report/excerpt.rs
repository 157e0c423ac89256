//! The part of a line round a span, cropped to a width.
//!
//! Own drawing, because answers are often one line of 900 characters: libraries for excerpts print whole lines and
//! cost ten times as much.

use unicode_width::UnicodeWidthChar;

use super::untrusted::is_hostile;
use crate::text::SourceSpan;

/// A cropped line and where the span lies in it, in columns.
pub struct Excerpt {
    /// The text, neutralised, with `…` where it was cropped.
    pub text: String,
    /// Columns before the span.
    pub indent: usize,
    /// Columns of the span, at least 1.
    pub width: usize,
}

/// Crops the line `line` of `source` to about `columns` round `span`.
pub fn excerpt(source: &str, line: SourceSpan, span: SourceSpan, columns: usize) -> Excerpt {
    let lead = columns / 4;
    let from = back(source, line.start, span.start, lead);
    let mut text = String::new();
    let mut at = 0;
    if from > line.start {
        text.push('…');
        at = 1;
    }
    let (mut indent, mut width, mut cropped) = (at, 0, false);
    let end = span.end.min(line.end);
    let rest = source.get(from..line.end).unwrap_or("");
    for (offset, ch) in rest.char_indices() {
        let place = from + offset;
        if place == span.start {
            indent = at;
        }
        if at >= columns {
            cropped = true;
            break;
        }
        let shown = show(ch, &mut text);
        at += shown;
        if place >= span.start && place < end {
            width += shown;
        }
    }
    if cropped {
        text.push('…');
    }
    if span.start >= line.end {
        indent = at;
    }
    Excerpt { text, indent, width: width.max(1) }
}

/// The byte about `columns` before `at`, at a word's start where one is near.
fn back(source: &str, floor: usize, at: usize, columns: usize) -> usize {
    let before = source.get(floor..at).unwrap_or("");
    match before.char_indices().rev().nth(columns) {
        Some((offset, _)) if offset > 0 => {
            let near = before.get(offset..).unwrap_or("");
            near.find(' ').filter(|it| *it < columns).map_or(floor + offset, |space| floor + offset + space + 1)
        }
        _ => floor,
    }
}

/// Appends one character in a printable form; the columns it takes.
fn show(ch: char, text: &mut String) -> usize {
    if ch == '\t' {
        text.push_str("    ");
        return 4;
    }
    if is_hostile(ch) {
        let shown = format!("\\u{{{:x}}}", u32::from(ch));
        text.push_str(&shown);
        return shown.len();
    }
    text.push(ch);
    ch.width().unwrap_or(0)
}
