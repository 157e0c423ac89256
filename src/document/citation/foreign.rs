//! Debris of tools: never valid, but a citation was attempted.

use super::number::numbers;
use super::token::token;
use super::{Shape, Token};

pub(super) fn wide(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at..text.ceil_char_boundary((at + 400).min(text.len())))?;
    let (open, shut, shape) = match rest.chars().next()? {
        '［' => ('［', '］', Shape::FullWidth),
        '【' => ('【', '】', Shape::Lenticular),
        _ => return None,
    };
    let end = rest.find(shut)?;
    let inner = rest.get(open.len_utf8()..end)?;
    let span = at..at + end + shut.len_utf8();
    if inner.contains('†') || inner.starts_with("turn") {
        return Some(token(span, Shape::Foreign));
    }
    let labels = numbers(inner)?;
    Some(Token { labels, ..token(span, shape) })
}

pub(super) fn private(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at..text.ceil_char_boundary((at + 2000).min(text.len())))?;
    let first = rest.chars().next()?;
    if !('\u{e200}'..='\u{e20f}').contains(&first) {
        return None;
    }
    let end = rest.find(['\u{e201}', '\u{e20b}']).map_or(first.len_utf8(), |end| end + 3);
    Some(token(at..at + end, Shape::Foreign))
}

pub(super) fn foreign_word(text: &str, at: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    if at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b':') {
        return None;
    }
    let rest = text.get(at..text.ceil_char_boundary((at + 200).min(text.len())))?;
    let bare = rest.trim_start_matches(':');
    if let Some(tail) = bare.strip_prefix("contentReference[oaicite:") {
        let end = tail.find(']')?;
        let after = tail.get(end + 1..)?;
        let brace = if after.starts_with("{index=") { after.find('}').map_or(0, |it| it + 1) } else { 0 };
        let len = rest.len() - tail.len() + end + 1 + brace;
        return Some(token(at..at + len, Shape::Foreign));
    }
    let turn = bare.strip_prefix("filecite").or_else(|| bare.strip_prefix("cite")).unwrap_or(bare);
    let tail = turn.strip_prefix("turn")?;
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let kind = tail.get(digits..)?.bytes().take_while(u8::is_ascii_lowercase).count();
    let last = tail.get(digits + kind..)?.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || kind < 3 || last == 0 {
        return None;
    }
    let len = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    Some(token(at..at + len, Shape::Foreign))
}

pub(super) fn is_foreign(inner: &str) -> bool {
    let digits = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'-' | b'.'))
    };
    [
        "cite:",
        "Cite:",
        "citation:",
        "web:",
        "oaicite:",
        "file:",
        "post:",
        "page:",
        "x:",
        "attached_file:",
        "conversation_history:",
        "news:",
        "doc",
        "Doc",
    ]
    .iter()
    .any(|it| inner.strip_prefix(it).is_some_and(digits))
        || inner.starts_with("cite_")
        || inner.contains('†')
}
