//! The inside of a bracket: numbers, ranges, locators, and what is wrong with them.

use std::ops::Range;

use super::{Fault, Label};

pub(super) fn numbers(inner: &str) -> Option<(Vec<Label>, Option<Range<usize>>)> {
    let mut labels = Vec::new();
    let mut offset = 0;
    for (index, part) in inner.split([',', ';']).enumerate() {
        let start = offset;
        offset += part.len() + 1;
        if index > 0 && part.starts_with("  ") {
            return None;
        }
        let bare =
            if index > 0 { part.strip_prefix([' ', '\u{a0}', '\u{2009}', '\u{202f}']).unwrap_or(part) } else { part };
        if index > 0 && is_locator(bare) {
            return Some((labels, Some(start..inner.len())));
        }
        let sides: Vec<&str> = bare.split(['-', '–', '—', '‑', '‒']).collect();
        match sides.as_slice() {
            [one] => match number(one) {
                Some(n) => labels.push(Label::Number(n)),
                None => return None,
            },
            [from, to] => {
                let (from, to) = (number(from.trim_end())?, number(to.trim_start())?);
                if from >= to {
                    return None;
                }
                if to - from > 100 {
                    labels.push(Label::Number(from));
                    labels.push(Label::Number(to));
                } else {
                    labels.extend((from..=to).map(Label::Number));
                }
            }
            _ => return None,
        }
    }
    Some((labels, None))
}

pub(super) fn number(text: &str) -> Option<u32> {
    ((1..=3).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0')))
    .then(|| text.parse().ok())?
}

pub(super) fn is_locator(text: &str) -> bool {
    ["p.", "pp.", "S.", "Kap.", "ch.", "chap.", "sec.", "Sec.", "§", "Fig.", "Tab.", "Eq.", "Thm.", "para.", "l."]
        .iter()
        .any(|it| text.starts_with(it))
        && text.len() <= 24
}

pub(super) fn fault(inner: &str) -> Option<Fault> {
    let trimmed = inner.trim();
    let digits = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if trimmed.len() < inner.len() && number(trimmed).is_some() {
        return Some(Fault::InnerSpace);
    }
    if digits(trimmed) && trimmed.starts_with('0') {
        return Some(if trimmed.bytes().all(|b| b == b'0') { Fault::Zero } else { Fault::LeadingZero });
    }
    let parts: Vec<&str> = trimmed.split([',', ';']).map(str::trim).collect();
    if parts.len() > 1
        && parts.iter().any(|it| it.is_empty())
        && parts.iter().all(|it| it.is_empty() || digits(it))
        && parts.iter().any(|it| digits(it))
    {
        return Some(Fault::StrayComma);
    }
    if trimmed.strip_suffix(['-', '–']).is_some_and(digits) {
        return Some(Fault::StrayComma);
    }
    let words: Vec<&str> = trimmed.split(' ').collect();
    if words.len() == 2 && words.iter().all(|it| digits(it)) {
        return Some(Fault::MissingComma);
    }
    let sides: Vec<&str> = trimmed.split(['-', '–']).collect();
    if let [from, to] = sides.as_slice()
        && digits(from)
        && digits(to)
        && number(from) >= number(to)
        && !from.starts_with('0')
    {
        return Some(Fault::Reversed);
    }
    let lower = trimmed.to_ascii_lowercase();
    let tail = ["source ", "source", "src ", "ref ", "ref", "doc ", "#", "s", "r"]
        .iter()
        .find_map(|it| lower.strip_prefix(it));
    (tail.is_some_and(|tail| number(tail.trim_start_matches(['#', ' '])).is_some())).then_some(Fault::Prefixed)
}
