//! Splits a block into sentences; a citation behind the full stop belongs to the sentence before it.

mod abbreviation;
mod beside;
mod boundary;
mod enumeration;
mod language;
mod plain;
mod stamp;

use std::ops::Range;

use boundary::{after_citations, closers, ends_here, glued_note, terminator};
use enumeration::Piece;
use plain::plain;

use crate::text::{Places, Signs};

/// What the splitter must not look into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskKind {
    /// A citation.
    Citation,
    /// Code, an address, a file name.
    Opaque,
}

/// A stretch that the splitter must not look into, in bytes of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mask {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: MaskKind,
}

/// What the splitter knows of languages. Less than all is there to measure whether what helps one breaks another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Help {
    /// All lists of words.
    #[default]
    All,
    /// Those of languages other than English.
    NoEnglish,
    /// No list: signs, capitals and numbers alone.
    None,
}

/// Sentences of one block, trimmed of outer white space. `masks` are sorted and do not overlap.
///
/// A line end is only white space, an empty line ends a sentence. Time is linear in the text.
pub fn split(text: &str, masks: &[Mask]) -> Vec<Range<usize>> {
    split_with(text, masks, Help::default())
}

/// As [`split`], with less help.
pub fn split_with(text: &str, masks: &[Mask], help: Help) -> Vec<Range<usize>> {
    let mut result = Vec::new();
    let signs = Signs::of(text);
    split_at(text, masks, &Places::within(&signs.ends, 0..text.len()), help, &mut result);
    result
}

/// As [`split_with`], where it is known which signs may end a sentence; the sentences are added to `result`.
pub fn split_at(text: &str, masks: &[Mask], ends: &Places<'_>, help: Help, result: &mut Vec<Range<usize>>) {
    for piece in &enumeration::pieces(text) {
        split_piece(text, piece, masks, ends.clone(), help, result);
    }
}

fn split_piece(
    whole: &str,
    piece: &Piece,
    masks: &[Mask],
    mut ends: Places<'_>,
    help: Help,
    result: &mut Vec<Range<usize>>,
) {
    let text = whole.get(..piece.end).unwrap_or(whole);
    let bytes = text.as_bytes();
    let (mut start, mut at, mut mask) = (piece.start, piece.words, masks.partition_point(|it| it.end <= piece.start));
    while at < bytes.len() {
        while masks.get(mask).is_some_and(|it| it.end <= at) {
            mask += 1;
        }
        let sign = ends.next(at).min(bytes.len());
        while let Some(it) = masks.get(mask).filter(|it| it.start <= sign) {
            at = it.end;
            mask += 1;
            // Addresses in a row are lines of a list.
            if is_address(text, it)
                && masks.get(mask).is_some_and(|next| next.start == at + 1 && is_address(text, next))
            {
                push(text, start, at, result);
                start = at;
            }
        }
        if at > sign {
            continue;
        }
        at = sign;
        if at == bytes.len() {
            break;
        }
        if bytes[at] == b'\n' {
            let blank = bytes[at + 1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
            if bytes.get(at + 1 + blank) == Some(&b'\n') {
                push(text, start, at, result);
                start = at;
            }
            at += 1 + blank;
            continue;
        }
        if bytes[at] == b'/' {
            if let Some(stamp) = stamp::stamp(text, start, at) {
                push(text, start, stamp.start, result);
                push(text, stamp.start, stamp.end, result);
                (start, at) = (stamp.end, stamp.end);
            } else {
                at += 1;
            }
            continue;
        }
        if matches!(bytes[at], b'=' | b'*' | b'_') {
            let sign = bytes[at];
            let run = bytes[at..].iter().take_while(|byte| **byte == sign).count();
            at += run;
            // A ruled line parts what stands before it from what follows.
            if run >= RULE && bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                push(text, start, at, result);
                start = at;
            }
            continue;
        }
        let ahead = masks.get(mask..).unwrap_or_default();
        if let Some(ends) = plain(text, start, at, ahead, help) {
            at += 1;
            if ends {
                push(text, start, at, result);
                start = at;
            }
            continue;
        }
        let Some(width) = terminator(text, at) else {
            at += 1;
            continue;
        };
        let end = closers(text, at + width, ahead);
        let cited = after_citations(text, glued_note(text, start, at, end, help), ahead);
        // `Inc. [2].`: the full stop behind the citations is the one that ends the sentence.
        let cited = if cited > end && bytes.get(cited).is_some_and(|byte| matches!(byte, b'.' | b'!' | b'?')) {
            after_citations(text, closers(text, cited, ahead), ahead)
        } else {
            cited
        };
        if ends_here(text, start, at, end, cited, help) {
            push(text, start, cited, result);
            start = cited;
        }
        at = cited.max(end).max(at + width);
    }
    push(text, start, text.len(), result);
}

fn is_address(text: &str, mask: &Mask) -> bool {
    mask.kind == MaskKind::Opaque && text.get(mask.start..).is_some_and(|it| it.starts_with("http"))
}

/// Signs of the shortest ruled line.
const RULE: usize = 10;

fn push(text: &str, start: usize, end: usize, result: &mut Vec<Range<usize>>) {
    let piece = text.get(start..end).unwrap_or("");
    // Mostly one space stands before it and none behind it.
    let solid = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let words = piece.strip_prefix(' ').unwrap_or(piece);
    let words = if solid(words.as_bytes().first()) { words } else { words.trim_start() };
    let from = start + piece.len() - words.len();
    let to = if solid(words.as_bytes().last()) { from + words.len() } else { from + words.trim_end().len() };
    if from < to {
        result.push(from..to);
    }
}

#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod tests;
