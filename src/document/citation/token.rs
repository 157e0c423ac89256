//! What looks like a citation, before the document says what it is.

use std::ops::Range;

use super::{Labels, Shape};

/// Something that looks like a citation.
#[derive(Debug, Clone)]
pub struct Token {
    pub span: Range<usize>,
    pub shape: Shape,
    pub labels: Labels,
    pub url: Option<Range<usize>>,
}

pub(super) fn token(span: Range<usize>, shape: Shape) -> Token {
    Token { span, shape, labels: Labels::new(), url: None }
}

/// Bytes within which a bracket must close.
pub(super) const REACH: usize = 80;

/// The `]` that closes the bracket at `at`, within `reach` bytes and on its line.
pub(super) fn close(text: &str, at: usize, reach: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = bytes.len().min(at + 1 + reach);
    let mut i = at + 1;
    while i < end {
        match bytes[i] {
            b']' => return Some(i),
            b'[' | b'\n' => return None,
            _ => i += 1,
        }
    }
    None
}

/// Bytes within which a parenthesis must close.
const ASIDE: usize = 240;

/// What stands in the parenthesis that opens at `at`, which holds no other and closes on its line.
pub(super) fn aside(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at + 1..text.ceil_char_boundary((at + ASIDE).min(text.len())))?;
    let close = rest.find([')', '(', '\n'])?;
    rest.get(close..)?.starts_with(')').then(|| rest.get(..close))?
}
