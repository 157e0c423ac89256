//! What the reader of an answer does not read as words: code, addresses, formatting signs.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::block::{BlockKind, Markup};
use super::landmark::Landmarks;
use super::model::Citation;
use super::sentence::{Mask, MaskKind};
use crate::text::TextSpan;

/// Addresses in the visible text: `http://`, `https://` and `www.` up to white space or a closing sign.
pub fn urls(text: &str) -> Vec<TextSpan> {
    urls_at(text, &Landmarks::of(text))
}

/// The addresses of a text whose landmarks are known.
pub fn urls_at(text: &str, landmarks: &Landmarks) -> Vec<TextSpan> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut floor = 0;
    for &at in &landmarks.schemes {
        // An address may hold another, as those of web archives do.
        if let Some(start) = scheme_start(bytes, floor, at) {
            floor = url_end(text, at + 3);
            found.push(TextSpan::new(start, floor));
        }
    }
    let hosts = landmarks.hosts.iter().copied();
    let mut bare: Vec<TextSpan> =
        hosts.filter(|&at| opens_host(bytes, at)).map(|at| TextSpan::new(at, url_end(text, at + 4))).collect();
    if !bare.is_empty() {
        found.append(&mut bare);
        found.sort_unstable();
        found.dedup_by(|next, kept| kept.overlaps(*next));
    }
    found
}

static SCHEME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("://"));
static BARE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));

/// The first address in `text`.
pub fn first_url(text: &str) -> Option<TextSpan> {
    let bytes = text.as_bytes();
    let schemes = SCHEME.find_iter(bytes).find_map(|at| Some((scheme_start(bytes, 0, at)?, at + 3)));
    let bare = BARE.find_iter(bytes).find(|&at| opens_host(bytes, at)).map(|at| (at, at + 4));
    let (start, from) = [schemes, bare].into_iter().flatten().min()?;
    Some(TextSpan::new(start, url_end(text, from)))
}

/// Whether `text` holds what addresses are told by.
pub fn shows_address(text: &str) -> bool {
    [&SCHEME, &BARE].iter().any(|finder| finder.find(text.as_bytes()).is_some())
}

/// Where the scheme begins whose `://` stands at `at`; nothing before `floor` belongs to it.
fn scheme_start(bytes: &[u8], floor: usize, at: usize) -> Option<usize> {
    let before = bytes.get(floor.max(at.saturating_sub(8))..at)?;
    let len = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (len >= 2).then_some(at - len)
}

/// Whether the `www.` at `at` opens an address of its own.
fn opens_host(bytes: &[u8], at: usize) -> bool {
    at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1] != b'/'
}

/// Bytes after which an address is taken to have ended, however long it goes on.
const LONGEST: usize = 4096;

/// ASCII signs that no address holds.
static STOPS: [bool; 128] = {
    let mut table = [false; 128];
    let signs = b" \t\n\x0b\x0c\r<>\"`{}|\\^[]";
    let mut index = 0;
    while index < signs.len() {
        table[signs[index] as usize] = true;
        index += 1;
    }
    table
};

/// Other signs that end an address.
const WIDE_STOPS: [char; 12] = ['“', '”', '«', '»', '）', '（', '，', '。', '】', '【', '；', '、'];

fn url_end(text: &str, from: usize) -> usize {
    let mut depth = 0_usize;
    let mut end = from;
    while let Some(&byte) = text.as_bytes().get(end).filter(|_| end - from <= LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            _ if STOPS.get(usize::from(byte)).is_some_and(|stops| *stops) => break,
            _ => {}
        }
        let wide = if byte.is_ascii() { None } else { text.get(end..).and_then(|rest| rest.chars().next()) };
        if wide.is_some_and(|ch| ch.is_whitespace() || WIDE_STOPS.contains(&ch)) {
            break;
        }
        end += wide.map_or(1, char::len_utf8);
    }
    let url = text.get(from..end).unwrap_or("");
    from + url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '’']).len()
}

/// A copy of the visible text, byte for byte as long, with citations, code, addresses and signs blanked. Where two of
/// these overlap, the one that begins first is blanked whole.
pub fn prose(
    visible: &str,
    markup: &Markup,
    urls: &[TextSpan],
    citations: &[Citation],
    blocks: &[super::Block],
) -> String {
    let count = markup.code.len() + citations.len() + urls.len() + markup.hidden.len();
    let mut spans: Vec<(TextSpan, &str)> = Vec::with_capacity(count);
    // A code span is a word of its sentence: `x` keeps the place of a noun.
    spans.extend(markup.code.iter().map(|span| (*span, TICKS)));
    spans.extend(citations.iter().map(|citation| (citation.span, BLANKS)));
    spans.extend(urls.iter().chain(&markup.hidden).map(|span| (*span, BLANKS)));
    spans.extend(blocks.iter().filter(|block| block.kind == BlockKind::Code).map(|block| (block.span, BLANKS)));
    // Citations alone are sorted already.
    if spans.len() > citations.len() {
        spans.sort_by_key(|(span, _)| span.start);
    }
    let mut prose = String::with_capacity(visible.len());
    for (span, sign) in spans {
        let Some(words) = visible.get(prose.len()..span.start) else { continue };
        if !visible.is_char_boundary(span.end) {
            continue;
        }
        prose.push_str(words);
        let mut left = span.len();
        while left > 0 {
            let part = left.min(sign.len());
            prose.push_str(&sign[..part]);
            left -= part;
        }
    }
    prose.push_str(visible.get(prose.len()..).unwrap_or(""));
    prose
}

/// What stands in the place of what is blanked.
const BLANKS: &str = "                                                                ";
/// What stands in the place of code.
const TICKS: &str = "````````````````````````````````````````````````````````````````";

/// What the sentence splitter must not look into, sorted, without overlaps.
pub fn masks(markup: &Markup, urls: &[TextSpan], citations: &[Citation]) -> Vec<Mask> {
    let mut masks: Vec<Mask> = Vec::with_capacity(urls.len() + markup.code.len() + citations.len());
    masks.extend(urls.iter().chain(&markup.code).map(|span| mask(*span, MaskKind::Opaque)));
    masks.extend(citations.iter().map(|citation| mask(citation.span, MaskKind::Citation)));
    // Citations alone are sorted already.
    if masks.len() > citations.len() {
        masks.sort_by_key(|mask| (mask.start, mask.end));
    }
    let mut end = 0;
    masks.retain(|mask| {
        let keep = mask.start >= end;
        end = if keep { mask.end } else { end };
        keep
    });
    masks
}

const fn mask(span: TextSpan, kind: MaskKind) -> Mask {
    Mask { start: span.start, end: span.end, kind }
}

/// Stretches in which no citation is looked for: code, and the reference list itself.
pub fn skipped(markup: &Markup, blocks: &[super::Block]) -> Vec<TextSpan> {
    let silent = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Code | BlockKind::Reference));
    let mut spans: Vec<TextSpan> = silent.map(|block| block.span).chain(markup.code.iter().copied()).collect();
    spans.sort_unstable();
    let mut merged: Vec<TextSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}
