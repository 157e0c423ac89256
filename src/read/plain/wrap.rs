//! Hard-wrapped lines: which line ends of a chunk only break a paragraph up, and which end it.

use crate::text::TextSpan;

/// Columns below which a text is too narrow to tell wrapping from short lines.
const NARROW: usize = 40;

/// The paragraphs of a chunk.
///
/// A line was wrapped if the first word of the next one would not have fitted into the width of the chunk, or
/// if the next one goes on in lower case; any other line end is meant.
pub fn paragraphs(text: &str, lines: &[TextSpan]) -> Vec<TextSpan> {
    let width = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    let mut result: Vec<TextSpan> = Vec::new();
    let mut before: Option<TextSpan> = None;
    for line in lines {
        let joins = before.is_some_and(|last| wraps(last.of(text), line.of(text), width));
        match result.last_mut() {
            Some(paragraph) if joins => *paragraph = paragraph.cover(*line),
            _ => result.push(*line),
        }
        before = Some(*line);
    }
    result
}

fn wraps(line: &str, next: &str, width: usize) -> bool {
    let word = next.find(char::is_whitespace).unwrap_or(next.len());
    let full = width >= NARROW && line.len() + 1 + word > width;
    let goes_on = next.starts_with(char::is_lowercase) && !line.ends_with(['.', '!', '?', ':', '。']);
    full || goes_on
}
