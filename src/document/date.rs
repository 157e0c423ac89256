//! Dates in running text, and lines that say when an answer was checked.

mod line;
mod month;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

pub use line::{DatedLine, LineKind, dated_line};

/// Whether `word` is the name of a month, in whatever case.
pub fn is_month(word: &str) -> bool {
    (3..=month::LONGEST).contains(&word.len()) && month::of(word).is_some()
}

/// A date in the text.
#[derive(Debug, Clone)]
pub struct DateMention {
    /// Its place, weekday excluded.
    pub span: Range<usize>,
    /// How it reads.
    pub reading: Reading,
    /// The weekday named with it.
    pub weekday: Option<(Range<usize>, Weekday)>,
}

/// Why something that looks like a date is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// No such month.
    Month,
    /// The month has fewer days.
    Day,
}

impl Impossible {
    /// In words.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Month => "there are twelve months",
            Self::Day => "the month has no such day",
        }
    }
}

/// How a date reads.
#[derive(Debug, Clone)]
pub enum Reading {
    /// A day.
    Day(Date),
    /// Two days, depending on the order of day and month.
    Ambiguous { mdy: Date, dmy: Date },
    /// No day at all.
    Impossible(Impossible),
}

/// The order of day and month in dates of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Unknown,
    Mdy,
    Dmy,
}

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The full dates of `text`, sorted.
///
/// Every date has a day in digits, so that only places with digits are looked at.
pub fn dates(text: &str, order: Order) -> Vec<DateMention> {
    let bytes = text.as_bytes();
    let mut found: Vec<DateMention> = Vec::new();
    let mut floor = 0;
    numbers(bytes, |from| {
        let at = from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if from < floor || !is_hopeful(text, at - from, at) {
            return;
        }
        let mention = if at - from == 4 { None } else { from_month(text, floor, from) };
        let mention = mention.or_else(|| from_digit(text, from, order));
        if let Some((span, reading)) = mention {
            floor = span.end;
            let weekday = weekday_before(text, span.start);
            found.push(DateMention { span, reading, weekday });
        }
    });
    found
}

/// The first byte of `年`.
const FIRST_OF_YEAR: u8 = "年".as_bytes()[0];

/// Whether a date may go on at byte `at`, right behind `len` digits: most numbers are told by the bytes behind them.
fn is_hopeful(text: &str, len: usize, at: usize) -> bool {
    let bytes = text.as_bytes();
    match (len, bytes.get(at..at + 2)) {
        (1 | 2 | 4, Some([b'/' | b'-', next])) => next.is_ascii_digit(),
        (1 | 2, Some([b'.', next])) => next.is_ascii_digit() || matches!(next, b'.' | b' '),
        (1 | 2, Some(b", ")) => bytes.get(at + 2).is_some_and(u8::is_ascii_digit),
        (1 | 2, Some([b' ', next])) => {
            let words = text.get(at + 1..).unwrap_or("");
            next.is_ascii_digit() || month::OPENINGS.fit(words) || words.starts_with("de ")
        }
        (1 | 2, Some(b"st" | b"nd" | b"rd" | b"th" | b"er")) | (4, Some([FIRST_OF_YEAR, _])) => true,
        _ => false,
    }
}

/// Bytes that are passed over at once where none of them is a digit.
const GROUP: usize = 64;

/// Calls `found` with the first byte of every run of digits.
fn numbers(bytes: &[u8], mut found: impl FnMut(usize)) {
    let begins = |at: usize| at == 0 || !bytes[at - 1].is_ascii_digit();
    let (groups, rest) = bytes.as_chunks::<GROUP>();
    for (index, group) in groups.iter().enumerate().filter(|(_, group)| holds_digit(group)) {
        for (place, word) in group.as_chunks::<8>().0.iter().enumerate() {
            let marks = digits(u64::from_le_bytes(*word));
            // A digit behind another one begins nothing.
            let mut starts = marks & !(marks << 8);
            while starts != 0 {
                let at = index * GROUP + place * 8 + starts.trailing_zeros() as usize / 8;
                if begins(at) {
                    found(at);
                }
                starts &= starts - 1;
            }
        }
    }
    (bytes.len() - rest.len()..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && begins(*at)).for_each(found);
}

/// By itself, so that many bytes are compared at once.
#[inline(never)]
fn holds_digit(group: &[u8; GROUP]) -> bool {
    group.iter().fold(0, |any, byte| any | u8::from(byte.wrapping_sub(b'0') < 10)) != 0
}

/// The highest bit of every byte of `word` that is a digit.
#[inline]
const fn digits(word: u64) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    // What is no digit is ten or more in this form, and overflows into the highest bit of its byte.
    let form = word ^ u64::from_ne_bytes([b'0'; 8]);
    !(((form & LOW) + u64::from_ne_bytes([0x80 - 10; 8])) | form) & !LOW
}

/// Whether no letter or digit that could belong to a date stands right before `at`; scripts without spaces write
/// dates right behind a word.
fn is_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|ch| !ch.is_alphanumeric() || ('\u{3040}'..='\u{9fff}').contains(&ch))
}

