//! One pass over the text that finds everything with the form of a citation.

use std::ops::Range;

use super::bracket::{bracket, round, unopened};
use super::foreign::{foreign_word, private, wide};
use super::raised::{escaped, raised, superscript};
use super::token::{close, token};
use super::{Shape, Token};
use crate::document::landmark::Landmarks;
use crate::text::{Places, Signs};

/// Bytes from one citation to the next, as a guess at how many there will be.
const APART: usize = 128;

/// Tokens of `text` outside of `skip`.
pub fn scan_in(text: &str, skip: &[Range<usize>]) -> Vec<Token> {
    scan(text, skip, &Landmarks::of(text), &Signs::of(text).brackets)
}

/// Tokens of a text whose landmarks and brackets are known.
pub fn scan(text: &str, skip: &[Range<usize>], landmarks: &Landmarks, brackets: &[usize]) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / APART);
    let mut words = foreign_words(text, landmarks).into_iter();
    let mut word = words.next();
    // Nothing that stands before the end of the last token is one of its own.
    let (mut at, mut floor) = (0, 0);
    let (mut next, mut brackets) = (0, Places::within(brackets, 0..text.len()));
    while at < bytes.len() {
        while word.is_some_and(|word| word < at) {
            word = words.next();
        }
        while skip.get(next).is_some_and(|it| it.end <= at) {
            next += 1;
        }
        let limit = match skip.get(next) {
            Some(it) if it.start <= at => {
                at = it.end;
                continue;
            }
            Some(it) => it.start.min(bytes.len()),
            None => bytes.len(),
        };
        let word = word.filter(|word| *word < limit);
        let limit = word.unwrap_or(limit);
        let opening = brackets.next(at);
        at = opening.min(limit);
        let found = match word {
            _ if opening < limit => open(text, at),
            Some(_) => foreign_word(text, at),
            None => continue,
        };
        match found {
            Some(token) if floor <= token.span.start => {
                floor = token.span.end;
                at = token.span.end.max(at + 1);
                tokens.push(token);
            }
            _ => at += 1,
        }
    }
    tokens
}

/// Where words of tools may begin, sorted: `turn0search1`, `citeturn…`, `:contentReference[oaicite:0]`.
fn foreign_words(text: &str, landmarks: &Landmarks) -> Vec<usize> {
    let before = |at: usize, word: &str| text.get(..at).is_some_and(|it| it.ends_with(word));
    let turns = landmarks.turns.iter().map(|&at| match () {
        () if before(at, "filecite") => at - 8,
        () if before(at, "cite") => at - 4,
        () => at,
    });
    let colons = |at: usize| text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b':').count();
    let mut words: Vec<usize> = turns.chain(landmarks.contents.iter().map(|&at| at - colons(at))).collect();
    if !landmarks.contents.is_empty() {
        words.sort_unstable();
    }
    words
}

fn open(text: &str, at: usize) -> Option<Token> {
    let rest = &text.as_bytes()[at..];
    match *rest {
        [b'[', ..] => bracket(text, at),
        [b']', ..] => unopened(text, at),
        [b'(', b'[' | b's' | b'S' | b'c' | b'C' | b'r' | b'R', ..] => round(text, at),
        [b'<', ..] => superscript(text, at),
        [b'^', b'[', ..] => note(text, at),
        [b'\\', b'[', ..] => escaped(text, at),
        [0xC2, 0xB2 | 0xB3 | 0xB9, ..] | [0xE2, 0x81, ..] => raised(text, at),
        [0xE3, 0x80, ..] | [0xEF, 0xBC, ..] => wide(text, at),
        [0xEE, ..] => private(text, at),
        [b'{', b'{', b'c' | b'C', b'n' | b'N', b'}', b'}', ..] => Some(token(at..at + 6, Shape::Placeholder)),
        _ => None,
    }
}

/// `^[A note.]`: a footnote in its place.
fn note(text: &str, at: usize) -> Option<Token> {
    let end = close(text, at + 1, 500)?;
    let inner = text.get(at + 2..end)?;
    (!inner.trim().is_empty()).then(|| token(at..end + 1, Shape::Note))
}
