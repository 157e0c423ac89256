//! The entries of a reference list.

use std::ops::Range;

use super::access::{dates, title};
use super::{Identifier, IdentifierKind, Label, normalised_doi};
use crate::document::mask;
use crate::text::TextSpan;

/// One entry, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub span: Range<usize>,
    pub labels: Vec<Label>,
    pub url: Option<Range<usize>>,
    pub title: Option<Range<usize>>,
    pub date: Option<Range<usize>>,
    pub identifiers: Vec<Identifier>,
    /// First author and year, as a citation names them: `Smith 2020`.
    pub name: Option<String>,
}

/// The entries of a text that is a reference list.
pub fn entries(text: &str) -> Vec<Entry> {
    spans(text).into_iter().map(|span| read(text, span, None)).collect()
}

/// Where the entries of such a text stand: a line with a label opens one; in a list without labels every line with an
/// address does. An entry ends at an empty line, unless what follows is indented or is the address that it still lacks.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    let labelled = lines.iter().any(|line| line.labelled);
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(lines.len());
    for line in lines {
        let joins = labelled
            && !line.labelled
            && spans.last().is_some_and(|last| {
                let lacks = || text.get(last.clone()).is_some_and(|entry| mask::first_url(entry).is_none());
                let addressed = || text.get(line.span.clone()).is_some_and(opens_with_address);
                !line.apart || line.indented || addressed() && lacks()
            });
        match spans.last_mut() {
            Some(last) if joins => last.end = line.span.end,
            _ => spans.push(line.span),
        }
    }
    spans
}

/// Whether an entry says where to find what it names.
pub fn is_found(entry: &str) -> bool {
    let body = || entry.get(labels_of(entry, |_| {}).unwrap_or(0)..).unwrap_or("");
    mask::first_url(entry).is_some() || doi(entry).is_some() || name(body()).is_some()
}

/// Whether a text opens with a number or key of its own.
pub fn is_labelled(text: &str) -> bool {
    labels_of(text, |_| {}).is_some()
}

/// Whether a text opens with an address.
pub fn opens_with_address(text: &str) -> bool {
    let bare = text.trim_start_matches(['<', '(', '-', ' ']);
    mask::first_url(bare.get(..bare.floor_char_boundary(16)).unwrap_or(bare)).is_some_and(|url| url.start == 0)
}

/// One entry whose number, if any, is `ordinal`.
pub fn entry(text: &str, ordinal: Option<u32>) -> Entry {
    read(text, 0..text.trim_end().len(), ordinal)
}

/// A line that is not empty.
struct Line {
    span: Range<usize>,
    labelled: bool,
    /// Whether an empty line stands before it.
    apart: bool,
    indented: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut apart = false;
    let mut result = Vec::new();
    while at < bytes.len() {
        let next = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
        let line = text.get(at..next).unwrap_or("");
        let words = line.trim();
        let from = at + line.len() - line.trim_start().len();
        if !words.is_empty() {
            let labelled = is_labelled(words);
            result.push(Line { span: from..from + words.len(), labelled, apart, indented: from > at });
            apart = false;
        } else if line != "\n" || at == 0 || bytes[at - 1] != b'\r' {
            apart = true;
        }
        at = next;
    }
    result
}

/// The labels that an entry opens with, and how many bytes they take.
fn label(line: &str) -> Option<(Vec<Label>, usize)> {
    let mut labels = Vec::new();
    let len = labels_of(line, |label| {
        labels.push(match label {
            Written::Number(number) => Label::Number(number),
            Written::Key(key) => Label::Key(key.into()),
        });
    });
    len.map(|len| (labels, len))
}

/// A label as it is written.
enum Written<'t> {
    Number(u32),
    Key(&'t str),
}

