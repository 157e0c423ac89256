//! Forms that are citations only where a reference list, or their own number, says so: digits behind a full stop,
//! numbers in parentheses, authors and years, keys without brackets.

use std::ops::Range;

use super::author::{author_year, is_year, narrative};
use super::number::numbers;
use super::token::{aside, token};
use super::{Known, Label, Labels, Shape, Token};

/// What of these forms the list supports; `skip` is sorted.
pub fn loose(text: &str, skip: &[Range<usize>], known: &Known) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut next = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'(', b'.', b'@', rest)) {
        at += found;
        while skip.get(next).is_some_and(|it| it.end <= at) {
            next += 1;
        }
        if skip.get(next).is_some_and(|it| it.start <= at) {
            at = skip[next].end;
            continue;
        }
        let found = match bytes[at] {
            b'(' => parenthesis(text, at, known),
            b'.' => glued(text, at),
            _ => key(text, at, known),
        };
        at = found.as_ref().map_or(at + 1, |token| token.span.end);
        tokens.extend(found);
    }
    judge(tokens, known)
}

/// Fewest citations of a form without a list to look them up in.
const FEW: usize = 2;

/// Keeps the forms that the document carries as a whole.
fn judge(mut tokens: Vec<Token>, known: &Known) -> Vec<Token> {
    for shape in [Shape::GluedDigits, Shape::Parenthesis] {
        let numbers: Vec<u32> = tokens
            .iter()
            .filter(|it| it.shape == shape)
            .flat_map(|it| &it.labels)
            .filter_map(|label| if let Label::Number(number) = label { Some(*number) } else { None })
            .collect();
        let listed = numbers.iter().filter(|number| known.has(**number)).count();
        let fits = if known.is_empty() {
            shape == Shape::GluedDigits && numbers.len() >= FEW && is_dense(&numbers)
        } else {
            listed > 0 && listed * 5 >= numbers.len() * 4
        };
        if !fits {
            tokens.retain(|it| it.shape != shape);
        }
    }
    let named = tokens.iter().filter(|it| it.shape == Shape::AuthorYear).count();
    let listed = tokens.iter().filter(|it| it.shape == Shape::AuthorYear && known.names(&it.labels)).count();
    if listed == 0 || listed * 2 < named {
        tokens.retain(|it| it.shape != Shape::AuthorYear);
    }
    tokens
}

/// Whether numbers come as those of notes do: each new one not far above the highest before it.
fn is_dense(numbers: &[u32]) -> bool {
    let mut highest = 0;
    numbers.iter().all(|&number| {
        let near = number >= 1 && number <= highest + 4;
        highest = highest.max(number);
        near
    })
}

/// `crops.2 The`: digits glued to the full stop of a sentence.
fn glued(text: &str, at: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let rest = text.get(at + 1..)?;
    let marks = rest.len() - rest.trim_start_matches(['”', '"', '’', ')', '*']).len();
    let digits = rest.get(marks..)?.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let from = at + 1 + marks;
    let (end, number) = (from + digits, text.get(from..from + digits)?.parse::<u32>().ok()?);
    let word = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    let opens = text.get(end..)?.trim_start_matches([' ', '\n', '\r', '*', '“', '"', '(']);
    let spaced = bytes.get(end).is_none_or(u8::is_ascii_whitespace);
    let next = opens.chars().next();
    let fits = (1..=3).contains(&digits)
        && number > 0
        && bytes.get(from) != Some(&b'0')
        && word >= 3
        && spaced
        && next.is_none_or(|ch| ch.is_uppercase() || !ch.is_ascii());
    fits.then(|| Token { labels: Labels::number(number), ..token(from..end, Shape::GluedDigits) })
}

fn parenthesis(text: &str, at: usize, known: &Known) -> Option<Token> {
    let inner = aside(text, at)?;
    let span = at..at + inner.len() + 2;
    let after = text.get(span.end..)?;
    if inner.starts_with(|ch: char| ch.is_ascii_digit()) {
        if inner.get(..4).is_some_and(is_year) {
            let len = 4 + usize::from(inner.as_bytes().get(4).is_some_and(u8::is_ascii_lowercase));
            let clear = inner.get(len..)?.is_empty() || inner.get(len..)?.starts_with([',', ':']);
            return narrative(text, span, inner.get(..len).filter(|_| clear)?, known);
        }
        let before = text.get(..at)?;
        let word = before
            .strip_suffix(' ')
            .unwrap_or(before)
            .ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '”' | '’' | '"' | '.' | ',' | ';' | ')'));
        let closes = after.is_empty() || after.starts_with(['.', ',', ';', ':', '\n']) || after.starts_with(' ');
        let spaced = before.ends_with(' ') || before.ends_with(['.', ',']);
        let labels = numbers(inner).filter(|labels| !labels.contains(&Label::Number(0)))?;
        let listed = labels.len() == 1 && counts(before);
        return (word && spaced && closes && !listed).then(|| Token { labels, ..token(span, Shape::Parenthesis) });
    }
    let labels: Labels = inner.split(';').filter_map(|part| author_year(part, known)).collect();
    (!labels.is_empty()).then(|| Token { labels, ..token(span, Shape::AuthorYear) })
}

/// Whether a number behind these words counts what follows: `: (1) it rose, and (2) it fell`.
fn counts(before: &str) -> bool {
    let bare = before.trim_end();
    let word = bare.rsplit(|ch: char| !ch.is_alphabetic()).next().unwrap_or("");
    bare.ends_with([',', ';', ':'])
        || matches!(word, "and" | "or" | "either" | "are" | "is" | "by" | "to" | "include" | "includes" | "that" | "of")
}

/// `@smith04 says`: a key that the list knows.
fn key(text: &str, at: usize, known: &Known) -> Option<Token> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|ch| !ch.is_whitespace() && !matches!(ch, '(' | '“' | '"' | '—' | '-' | ';')) {
        return None;
    }
    let len = key_len(text.get(at + 1..)?);
    let key = text.get(at + 1..at + 1 + len)?;
    known.key(key).then(|| Token { labels: Labels::key(key), ..token(at..at + 1 + len, Shape::Key) })
}

/// Bytes of the citation key that `text` opens with, as pandoc reads one: letters, digits and single signs within.
pub(super) fn key_len(text: &str) -> usize {
    let mut end = 0;
    let mut sign = true;
    for (at, ch) in text.char_indices() {
        if ch.is_alphanumeric() || ch == '_' {
            (end, sign) = (at + ch.len_utf8(), false);
        } else if sign || !":.#$%&-+?<>~/".contains(ch) {
            break;
        } else {
            sign = true;
        }
    }
    end
}
