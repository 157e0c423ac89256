//! What all machine-readable output shares: positions in every unit, rounded scores.

use serde::Serialize;

use crate::text::{LineIndex, SourceSpan};

/// A place in every unit that somebody counts in.
#[derive(Serialize)]
pub struct Place {
    byte: usize,
    char: usize,
    line: usize,
    column: usize,
    utf16: usize,
}

/// A stretch; the end is exclusive.
#[derive(Serialize)]
pub struct Span {
    start: Place,
    end: Place,
}

fn place(index: &LineIndex<'_>, at: usize) -> Place {
    let it = index.position(at);
    Place { byte: it.byte, char: it.char, line: it.line, column: it.column, utf16: it.utf16 }
}

/// A stretch of an input.
pub fn span(index: &LineIndex<'_>, it: SourceSpan) -> Span {
    Span { start: place(index, it.start), end: place(index, it.end) }
}

/// Four decimals, as in every score that a machine reads.
pub fn rounded(value: Option<f64>) -> serde_json::Value {
    value.map_or(serde_json::Value::Null, |value| serde_json::json!((value * 10_000.0).round() / 10_000.0))
}
