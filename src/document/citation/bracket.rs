//! Square brackets, well-formed and not, and the round ones that hold a stand-in.

use super::foreign::is_foreign;
use super::link::{domain_link, double, link_end};
use super::loose::key_len;
use super::number::{fault, numbers};
use super::placeholder::is_placeholder;
use super::token::{REACH, close, token};
use super::{Fault, Label, Labels, Shape, Token};

pub(super) fn bracket(text: &str, at: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    if let Some(token) = plain(bytes, at) {
        return Some(token);
    }
    let before = at.checked_sub(1).map(|before| bytes[before]);
    if bytes.get(at + 1) == Some(&b'[') {
        return double(text, at);
    }
    let Some(end) = close(text, at, REACH) else { return unclosed(text, at) };
    // `![1](chart.png)` is an image.
    if before == Some(b'!') && bytes.get(end + 1) == Some(&b'(') {
        return None;
    }
    let inner = text.get(at + 1..end)?;
    if bytes.get(at + 1) == Some(&b'^') {
        let label = inner.get(1..)?;
        let fits = !label.is_empty()
            && !label.contains(|ch: char| ch.is_whitespace() || ch == '^')
            && bytes.get(end + 1) != Some(&b':');
        if label.ends_with('^') && label.len() > 1 {
            return Some(token(at..end + 1, Shape::Foreign));
        }
        return fits.then(|| Token { labels: Labels::key(label), ..token(at..end + 1, Shape::Footnote) });
    }
    if is_array(text, at, end) {
        return None;
    }
    if let Some(labels) = numbers(inner) {
        if bytes.get(end + 1) == Some(&b'(')
            && let Some(to) = link_end(text, end + 1)
        {
            return Some(Token { labels, url: Some(end + 2..to), ..token(at..to + 1, Shape::NumberedLink) });
        }
        if bytes.get(end + 1) == Some(&b':') && at_line_start(text, at) {
            return None;
        }
        let digit = bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
            && !bytes.get(end + 2).is_some_and(u8::is_ascii_alphanumeric);
        if digit {
            return Some(token(at..end + 2, Shape::Malformed(Fault::GluedDigit)));
        }
        return Some(Token { labels, ..token(at..end + 1, Shape::Bracket) });
    }
    if bytes.get(end + 1) == Some(&b'(') || bytes.get(end + 1) == Some(&b':') {
        return None;
    }
    if inner.contains('@') {
        let labels = keys(inner)?;
        return Some(Token { labels, ..token(at..end + 1, Shape::Key) });
    }
    if is_foreign(inner) {
        return Some(token(at..end + 1, Shape::Foreign));
    }
    if is_placeholder(inner)
        && !(at_line_start_item(text, at) && matches!(inner, "x" | "X" | " " | ""))
        && !quoted(text, at)
    {
        return Some(token(at..end + 1, Shape::Placeholder));
    }
    let closes = text.get(end + 1..).is_some_and(|it| it.is_empty() || it.starts_with(['.', ',', ';', '\n']));
    if closes && before == Some(b' ') && WORDS.contains(&inner) && !quoted(text, at) {
        return Some(token(at..end + 1, Shape::Malformed(Fault::Worded)));
    }
    let fault = fault(inner)?;
    Some(token(at..end + 1, Shape::Malformed(fault)))
}

/// `[7]` and `[12]`, where nothing beside them can mean anything else: nearly all citations.
fn plain(bytes: &[u8], at: usize) -> Option<Token> {
    let value = |digit: u8| u32::from(digit - b'0');
    let (number, after) = match bytes.get(at + 1..)? {
        [first @ b'1'..=b'9', b']', after @ ..] => (value(*first), after),
        [first @ b'1'..=b'9', second @ b'0'..=b'9', b']', after @ ..] => (10 * value(*first) + value(*second), after),
        _ => return None,
    };
    let apart = at.checked_sub(1).is_some_and(|before| matches!(bytes[before], b' ' | b'.' | b',' | b']'));
    let open = matches!(after, [b'(' | b':' | b'0'..=b'9', ..] | [b' ', b'=', ..]);
    let (span, labels) = (at..bytes.len() - after.len(), Labels::number(number));
    (apart && !open).then_some(Token { span, shape: Shape::Bracket, labels, url: None })
}

/// Numbers of references in words.
const WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The keys of `@smith2020, p. 3; see @doe`, as pandoc writes them.
fn keys(inner: &str) -> Option<Labels> {
    let part = |part: &str| {
        let at = part.find('@')?;
        let before = part.get(..at)?.trim_end_matches('-');
        let (rest, braced) =
            part.get(at + 1..)?.strip_prefix('{').map_or((part.get(at + 1..)?, false), |it| (it, true));
        let len = if braced { rest.find('}')? } else { key_len(rest) };
        let spaced = before.is_empty() || before.ends_with(' ');
        (spaced && len > 0).then(|| Label::Key(rest.get(..len).unwrap_or("").into()))
    };
    inner.split(';').map(part).collect()
}

pub(super) fn quoted(text: &str, at: usize) -> bool {
    let from = text.floor_char_boundary(at.saturating_sub(120));
    let before = text.get(from..at).unwrap_or("");
    before.rfind('“').is_some_and(|open| before.rfind('”').is_none_or(|close| close < open)) || before.ends_with('"')
}