/// How many bytes the labels take that an entry opens with; each of them is handed on.
fn labels_of<'t>(line: &'t str, mut each: impl FnMut(Written<'t>)) -> Option<usize> {
    let bare = line.trim_start_matches(['-', '*', '•', ' ']);
    let skip = line.len() - bare.len();
    let bytes = bare.as_bytes();
    match bytes.first()? {
        b'[' => bracketed(bare, each).map(|len| skip + len),
        // `1. `, `1) `, `1: `, `(1) `
        first if *first == b'(' || first.is_ascii_digit() => {
            let open = usize::from(*first == b'(');
            let digits = bytes[open..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (close, space) = (bytes.get(open + digits)?, bytes.get(open + digits + 1)?);
            let closed = *close == b')' || open == 0 && matches!(close, b'.' | b':');
            if !(1..=3).contains(&digits) || !closed || !matches!(space, b' ' | b'\t') {
                return None;
            }
            each(Written::Number(bare.get(open..open + digits)?.parse().ok()?));
            Some(skip + open + digits + 2)
        }
        _ => None,
    }
}

/// Labels in brackets, `[1]`, `[1][2]`, `[^note]:`.
fn bracketed<'t>(bare: &'t str, mut each: impl FnMut(Written<'t>)) -> Option<usize> {
    /// Bytes of the longest label, its opening bracket included.
    const REACH: usize = 40;
    let mut at = 0;
    let mut any = false;
    while let Some(rest) = bare.get(at..)
        && rest.starts_with('[')
    {
        let end = rest.bytes().take(REACH + 1).position(|byte| byte == b']')?;
        let inner = rest.get(1..end)?;
        let plain = inner.trim_matches(['[', '\\', '^', ' ']);
        match plain.parse::<u32>() {
            Ok(number) if plain.len() <= 4 => each(Written::Number(number)),
            _ if inner.starts_with('^') => each(Written::Key(plain)),
            _ => break,
        }
        any = true;
        let behind = rest.get(end + 1..)?;
        at += end + 1 + behind.len() - behind.trim_start_matches([' ', ']', ':']).len();
    }
    any.then_some(at)
}

fn read(text: &str, span: Range<usize>, ordinal: Option<u32>) -> Entry {
    let words = text.get(span.clone()).unwrap_or("");
    let (mut labels, after) = label(words).unwrap_or_default();
    if labels.is_empty() {
        labels.extend(ordinal.map(Label::Number));
    }
    let url = mask::first_url(words).map(TextSpan::range);
    let body = words.get(after.min(words.len())..).unwrap_or("");
    let when = dates(body);
    let visited = when.access.map_or(words.len(), |at| after + at);
    let title_end = url.as_ref().map_or(words.len(), |url| url.start.max(after)).min(visited.max(after));
    let before = title(words.get(after.min(title_end)..title_end).unwrap_or(""));
    let title = if before.is_empty() {
        let rest = |url: &Range<usize>| words.get(url.end..visited.max(url.end)).unwrap_or("");
        url.as_ref().map(|url| title(rest(url)))
    } else {
        Some(before)
    };
    let place = |part: &str| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        start..start + part.len()
    };
    let title = title.filter(|it| !it.is_empty()).map(place);
    let shift = |range: Range<usize>| range.start + span.start..range.end + span.start;
    let date = when.published.map(|date| place(body.get(date).unwrap_or("")));
    let identifiers = doi(words).map(|doi| Identifier { kind: IdentifierKind::Doi, span: shift(doi) });
    let identifiers = identifiers.into_iter().collect();
    Entry { labels, url: url.map(shift), title, date, identifiers, name: name(body), span }
}

/// The DOI in an entry.
fn doi(entry: &str) -> Option<Range<usize>> {
    let at = memchr::memmem::find(entry.as_bytes(), b"10.")?;
    let rest = entry.get(at..)?;
    let len = rest.find(|ch: char| ch.is_whitespace() || matches!(ch, ')' | ']' | '>' | '"')).unwrap_or(rest.len());
    let doi = rest.get(..len)?.trim_end_matches(['.', ',', ';']);
    normalised_doi(doi).map(|_| at..at + doi.len())
}

/// First author and year of an entry such as `Smith, J., & Doe, R. (2020a). Title.`
fn name(body: &str) -> Option<String> {
    let body = body.trim_start_matches([' ', '*', '_', '-']);
    let len = body.find(|ch: char| !(ch.is_alphabetic() || matches!(ch, '’' | '\'' | '-')))?;
    let (author, rest) = body.split_at(len);
    let capital = author.starts_with(char::is_uppercase) && author.chars().nth(1).is_some();
    if !capital
        || !rest.starts_with([',', '.']) && ![" (", " and ", " & ", " et al"].iter().any(|it| rest.starts_with(it))
    {
        return None;
    }
    let shown = rest.get(..rest.find("://").unwrap_or(rest.len()))?;
    let bytes = shown.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let at = (1..bytes.len()).find(|&at| {
        let year = shown.get(at..at + 4).and_then(|it| it.parse::<u32>().ok());
        !digit(at - 1) && !digit(at + 4) && year.is_some_and(|year| (1500..2100).contains(&year))
    })?;
    let suffix = bytes.get(at + 4).is_some_and(u8::is_ascii_lowercase);
    let year = shown.get(at..at + 4 + usize::from(suffix))?;
    Some(format!("{author} {year}"))
}

/// Whether lines at the end of an answer are a list though no heading says so.
pub fn looks_like_entries(lines: &[&str]) -> bool {
    let bracketed = lines.iter().filter(|line| line.trim_start().starts_with('[') && is_labelled(line)).count();
    let linked = lines.iter().filter(|line| is_labelled(line) && line.contains("://")).count();
    let bare = lines.iter().filter(|line| line.contains("://") && line.split_whitespace().count() <= 12).count();
    let all = lines.len();
    all > 0
        && (bracketed == all && (all > 1 || linked == all)
            || linked * 2 >= all && linked >= 2
            || bare == all && all >= 3)
}
