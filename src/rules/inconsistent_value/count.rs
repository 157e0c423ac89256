//! What a number counts: the noun behind it, and the words before it that make it a bound.

use std::ops::Range;
use std::sync::LazyLock;

use super::{is_one_of, mix};
use crate::document::content;
use crate::document::number::{Number, Worth};
use crate::document::word_set::WordSet;
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

/// What the digits of a number count or measure, told before the number is read: most quantities have one value.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The same for the same noun with the same words before it.
    pub key: u64,
    /// The noun, in the text.
    pub noun: TextSpan,
    /// Whether a noun is counted, not something measured.
    pub counts: bool,
    /// `32 other countries` leaves one out.
    pub other: bool,
}

/// What a number counts.
#[derive(Debug, Clone)]
pub struct Count {
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
static MEASURES: LazyLock<WordSet> = LazyLock::new(|| {
    let words = [
    "years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries", "times", "points", "degrees", "miles",
    "metres", "meters", "kilometres", "kilometers", "feet", "inches", "yards", "acres", "hectares", "tons", "tonnes", "pounds", "dollars",
    "euros", "cents", "rupees", "yen", "pesos", "yuan", "grams", "kilograms", "litres", "liters", "gallons", "barrels", "watts",
    "megawatts", "gigawatts", "volts", "bytes", "bits", "pixels", "tokens", "calories", "percentiles", "basis", "nights", "generations",
    "parts", "others", "episodes", "pages", "words", "ways", "steps",
];
    WordSet::from(words.map(str::to_owned).to_vec())
});
/// Plurals without an s.
const PLURALS: [&str; 6] = ["people", "men", "women", "children", "police", "personnel"];
/// Words that end in s and are no plural.
const NO_PLURALS: [&str; 12] =
    ["versus", "plus", "minus", "across", "always", "perhaps", "besides", "towards", "sometimes", "does", "goes", "says"];
/// Words behind a number or before it that make it one of several.
static PARTS: LazyLock<WordSet> = LazyLock::new(|| {
    let words = [
    "more", "additional", "new", "extra", "further", "another", "remaining", "first", "last", "next", "fewer", "less", "different", "such",
];
    WordSet::from(words.map(str::to_owned).to_vec())
});

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

impl Quantity {
    /// What the number counts whose digits begin at `start`, and which ends, with its scale, at `end`.
    pub fn counted(prose: &str, start: usize, end: usize) -> Option<Self> {
        let after = prose.get(end..)?.strip_prefix([' ', '\u{a0}'])?;
        if !after.starts_with(|ch: char| ch.is_ascii_alphabetic()) || prose.get(..start)?.ends_with(MONEY) {
            return None;
        }
        let base = prose.len() - after.len();
        let mut words = [""; BETWEEN + 1];
        let (mut at, mut other) = (0, false);
        for place in 0..=BETWEEN {
            let rest = after.get(at..)?;
            let word = word(rest);
            if place == 0 && word == OTHER {
                other = true;
            } else if is_plural(word) {
                let noun = TextSpan::from(base + at..base + at + word.len());
                let before = words.iter().filter(|it| !it.is_empty()).fold(0, |key, it| mix(key, it));
                return (!is_listed(&MEASURES, word)).then(|| Self { key: mix(before, word), noun, counts: true, other });
            } else if word.is_empty() || is_listed(&PARTS, word) || content::is_idle(word) && !matches!(word, "and" | "or") {
                return None;
            } else {
                words[place] = word;
            }
            let behind = rest.get(word.len()..)?;
            at += word.len() + behind.strip_prefix([' ', '\u{a0}']).map(|left| behind.len() - left.len())?;
        }
        None
    }
}

/// `32 other countries`
pub const OTHER: &str = "other";

/// The word with which `text` begins.
fn word(text: &str) -> &str {
    let outside = |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\''));
    let narrow = text.bytes().position(|byte| outside(&byte)).unwrap_or(text.len());
    let wide = |ch: char| !(ch.is_alphanumeric() || matches!(ch, '-' | '‑' | '\'' | '’'));
    let len = match text.as_bytes().get(narrow) {
        Some(0x80..) => text.find(wide).unwrap_or(text.len()),
        _ => narrow,
    };
    text.get(..len).unwrap_or("")
}

/// Whether `word` is in a list of words of ASCII, in whatever case.
fn is_listed(list: &WordSet, word: &str) -> bool {
    list.holds(word) && word.is_ascii()
}

impl Count {
    /// That of `number`, which counts or measures `quantity`.
    pub fn of(number: Number, quantity: &Quantity) -> Self {
        let noun = quantity.noun;
        let unit = if quantity.counts { unit(&number, noun) } else { noun };
        Self { noun, unit, number, other: quantity.other }
    }

    /// How many there are in all where a number tells `worth`.
    pub fn total(&self, worth: Worth) -> Worth {
        if self.other { worth.next().unwrap_or(worth) } else { worth }
    }
}

fn is_plural(word: &str) -> bool {
    let (first, last) = (word.as_bytes().first(), word.as_bytes().last());
    if !first.is_some_and(u8::is_ascii_lowercase) || !matches!(last, Some(b's' | b'e' | b'n' | b'l')) {
        return false;
    }
    let ends = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    (ends || PLURALS.contains(&word)) && !NO_PLURALS.contains(&word) && !word.ends_with("’s") && !word.ends_with("'s")
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
    if is_listed(&PARTS, last) || is_one_of(&["between", "other", "of", "by"], last) {
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