/// `a[1]`, `x_i[0]`, `f()[2]`, `m[0][1]`: an index, not a citation.
pub(super) fn is_array(text: &str, at: usize, end: usize) -> bool {
    let after = text.get(end + 1..).unwrap_or("");
    // Nearly all citations stand behind a space, a full stop or one another.
    if at > 0 && matches!(text.as_bytes()[at - 1], b' ' | b'.' | b',' | b']') {
        return after.starts_with(" = ");
    }
    let from = text.floor_char_boundary(at.saturating_sub(40));
    let before = text.get(from..at).unwrap_or("");
    let head = before.trim_end_matches(|ch: char| ch.is_alphanumeric() || matches!(ch, '_' | '$'));
    let word = before.get(head.len()..).unwrap_or("");
    if word.is_empty() {
        return before.ends_with(")[") || before.ends_with('\\') || after.starts_with(" = ");
    }
    // The last letter of `e.g[4]` or `i.e[4]` is no variable.
    let abbreviated = head.strip_suffix('.').is_some_and(|head| {
        let mut letters = head.chars().rev();
        letters.next().is_some_and(char::is_alphabetic) && !letters.next().is_some_and(char::is_alphanumeric)
    });
    let short = word.chars().count() == 1
        && !abbreviated
        && !head.ends_with(['’', '\''])
        && word.chars().all(|ch| ch.is_ascii_lowercase());
    let code = word.contains('_')
        || word.contains('$')
        // No name of a variable holds Chinese characters, but `比VaR更精准[19]` holds a name.
        || word.is_ascii()
            && word.chars().skip(1).any(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !word.starts_with(char::is_uppercase);
    short || code || after.starts_with(['=', '_']) || after.starts_with(" = ") || after.starts_with(" += ")
}

pub(super) fn at_line_start(text: &str, at: usize) -> bool {
    text.get(..at).is_none_or(|before| {
        before.trim_end_matches([' ', '\t']).is_empty() || before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r'])
    })
}

pub(super) fn at_line_start_item(text: &str, at: usize) -> bool {
    at_line_start(text, at) || text.get(..at).is_some_and(|before| before.trim_end().ends_with(['-', '*', '+']))
}

pub(super) fn unclosed(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at + 1..)?;
    // `[1][`: the second citation was cut off.
    if text.get(..at)?.ends_with(']') && (rest.is_empty() || rest.starts_with(['.', '\n']) || rest.starts_with(". ")) {
        return Some(token(at..at + 1, Shape::Malformed(Fault::Unclosed)));
    }
    let caret = usize::from(rest.starts_with('^'));
    let digits = rest.bytes().skip(caret).take_while(u8::is_ascii_digit).count();
    let end = at + 1 + caret + digits;
    let after = text.get(end..)?;
    let spaced = text.get(..at)?.ends_with([' ', '.', ',']) || text.get(..at)?.ends_with(char::is_alphabetic);
    if !(1..=3).contains(&digits) || !spaced {
        return None;
    }
    if after.starts_with(')') {
        return Some(token(at..end + 1, Shape::Malformed(Fault::MixedBrackets)));
    }
    let stops =
        after.is_empty() || after.starts_with('\n') || after.starts_with([' ', '.']) && !after.starts_with(" , ");
    let interval = after.starts_with([',', ';']);
    (stops && !interval).then(|| token(at..end, Shape::Malformed(Fault::Unclosed)))
}

pub(super) fn unopened(text: &str, at: usize) -> Option<Token> {
    let before = text.get(..at)?;
    let digits = before.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    let start = at - digits;
    let lead = before.get(..start)?;
    let after = text.get(at + 1..)?;
    let fits =
        (1..=3).contains(&digits) && lead.ends_with(' ') && !lead.trim_end().ends_with([',', '[', '(', '-', ';']);
    let open = lead.get(lead.floor_char_boundary(lead.len().saturating_sub(60))..).is_some_and(|it| {
        it.rfind('[').is_some_and(|open| it.rfind(']').is_none_or(|close| close < open)) || it.contains('(')
    });
    (fits && !open && !after.starts_with('(') && after.starts_with([' ', '.', ',', '\n']))
        .then(|| token(start..at + 1, Shape::Malformed(Fault::Unopened)))
}

pub(super) fn round(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at + 1..)?;
    if rest.starts_with('[') {
        return domain_link(text, at);
    }
    let head = rest.as_bytes().get(..3)?;
    if ![b"ref", b"sou", b"cit"].iter().any(|it| head.eq_ignore_ascii_case(*it)) {
        return None;
    }
    let close = rest.bytes().take(40).position(|byte| byte == b')' || byte == b'\n')?;
    let inner = rest.get(..close)?;
    let lower = inner.to_ascii_lowercase();
    // `(ref 2)` among `[1]`
    let listed =
        ["references ", "reference ", "refs. ", "refs ", "ref. ", "ref "].iter().find_map(|it| lower.strip_prefix(it));
    if listed.is_some_and(|tail| numbers(tail.trim()).is_some()) {
        return Some(token(at..at + close + 2, Shape::Malformed(Fault::Prefixed)));
    }
    let stub =
        lower.strip_prefix("source").or_else(|| lower.strip_prefix("citation")).or_else(|| lower.strip_prefix("cite"));
    let tail = stub?.trim_start_matches([':', ' ']).trim();
    matches!(tail, "" | "tbd" | "tk" | "?" | "??" | "unknown" | "needed" | "todo")
        .then(|| token(at..at + close + 2, Shape::Placeholder))
}
