//! Citations that are links.

use super::number::numbers;
use super::token::{close, token};
use super::{Fault, Labels, Shape, Token};

pub(super) fn link_end(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0;
    for (i, byte) in bytes.iter().enumerate().take(bytes.len().min(open + 2000)).skip(open) {
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (i > open + 1).then_some(i);
                }
            }
            b' ' | b'\n' | b'\t' => return None,
            _ => {}
        }
    }
    None
}

pub(super) fn double(text: &str, at: usize) -> Option<Token> {
    let inner_end = close(text, at + 1, 12)?;
    let inner = text.get(at + 2..inner_end)?;
    let rest = text.get(inner_end + 1..)?;
    if inner.starts_with("cite:") {
        return rest.starts_with(']').then(|| token(at..inner_end + 2, Shape::Foreign));
    }
    let labels = numbers(inner.trim_end_matches('\\'))?;
    if !rest.starts_with(']') {
        return group(text, at);
    }
    if rest.get(1..).is_some_and(|it| it.starts_with('('))
        && let Some(to) = link_end(text, inner_end + 2)
    {
        return Some(Token { labels, url: Some(inner_end + 3..to), ..token(at..to + 1, Shape::NumberedLink) });
    }
    Some(token(at..inner_end + 2, Shape::Malformed(Fault::DoubleBrackets)))
}

/// `[[5](https://a.org), [9](https://b.org)]`, or `[[5], [9]]` where the addresses are not shown.
fn group(text: &str, at: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let (mut labels, mut url, mut from) = (Labels::new(), None, at + 1);
    while bytes.get(from) == Some(&b'[') {
        let end = close(text, from, 12)?;
        labels.extend(numbers(text.get(from + 1..end)?)?.iter().cloned());
        from = end + 1;
        if bytes.get(from) == Some(&b'(') {
            let to = link_end(text, from)?;
            url = url.or(Some(from + 1..to));
            from = to + 1;
        }
        from += text.get(from..)?.bytes().take_while(|byte| matches!(byte, b',' | b' ')).count();
    }
    let linked = url.is_some() || labels.len() > 1;
    (linked && bytes.get(from) == Some(&b']')).then(|| Token {
        labels,
        url,
        ..token(at..from + 1, Shape::NumberedLink)
    })
}

/// `([host.org](https://host.org/a))`.
pub(super) fn domain_link(text: &str, at: usize) -> Option<Token> {
    let end = close(text, at + 1, 80)?;
    let host = text.get(at + 2..end)?;
    if !host.contains('.') || host.contains(' ') || text.as_bytes().get(end + 1) != Some(&b'(') {
        return None;
    }
    let to = link_end(text, end + 1)?;
    text.get(to + 1..)?
        .starts_with(')')
        .then(|| Token { url: Some(end + 2..to), ..token(at..to + 2, Shape::DomainLink) })
}
