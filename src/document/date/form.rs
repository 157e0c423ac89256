//! The forms of dates, told from what stands round a year.

use std::ops::Range;

use super::{Order, Reading, either, name, reading, year};

/// Bytes of the longest name of a month.
const LONGEST: usize = 32;

/// A date and how it reads.
type Found = (Range<usize>, Reading);

/// The date whose year stands at byte `at` and that begins at `floor` or later.
pub(super) fn around(text: &str, floor: usize, at: usize, order: Order) -> Option<Found> {
    let bytes = text.as_bytes();
    let (year, end) = number(text, at, year::LEN).filter(|(year, _)| (1000..=2200).contains(year))?;
    let found = match bytes.get(end) {
        Some(b'-' | b'/' | b'.') => year_first(text, at, year),
        Some(b' ' | 0xE5 | 0xEB) => cjk(text, at, year).or_else(|| reversed(text, at, year)),
        _ => None,
    };
    found.or_else(|| year_last(text, floor, at, year, order))
}

/// The number at byte `at`, if it has at most `most` digits, of which four fit; and where it ends.
pub(super) fn number(text: &str, at: usize, most: usize) -> Option<(i16, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let len = bytes.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let digits = bytes.get(..len).filter(|digits| (1..=most).contains(&digits.len()))?;
    Some((value(digits), at + len))
}

/// The number of one or two digits that ends at byte `end`, and where it begins.
fn number_before(text: &str, end: usize) -> Option<(i16, usize)> {
    let bytes = text.as_bytes().get(..end)?;
    let len = bytes.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let digits = bytes.get(end - len..).filter(|digits| (1..=2).contains(&digits.len()))?;
    Some((value(digits), end - len))
}

fn value(digits: &[u8]) -> i16 {
    digits.iter().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0'))
}

/// Where the word begins that ends at byte `end`: letters of ASCII, and whatever stands beyond it except spaces.
pub(super) fn word_before(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(..end)?;
    let letters =
        bytes.iter().rev().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    let start = text.ceil_char_boundary(end - letters.count());
    let word = text.get(start..end)?;
    let space = word.char_indices().rfind(|(_, ch)| ch.is_whitespace());
    let start = space.map_or(start, |(at, ch)| start + at + ch.len_utf8());
    (end - start >= 3).then_some(start)
}

/// Whether a character ends a date where it stands behind it; scripts without spaces write on right away.
fn is_clear(text: &str, end: usize) -> bool {
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    next.is_none_or(|ch| !ch.is_alphanumeric() || is_ideographic(ch))
}

fn is_ideographic(ch: char) -> bool {
    ('\u{3040}'..='\u{9fff}').contains(&ch) || ('\u{ac00}'..='\u{d7a3}').contains(&ch)
}

/// Whether nothing that could belong to a date, an amount or a name of a file stands right before `at`.
pub(super) fn is_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|ch| {
        !matches!(ch, '/' | '-' | '.' | ':' | '$' | '#' | '_' | '€') && (!ch.is_alphanumeric() || is_ideographic(ch))
    })
}

/// `2025-11-29`, `2025/11/29`, `2025.11.29`, `2025. 11. 29.`, `2025. november 29.`
fn year_first(text: &str, at: usize, year: i16) -> Option<Found> {
    let bytes = text.as_bytes();
    let end = at + year::LEN;
    let sep = *bytes.get(end)?;
    let spaced = sep == b'.' && bytes.get(end + 1) == Some(&b' ');
    let digit = bytes.get(end + 1 + usize::from(spaced))?.is_ascii_digit();
    if !digit && !spaced || !is_edge(text, at) {
        return None;
    }
    if !digit {
        return month_day(text, at, end + 2, year);
    }
    let (month, next) = number(text, end + 1 + usize::from(spaced), 2)?;
    let tail = text.get(next..)?.strip_prefix(char::from(sep))?;
    let tail = if spaced { tail.strip_prefix(' ')? } else { tail };
    let (day, last) = number(text, text.len() - tail.len(), 2)?;
    let next = bytes.get(last);
    if next.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/')) {
        return None;
    }
    let read = reading(year, month, day);
    // Numbers with full stops between them are numbers of versions and sections, too.
    (sep != b'.' || matches!(read, Reading::Day(_)) && is_clear(text, last)).then_some((at..last, read))
}

/// `November 29` behind a year: the month begins at byte `from`.
fn month_day(text: &str, at: usize, from: usize, year: i16) -> Option<Found> {
    let rest = text.get(from..)?;
    let len = rest.bytes().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).count();
    let month = name::month(rest.get(..len).filter(|word| word.len() >= 3)?)?;
    let (day, end) = number(text, from + len + 1, 2).filter(|_| rest.as_bytes().get(len) == Some(&b' '))?;
    is_clear(text, end).then(|| (at..end, reading(year, month, day)))
}

