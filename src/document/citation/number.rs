//! The inside of a bracket: numbers, ranges, locators, and what is wrong with them.

use super::{Fault, Label, Labels};

/// The numbers in a bracket: `1`, `1, 3–5; 9`, `3, pp. 12–14`.
pub(super) fn numbers(inner: &str) -> Option<Labels> {
    if let Some(one) = number(inner) {
        return Some(Labels::number(one));
    }
    if !inner.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let mut labels = Labels::new();
    for (index, part) in inner.split([',', ';']).enumerate() {
        if index > 0 && part.starts_with("  ") {
            return None;
        }
        let bare =
            if index > 0 { part.strip_prefix([' ', '\u{a0}', '\u{2009}', '\u{202f}']).unwrap_or(part) } else { part };
        if index > 0 && is_locator(bare) {
            break;
        }
        if let Some(one) = number(bare) {
            labels.push(Label::Number(one));
            continue;
        }
        let (from, to) = bare.split_once(['-', '–', '—', '‑', '‒'])?;
        let (from, to) = (number(from.trim_end())?, number(to.trim_start())?);
        if from >= to {
            return None;
        }
        if to - from > 100 {
            labels.extend([from, to].map(Label::Number));
        } else {
            labels.extend((from..=to).map(Label::Number));
        }
    }
    Some(labels)
}

pub(super) fn number(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let fits = match bytes {
        [b'0', _, ..] | [] => false,
        _ => bytes.len() <= 3 && bytes.iter().all(u8::is_ascii_digit),
    };
    fits.then(|| bytes.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')))
}

/// Bytes of the longest locator.
const LOCATOR: usize = 24;

pub(super) fn is_locator(text: &str) -> bool {
    if text.len() > LOCATOR || text.starts_with(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    ["p.", "pp.", "S.", "Kap.", "ch.", "chap.", "sec.", "Sec.", "§", "Fig.", "Tab.", "Eq.", "Thm.", "para.", "l."]
        .iter()
        .any(|it| text.starts_with(it))
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
