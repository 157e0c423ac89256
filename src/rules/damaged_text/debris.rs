//! Tags, halves of links, empty brackets, arrows and lines of the page that came along with the text.

use foldhash::{HashSet, HashSetExt as _};
use memchr::{memchr2_iter, memchr_iter};

use super::{Damage, entity};
use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::text::TextSpan;

/// Tags that nobody writes in a text of letters.
const TAGS: [&str; 26] = [
    "br", "p", "div", "span", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "td",
    "th", "strong", "em", "img", "hr", "blockquote", "a", "figure",
];
/// Tags of one letter: they count where they are closed somewhere.
const SHORT: [&str; 4] = ["b", "i", "u", "s"];

/// Bytes of the longest tag.
const LONGEST: usize = 400;

/// Finds what begins with a sign that prose hardly has, then brackets and arrows.
pub fn find(document: &Document, found: &mut Vec<Damage>) {
    let text = document.text.visible();
    let bytes = text.as_bytes();
    let mut tags: Vec<(TextSpan, &str)> = Vec::new();
    let mut floor = 0;
    for &at in &document.rare {
        if at < floor {
            continue;
        }
        match bytes.get(at) {
            Some(b'\\') => {
                if let Some((len, sign)) = text.get(at..).and_then(entity::escape) {
                    floor = at + len;
                    found.push(Damage::new(TextSpan::new(at, floor), "literal escape").mended(sign, Applicability::Safe));
                }
            }
            Some(b'<') => tags.extend(tag(text, at)),
            Some(b'=') => found.extend(tail(text, at).map(|span| Damage::new(span, "half of a link").mended("", Applicability::Unsafe))),
            _ => {}
        }
    }
    // A link closes where one was opened, a tag of one letter is opened where one closes.
    let mut seen = HashSet::new();
    let closes = |span: &TextSpan| bytes.get(span.start + 1) == Some(&b'/');
    seen.extend(tags.iter().map(|(span, name)| (*name, closes(span))));
    tags.retain(|(_, name)| !SHORT.contains(name) || seen.contains(&(*name, true)));
    tags.retain(|(span, name)| *name != "a" || !closes(span) || seen.contains(&(*name, false)));
    found.extend(tags.into_iter().map(|(span, _)| Damage::new(span, "HTML tag")));
    found.extend(brackets(document));
    let arrows = document.odd.iter().filter(|at| bytes[**at..].starts_with("↩".as_bytes())).map(|at| arrow(text, *at));
    found.extend(arrows.map(|span| Damage::new(span, "return arrow of a footnote").mended("", Applicability::Safe)));
}

/// The HTML tag at `at`, and its name.
fn tag(text: &str, at: usize) -> Option<(TextSpan, &'static str)> {
    let rest = text.get(at + 1..)?;
    let inner = rest.strip_prefix('/').unwrap_or(rest);
    let len = inner.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
    let (name, behind) = (inner.get(..len)?, inner.get(len..)?);
    let name = TAGS.iter().chain(&SHORT).find(|held| held.eq_ignore_ascii_case(name))?;
    let attributes = name.len() > 1 || *name == "a" || *name == "p";
    let end = match behind.as_bytes() {
        [b'>', ..] => (*name != "a" || rest.starts_with('/')).then_some(1)?,
        [b'/', b'>', ..] => 2,
        [b' ', ..] if attributes => {
            let close = behind.bytes().take(LONGEST).position(|byte| matches!(byte, b'>' | b'\n' | b'<'))?;
            let inside = behind.get(..close)?;
            let told = inside.contains("=\"") || inside.trim() == "/";
            (told && behind.as_bytes().get(close) == Some(&b'>')).then_some(close + 1)?
        }
        _ => return None,
    };
    Some((TextSpan::new(at, text.len() - behind.len() + end), name))
}