/// `2020 Mar 15;`, as lists of references have it.
fn reversed(text: &str, at: usize, year: i16) -> Option<Found> {
    let from = at + year::LEN + 1;
    if !text.as_bytes().get(from)?.is_ascii_uppercase() || !is_edge(text, at) {
        return None;
    }
    let found = month_day(text, at, from, year)?;
    let next = text.as_bytes().get(found.0.end);
    next.is_none_or(|byte| matches!(byte, b'.' | b',' | b';' | b':' | b')' | b'\n')).then_some(found)
}

/// `2025年11月29日`, `2025년 11월 29일`.
fn cjk(text: &str, at: usize, year: i16) -> Option<Found> {
    let rest = text.get(at + year::LEN..)?.trim_start_matches(' ');
    let (tail, month_sign, day_signs): (_, _, &[char]) = match rest.strip_prefix('年') {
        Some(tail) => (tail, '月', &['日', '号', '號']),
        None => (rest.strip_prefix('년')?, '월', &['일']),
    };
    let (month, day, end) = month_and_day(text, text.len() - tail.len(), month_sign, day_signs)?;
    is_edge(text, at).then(|| (at..end, reading(year, month, day)))
}

/// `11月29日` at byte `from`: month, day and end.
pub(super) fn month_and_day(
    text: &str,
    from: usize,
    month_sign: char,
    day_signs: &[char],
) -> Option<(i16, i16, usize)> {
    let part = |from: usize, signs: &[char]| {
        let spaces = text.get(from..)?.bytes().take_while(|byte| *byte == b' ').count();
        let (number, end) = number(text, from + spaces, 2)?;
        let tail = text.get(end..)?.trim_start_matches(' ').strip_prefix(signs)?;
        Some((number, text.len() - tail.len()))
    };
    let (month, end) = part(from, &[month_sign])?;
    let (day, end) = part(end, day_signs)?;
    Some((month, day, end))
}

/// Forms that end with their year.
fn year_last(text: &str, floor: usize, at: usize, year: i16, order: Order) -> Option<Found> {
    let bytes = text.as_bytes();
    let end = at + year::LEN;
    let last = at.checked_sub(1).filter(|last| *last > floor)?;
    match bytes.get(last)? {
        b'/' | b'-' | b'.' => numeric(text, floor, last, year, order),
        b' ' => spelt(text, floor, last, year),
        0xA0 | 0xAF => spelt(text, floor, text.floor_char_boundary(last), year),
        _ => None,
    }
    .filter(|_| is_clear(text, end))
}

/// `29/11/2025`, `29.11.2025`, `29-Nov-2025`: a sign stands at byte `last`, before the year.
fn numeric(text: &str, floor: usize, last: usize, year: i16, order: Order) -> Option<Found> {
    let bytes = text.as_bytes();
    let sep = bytes[last];
    let end = last + 1 + year::LEN;
    // A version or a range goes on.
    if matches!(bytes.get(end), Some(b'/' | b'-')) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (second, from) = match number_before(text, last) {
        Some((second, from)) => (Some(second), from),
        None => (None, word_before(text, last).filter(|_| sep == b'-')?),
    };
    let first = from.checked_sub(1).filter(|first| bytes[*first] == sep)?;
    let (first, start) = number_before(text, first).filter(|(_, start)| *start >= floor && is_edge(text, *start))?;
    let Some(second) = second else {
        return Some((start..end, reading(year, name::month(text.get(from..last)?)?, first)));
    };
    let read = if sep == b'.' { reading(year, second, first) } else { either(first, second, year, order) };
    (year >= 1500).then_some((start..end, read))
}

/// Forms with spaces: `November 29, 2025`, `29 de noviembre de 2025`, `29. 11. 2025`; a space stands at byte `last`.
fn spelt(text: &str, floor: usize, last: usize, year: i16) -> Option<Found> {
    let bytes = text.as_bytes();
    let end = text.get(last..)?.chars().next()?.len_utf8() + last + year::LEN;
    let to = if bytes.get(last.checked_sub(1)?) == Some(&b',') { last - 1 } else { last };
    match bytes.get(to.checked_sub(1)?)? {
        b'0'..=b'9' => month_first(text, floor, to, year).or_else(|| month_named(text, floor, to, year)),
        b't' | b'h' | b'd' | b'r' if bytes.get(to.checked_sub(3)?)?.is_ascii_digit() => {
            month_first(text, floor, to, year)
        }
        b'.' => day_first(text, floor, to - 1, year).or_else(|| spaced(text, floor, to - 1, year)),
        _ => {
            let before = without_preposition(text.get(..to)?);
            let to = before.strip_suffix('.').unwrap_or(before).len();
            if !may_follow_day(bytes.get(..to)?) {
                return None;
            }
            day_first(text, floor, to, year).or_else(|| month_named(text, floor, to, year))
        }
    }
    .map(|(start, read)| (start..end, read))
}

