//! Light inline markup in plain text: code spans, links and emphasis signs.

use crate::document::{BlockKind, Link, Markup};
use crate::text::TextSpan;

/// Bytes within which a code span or a link must close: a stray sign must not swallow the answer.
const REACH: usize = 2000;

/// Marks code, links and signs that only format.
pub fn mark(text: &str, markup: &mut Markup) {
    let blocks: Vec<TextSpan> =
        markup.blocks.iter().filter(|block| block.kind != BlockKind::Code).map(|block| block.span).collect();
    for block in blocks {
        code(text, block, &mut markup.code);
        links(text, block, markup);
        emphasis(text, block, &mut markup.hidden);
    }
    markup.hidden.sort_unstable();
}

fn code(text: &str, block: TextSpan, code: &mut Vec<TextSpan>) {
    let bytes = text.as_bytes().get(block.range()).unwrap_or_default();
    let mut from = 0;
    while let Some(open) = memchr::memchr(b'`', bytes.get(from..).unwrap_or_default()).map(|at| from + at) {
        let width = bytes[open..].iter().take_while(|&&byte| byte == b'`').count();
        from = open + width;
        let reach = bytes.get(from..bytes.len().min(from + REACH)).unwrap_or_default();
        if let Some(len) = closing(reach, width) {
            code.push(TextSpan::new(block.start + open, block.start + from + len + width));
            from += len + width;
        }
    }
}

/// Bytes before a run of exactly `width` backticks.
fn closing(bytes: &[u8], width: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'`', bytes.get(from..)?).map(|at| from + at) {
        let run = bytes[at..].iter().take_while(|&&byte| byte == b'`').count();
        if run == width {
            return Some(at);
        }
        from = at + run;
    }
    None
}

fn links(text: &str, block: TextSpan, markup: &mut Markup) {
    let bytes = text.as_bytes().get(block.range()).unwrap_or_default();
    let mut floor = 0;
    let mut close = 0;
    for at in memchr::memmem::find_iter(bytes, b"](") {
        let from = floor.max(at.saturating_sub(REACH));
        let Some(open) = bytes.get(from..at).and_then(|before| memchr::memrchr(b'[', before)) else { continue };
        let open = from + open;
        let target = at + 2;
        if close < target {
            close = bytes[target..]
                .iter()
                .position(|&byte| byte == b')' || byte.is_ascii_whitespace())
                .map_or(bytes.len(), |len| target + len);
        }
        let len = close - target;
        if bytes.get(close) != Some(&b')') || len == 0 || len > REACH {
            continue;
        }
        let span = |from: usize, to: usize| TextSpan::new(block.start + from, block.start + to);
        markup.links.push(Link { text: span(open + 1, at), target: span(target, target + len) });
        markup.hidden.push(span(open, open + 1));
        markup.hidden.push(span(at, target + len + 1));
        floor = target + len + 1;
    }
}

/// `**` signs, where they come in pairs.
fn emphasis(text: &str, block: TextSpan, hidden: &mut Vec<TextSpan>) {
    let bytes = text.as_bytes().get(block.range()).unwrap_or_default();
    let signs: Vec<usize> = memchr::memmem::find_iter(bytes, b"**").collect();
    if signs.len().is_multiple_of(2) {
        hidden.extend(signs.into_iter().map(|at| TextSpan::new(block.start + at, block.start + at + 2)));
    }
}
