//! What a number counts: the noun behind it, and the words before it that make it a bound.

use std::ops::Range;

use super::{is_one_of, mix};
use crate::document::content;
use crate::document::number::{Number, Worth};
use crate::text::TextSpan;

/// In what direction a number is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    None,
    /// `more than`
    Least,
    /// `up to`
    Most,
}

impl Bound {
    /// Whether a number with this bound allows for `other`.
    pub fn allows(self, worth: Worth, other: Worth) -> bool {
        match self {
            Self::None => false,
            Self::Least => other.value() >= worth.value(),
            Self::Most => other.value() <= worth.value(),
        }
    }
}

/// What a number counts.
#[derive(Debug, Clone)]
pub struct Count {
    /// The same for the same noun with the same words before it.
    pub key: u64,
    /// The noun, in the text.
    pub noun: TextSpan,
    /// The unit or the one word behind the number, for messages.
    pub unit: TextSpan,
    /// The number.
    pub number: Number,
    /// `32 other countries` leaves one out.
    pub other: bool,
}

/// Words between a number and its noun.
const BETWEEN: usize = 3;
/// Nouns that measure: of one thing many lengths, times and shares are told.
const MEASURES: [&str; 58] = [
    "years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries", "times", "points", "degrees", "miles",
    "metres", "meters", "kilometres", "kilometers", "feet", "inches", "yards", "acres", "hectares", "tons", "tonnes", "pounds", "dollars",
    "euros", "cents", "rupees", "yen", "pesos", "yuan", "grams", "kilograms", "litres", "liters", "gallons", "barrels", "watts",
    "megawatts", "gigawatts", "volts", "bytes", "bits", "pixels", "tokens", "calories", "percentiles", "basis", "nights", "generations",
    "parts", "others", "episodes", "pages", "words", "ways", "steps",
];
/// Plurals without an s.
const PLURALS: [&str; 6] = ["people", "men", "women", "children", "police", "personnel"];
/// Words that end in s and are no plural.
const NO_PLURALS: [&str; 12] =
    ["versus", "plus", "minus", "across", "always", "perhaps", "besides", "towards", "sometimes", "does", "goes", "says"];
/// Words behind a number or before it that make it one of several.
const PARTS: [&str; 14] = [
    "more", "additional", "new", "extra", "further", "another", "remaining", "first", "last", "next", "fewer", "less", "different", "such",
];

/// Bytes of the longest words that a message shows behind a number.
const SHOWN: usize = 30;

/// What a message shows behind a number: its scale, and the words up to the noun if they are few.
fn unit(number: &Number, noun: TextSpan) -> TextSpan {
    let end = if noun.end - number.end() <= SHOWN { noun.end } else { number.end() };
    TextSpan::new(number.span.start, end)
}

/// Whether what stands round the digits can make them a count or a measure.
pub fn may_count(prose: &str, digits: &Range<usize>) -> bool {
    let bytes = prose.as_bytes();
    let before = digits.start.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let money = matches!(before, b'$' | 0x80..=0xFF);
    let behind = bytes.get(digits.end..digits.end + 2).unwrap_or_default();
    let unit = matches!(behind, [b'%' | 0x80..=0xFF, _] | [b' ', b'%' | b'A'..=b'Z' | b'a'..=b'z']);
    money || unit && matches!(before, b' ' | b'(' | b'\n')
}

impl Count {
    pub fn of(prose: &str, number: &Number) -> Option<Self> {
        let end = number.end();
        let after = prose.get(end..)?.strip_prefix([' ', '\u{a0}'])?;
        if !after.starts_with(|ch: char| ch.is_ascii_alphabetic()) {
            return None;
        }
        let base = end + prose.get(end..)?.len() - after.len();
        let (mut at, mut key, mut other) = (0, 0, false);
        for place in 0..=BETWEEN {
            let rest = after.get(at..)?;
            let len = rest.find(|ch: char| !(ch.is_alphanumeric() || matches!(ch, '-' | '‑' | '\'' | '’'))).unwrap_or(rest.len());
            let word = rest.get(..len)?;
            if place == 0 && word == "other" {
                other = true;
            } else if is_plural(word) {
                let money = prose.get(..number.span.start).is_some_and(|it| it.ends_with(MONEY));
                let noun = TextSpan::from(base + at..base + at + len);
                return (!money && !is_one_of(&MEASURES, word)).then(|| Self { key: mix(key, word), noun, unit: unit(number, noun), number: number.clone(), other });
            } else if word.is_empty() || is_one_of(&PARTS, word) || content::is_idle(word) && !matches!(word, "and" | "or") {
                return None;
            } else {
                key = mix(key, word);
            }
            if !rest.get(len..)?.starts_with([' ', '\u{a0}']) {
                return None;
            }
            at += len + rest.get(len..)?.chars().next().map_or(0, char::len_utf8);
        }
        None
    }

    /// How many there are in all where a number tells `worth`.
    pub fn total(&self, worth: Worth) -> Worth {
        if self.other { worth.next().unwrap_or(worth) } else { worth }
    }
}

fn is_plural(word: &str) -> bool {
    let ends = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    (ends || PLURALS.contains(&word)) && !NO_PLURALS.contains(&word) && !word.ends_with("’s") && !word.ends_with("'s")
        && word.starts_with(|ch: char| ch.is_ascii_lowercase())
}

/// Signs of currencies before a number.
pub const MONEY: [char; 5] = ['$', '€', '£', '¥', '₹'];
/// Bytes before a number that are looked at.
const BEFORE: usize = 40;

/// How the words before a number bound it, in a text; none where they make it part of a range, of several or of a change.
pub fn bound(prose: &str, number: &Number) -> Option<Bound> {
    let start = number.span.start;
    let from = prose.floor_char_boundary(start.saturating_sub(BEFORE));
    let before = prose.get(from..start)?;
    if before.ends_with(['+', '-', '−', '–', '~', '<', '>', '≥', '≤', '=']) {
        return None;
    }
    let mut words = before.trim_end_matches(MONEY).split([' ', '\u{a0}']).rev().filter(|word| !word.is_empty());
    let (last, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let third = words.next().unwrap_or("");
    if is_one_of(&PARTS, last) || is_one_of(&["between", "other", "of", "by"], last) {
        return None;
    }
    let after = prose.get(number.end()..prose.ceil_char_boundary((number.end() + BEFORE).min(prose.len())))?;
    if last == "from" && after.split(' ').any(|word| word == "to") {
        return None;
    }
    let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let lower = matches!(last, "over" | "above" | "exceeding" | "exceeds" | "exceeded" | "surpassing" | "surpassed" | "minimum")
        || last == "than" && is_one_of(&["more", "greater", "larger", "higher", "other"], second)
        || last == "least" && second == "at"
        || prose.get(number.end()..).is_some_and(|rest| rest.starts_with('+'));
    let upper = matches!(last, "nearly" | "almost" | "under" | "below" | "approaching" | "maximum")
        || last == "than" && is_one_of(&["fewer", "less", "lower"], second)
        || last == "to" && is_one_of(&["up", "close"], second)
        || last == "most" && second == "at";
    match last {
        _ if lower => Some(Bound::Least),
        _ if upper => Some(Bound::Most),
        "to" | "than" => None,
        "and" | "or" if digits(second) || digits(third) => None,
        _ => Some(Bound::None),
    }
}