/// Whether the last word of `head` may be a month with its day before it, or a day itself: before most years stands
/// another word.
fn may_follow_day(head: &[u8]) -> bool {
    let len = head.iter().rev().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphabetic()).count();
    match head.get(..head.len() - len) {
        Some([.., 0x80..=0xFF]) => true,
        Some([.., byte]) if len == 0 => byte.is_ascii_digit(),
        _ if len > LONGEST => true,
        // `29 de noviembre`, `29 of November`
        Some([.., b'0'..=b'9' | b'.' | b'e' | b'f' | 0x80..=0xFF, b' ']) => true,
        Some([.., digit, _, b't' | b'h' | b'd' | b'r', b' ']) => digit.is_ascii_digit(),
        _ => false,
    }
}

/// `29 November`, `29. marraskuuta`, `29 de nov`: the name of the month ends at byte `to`.
fn day_first(text: &str, floor: usize, to: usize, year: i16) -> Option<(usize, Reading)> {
    let from = word_before(text, to).filter(|from| *from > floor)?;
    let word = text.get(from..to)?;
    let before = text.get(floor..from)?;
    let before = before.strip_suffix("de ").or_else(|| before.strip_suffix("of ")).unwrap_or(before);
    let before = before.strip_suffix([' ', '\u{a0}', '\u{202f}'])?;
    let dotted = before.ends_with('.');
    let day = floor + without_ordinal(before.trim_end_matches(['.', 'º', 'ª'])).len();
    let (day, start) = number_before(text, day).filter(|(_, start)| *start >= floor)?;
    // `Listopad` is the eleventh month in Poland and the tenth in Croatia, where a full stop follows the day.
    let month = if dotted && word.eq_ignore_ascii_case("listopada") { 10 } else { name::month(word)? };
    is_edge(text, start).then(|| (start, reading(year, month, day)))
}

/// `text` without the word that leads from a month to its year: `de`, `del`, `năm`.
fn without_preposition(text: &str) -> &str {
    let cut = match text.as_bytes().last() {
        Some(b'e') => text.strip_suffix(" de"),
        Some(b'l') => text.strip_suffix(" del"),
        Some(b'm') => text.strip_suffix(" năm"),
        _ => None,
    };
    cut.unwrap_or(text)
}

/// `March 3`, `Nov. 29th`: the day ends at byte `to`.
fn month_first(text: &str, floor: usize, to: usize, year: i16) -> Option<(usize, Reading)> {
    let (day, from) = number_before(text, without_ordinal(text.get(..to)?).len()).filter(|(_, from)| *from > floor)?;
    let before = text.get(..from)?;
    let name = before.strip_suffix([' ', '\u{a0}', '\u{202f}'])?.trim_end_matches([' ', '.']);
    let start = word_before(text, name.len()).filter(|start| *start >= floor)?;
    let word = text.get(start..name.len())?;
    let month = name::month(word).filter(|_| !word.starts_with(|ch: char| ch.is_ascii_lowercase()))?;
    let before = text.get(..start)?.chars().next_back();
    before.is_none_or(|ch| !ch.is_alphanumeric() || is_ideographic(ch)).then(|| (start, reading(year, month, day)))
}

/// `29. 11.`: numbers with full stops and spaces, the last of which stands at byte `to`.
fn spaced(text: &str, floor: usize, to: usize, year: i16) -> Option<(usize, Reading)> {
    let (month, from) = number_before(text, to)?;
    let before = text.get(..from)?.strip_suffix(". ")?;
    let (day, start) = number_before(text, before.len())?;
    let fits = start >= floor && is_edge(text, start) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| (start, reading(year, month, day)))
}

/// `29 tháng 11`: the number of the month ends at byte `to`.
fn month_named(text: &str, floor: usize, to: usize, year: i16) -> Option<(usize, Reading)> {
    let (month, from) = number_before(text, to)?;
    let before = text.get(..from)?.strip_suffix(" tháng ")?;
    let (day, start) = number_before(text, before.len())?;
    (start >= floor && is_edge(text, start)).then(|| (start, reading(year, month, day)))
}

/// `text` without the letters that make an ordinal of the number at its end.
fn without_ordinal(text: &str) -> &str {
    let cut = match text.as_bytes() {
        [.., digit, b's', b't']
        | [.., digit, b'n' | b'r', b'd']
        | [.., digit, b't', b'h']
        | [.., digit, b'e', b'r']
            if digit.is_ascii_digit() =>
        {
            text.get(..text.len() - 2)
        }
        _ => None,
    };
    cut.unwrap_or(text)
}
