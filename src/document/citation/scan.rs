//! One pass over the text that finds everything with the form of a citation.

use std::ops::Range;

use super::bracket::{bracket, round, unopened};
use super::foreign::{foreign_word, private, wide};
use super::raised::{escaped, raised, superscript};
use super::{Shape, Token};

/// Tokens of `text` outside of `skip`.
pub fn scan_in(text: &str, skip: &[Range<usize>]) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut next = 0;
    while at < bytes.len() {
        while skip.get(next).is_some_and(|it| it.end <= at) {
            next += 1;
        }
        if let Some(it) = skip.get(next)
            && it.start <= at
        {
            at = it.end;
            continue;
        }
        let found = match bytes[at] {
            b'[' => bracket(text, at),
            b']' => unopened(text, at),
            b'(' => round(text, at),
            b'<' => superscript(text, at),
            b'\\' if bytes.get(at + 1) == Some(&b'[') => escaped(text, at),
            0xC2 | 0xE2 => raised(text, at),
            0xE3 | 0xEF => wide(text, at),
            0xEE => private(text, at),
            b':' | b't' | b'c' | b'f' => foreign_word(text, at),
            b'{' => text
                .get(at..at + 6)
                .filter(|it| it.eq_ignore_ascii_case("{{cn}}"))
                .map(|_| token(at..at + 6, Shape::Placeholder)),
            _ => None,
        };
        match found {
            Some(token) if tokens.last().is_none_or(|last| last.span.end <= token.span.start) => {
                at = token.span.end.max(at + 1);
                tokens.push(token);
            }
            _ => at += 1,
        }
    }
    tokens
}

pub(super) fn token(span: Range<usize>, shape: Shape) -> Token {
    Token { span, shape, labels: Vec::new(), url: None, locator: None }
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