/// The second half of a link round the `=` at `at`: `slug">slug-of-page" target="_blank" rel="noopener">`.
fn tail(text: &str, at: usize) -> Option<TextSpan> {
    const NEAR: usize = 200;
    let before = text.get(..at)?.strip_suffix(" target")?.strip_suffix('"')?;
    let from = text.ceil_char_boundary(before.len().saturating_sub(NEAR));
    let line = before.get(from..)?.rsplit('\n').next()?;
    let line = line.rsplit('<').next().filter(|rest| rest.len() == line.len())?;
    let open = line.find("\">")?;
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let slug = line.as_bytes().get(..open)?.iter().rev().take_while(|byte| word(byte)).count();
    let behind = text.get(at..)?;
    let close = behind.bytes().take(NEAR).position(|byte| matches!(byte, b'>' | b'\n'))?;
    let told = behind.get(..close)?.contains("rel=") && behind.as_bytes().get(close) == Some(&b'>');
    told.then(|| TextSpan::new(before.len() - line.len() + open - slug, at + close + 1))
}

/// Brackets that lost what stood in them, behind a word and a space: `( )`, `[ , ]`.
fn brackets(document: &Document) -> impl Iterator<Item = Damage> + '_ {
    let text = document.text.visible();
    let bytes = text.as_bytes();
    let square = document.rare.iter().copied().filter(|at| bytes.get(*at) == Some(&b'['));
    memchr_iter(b'(', bytes).chain(square).filter_map(move |start| {
        const LONGEST: usize = 4;
        let close = if bytes[start] == b'(' { b')' } else { b']' };
        let behind = &bytes[start + 1..];
        let inside = behind.iter().take(LONGEST).take_while(|byte| matches!(byte, b' ' | b',' | b';')).count();
        let at = start + 1 + inside;
        // Nearly all brackets hold something.
        if bytes.get(at) != Some(&close) {
            return None;
        }
        // `the comma (,)` names a sign.
        if inside == 1 && bytes[at - 1] != b' ' {
            return None;
        }
        let word = text.get(..start)?.strip_suffix(' ')?;
        let behind = bytes.get(at + 1).is_none_or(|byte| byte.is_ascii_whitespace() || b".,;:".contains(byte));
        let stands = word.ends_with(|ch: char| ch.is_alphanumeric() || ",.;:”’)]".contains(ch));
        (stands && behind).then(|| {
            Damage::new(TextSpan::new(start, at + 1), "empty brackets").mended("", Applicability::Unsafe)
        })
    })
}

/// The arrow at `at` with a space before it and a number behind it.
fn arrow(text: &str, at: usize) -> TextSpan {
    let start = if text.get(..at).is_some_and(|before| before.ends_with(' ')) { at - 1 } else { at };
    let behind = at + "↩".len();
    let rest = text.get(behind..).unwrap_or("");
    let sign = rest.strip_prefix(['\u{FE0E}', '\u{FE0F}']).unwrap_or(rest);
    let digits = sign.bytes().take(2).take_while(u8::is_ascii_digit).count();
    TextSpan::new(start, text.len() - sign.len() + digits)
}

/// Spaces behind a word and before a full stop or comma that ends there.
pub fn holes(text: &str) -> impl Iterator<Item = TextSpan> + '_ {
    let bytes = text.as_bytes();
    memchr2_iter(b'.', b',', bytes).filter_map(move |at| {
        let spaces = bytes[..at].iter().rev().take(3).take_while(|byte| **byte == b' ').count();
        let ends = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        let start = at - spaces;
        let word = (1..=2).contains(&spaces) && ends;
        let told = word && text.get(..start)?.ends_with(|ch: char| ch.is_alphabetic() || ")”’%".contains(ch));
        told.then(|| TextSpan::new(start, at))
    })
}

/// How lines open that sites put round an answer.
const FURNITURE: [&str; 9] = [
    "Loading...",
    "Was this fact-check helpful",
    "Was this answer helpful",
    "Keep Factually independent",
    "Still have questions? Reach out",
    "Your fact-checks will appear here",
    "This fact-check may be outdated. Consider",
    "This article may be outdated. Consider",
    "This answer may be outdated. Consider",
];

/// Whether a block is such a line.
pub fn is_furniture(block: &str) -> bool {
    let Some(b'L' | b'W' | b'K' | b'S' | b'Y' | b'T') = block.as_bytes().first() else { return false };
    FURNITURE.iter().any(|line| block.starts_with(line)) && !block.contains('\n')
}