/// The number that stands at byte `at`, if it has at most `most` digits, of which four fit; and where it ends.
fn number(text: &str, at: usize, most: usize) -> Option<(i16, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let len = bytes.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let digits = bytes.get(..len).filter(|digits| (1..=most).contains(&digits.len()))?;
    Some((digits.iter().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0')), at + len))
}

/// The month whose name stands at byte `at`, and where the name ends.
fn month(text: &str, at: usize) -> Option<(i8, usize)> {
    let rest = text.get(at..).filter(|rest| month::OPENINGS.fit(rest))?;
    let len = rest.find(|ch: char| !ch.is_alphabetic()).unwrap_or(rest.len());
    let word = rest.get(..len).filter(|word| (1..=month::LONGEST).contains(&word.len()))?;
    Some((month::of(word)?, at + len))
}

fn reading(year: i16, month: i16, day: i16) -> Reading {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Reading::Impossible(Impossible::Day);
    };
    if !(1..=12).contains(&month) {
        return Reading::Impossible(Impossible::Month);
    }
    Date::new(year, month, day).map_or(Reading::Impossible(Impossible::Day), Reading::Day)
}

fn year_at(text: &str, at: usize) -> Option<(i16, usize)> {
    let (year, end) = number(text, at, 4)?;
    (end - at == 4 && (1000..=2200).contains(&year) && !text.get(end..)?.starts_with(|ch: char| ch.is_alphanumeric()))
        .then_some((year, end))
}

/// `March 3, 1998`, `Nov. 29th 2025`: the date whose day begins at byte `at`; its month begins at `floor` or later.
fn from_month(text: &str, floor: usize, at: usize) -> Option<(Range<usize>, Reading)> {
    let (day, end) = number(text, at, 2)?;
    let end = ordinal(text, end);
    let rest = text.get(end..)?;
    let tail = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
    let (year, end) = year_at(text, text.len() - tail.len())?;
    let name = text.get(floor..at)?.trim_end_matches(' ').trim_end_matches('.');
    let last = floor + name.len();
    let first = last.saturating_sub(month::LONGEST).max(floor);
    let initial =
        |start: &usize| matches!(text.as_bytes()[*start], b'J' | b'F' | b'M' | b'A' | b'S' | b'O' | b'N' | b'D');
    (first..last).filter(initial).filter(|start| is_edge(text, *start)).find_map(|start| {
        let (month, _) = month(text, start).filter(|(_, end)| *end == last)?;
        Some((start..end, reading(year, i16::from(month), day)))
    })
}

fn ordinal(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..at + 2) {
        Some(b"st" | b"nd" | b"rd" | b"th" | b"er") => at + 2,
        _ => at,
    }
}

/// `2021-05-03`, `3 May 2021`, `3/5/2021`: the date that begins with the digits at byte `at`.
fn from_digit(text: &str, at: usize, order: Order) -> Option<(Range<usize>, Reading)> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|ch| matches!(ch, '/' | '-' | '.' | ':' | '$' | '#' | '_' | '€')) || !is_edge(text, at) {
        return None;
    }
    let (first, end) = number(text, at, 4)?;
    let rest = text.get(end..)?;
    if end - at == 4 {
        if let Some(tail) = rest.strip_prefix('年') {
            let (month, end) = number(text, text.len() - tail.len(), 2)?;
            let tail = text.get(end..)?.strip_prefix('月')?;
            let (day, end) = number(text, text.len() - tail.len(), 2)?;
            text.get(end..)?.strip_prefix('日')?;
            return Some((at..end + '日'.len_utf8(), reading(first, month, day)));
        }
        let sep = rest.chars().next().filter(|ch| matches!(ch, '-' | '/'))?;
        let (month, end) = number(text, end + 1, 2)?;
        text.get(end..)?.strip_prefix(sep)?;
        let (day, last) = number(text, end + 1, 2)?;
        let clear = !text.get(last..)?.starts_with(|ch: char| ch.is_ascii_digit() || ch == '-' || ch == '/');
        return (clear && (1000..=2200).contains(&first)).then(|| (at..last, reading(first, month, day)));
    }
    if end - at > 2 {
        return None;
    }
    // 3 May 2021, 3. Mai 2021, 3 de mayo de 2021
    let spaced = ordinal(text, end);
    let tail = text.get(spaced..)?.trim_start_matches('.');
    if let Some(words) = tail.strip_prefix(' ') {
        let words = words.strip_prefix("de ").unwrap_or(words);
        let (month, end) = month(text, text.len() - words.len())?;
        let rest = text.get(end..)?.trim_start_matches('.');
        let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
        let rest = rest.strip_prefix("de ").unwrap_or(rest);
        let (year, end) = year_at(text, text.len() - rest.len())?;
        return Some((at..end, reading(year, i16::from(month), first)));
    }
    let sep = rest.chars().next().filter(|ch| matches!(ch, '/' | '.' | '-'))?;
    let (second, end) = number(text, end + 1, 2)?;
    text.get(end..)?.strip_prefix(sep)?;
    let (year, end) = year_at(text, end + 1)?;
    if !(1500..=2200).contains(&year) || text.get(end..)?.starts_with(['/', '-']) {
        return None;
    }
    let (dmy, mdy) = (reading(year, second, first), reading(year, first, second));
    let read = match (sep, order, &dmy, &mdy) {
        ('.', ..) | (_, Order::Dmy, ..) => dmy,
        (_, Order::Mdy, ..) => mdy,
        (_, Order::Unknown, Reading::Day(left), Reading::Day(right)) if left != right => {
            Reading::Ambiguous { mdy: *right, dmy: *left }
        }
        (_, _, Reading::Day(_), _) => dmy,
        _ => mdy,
    };
    Some((at..end, read))
}

fn weekday_before(text: &str, at: usize) -> Option<(Range<usize>, Weekday)> {
    let from = text.floor_char_boundary(at.saturating_sub(14));
    let before = text.get(from..at)?.trim_end_matches([' ', ',']);
    let word = before.rsplit(|ch: char| !ch.is_alphabetic()).next()?;
    let lower = word.to_ascii_lowercase();
    let (_, day) = DAYS.iter().find(|(name, _)| *name == lower)?;
    let end = from + before.len();
    Some((end - word.len()..end, *day))
}
