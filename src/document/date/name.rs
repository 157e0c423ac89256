//! Names of months and weekdays, looked up in whatever case.

use std::ops::Range;

use jiff::civil::Weekday;

use super::form::word_before;

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// The month that a word names.
pub(super) fn month(word: &str) -> Option<i16> {
    number(MONTHS, word).map(i16::from)
}

/// Bytes of the longest word that is lowered in place.
const SHORT: usize = 24;

/// The number of a word in a sorted list.
fn number(names: &[(&str, i8)], word: &str) -> Option<i8> {
    let look_up = |lower: &[u8]| {
        let place = names.binary_search_by(|(name, _)| name.as_bytes().cmp(lower)).ok()?;
        names.get(place).map(|(_, number)| *number)
    };
    if !word.is_ascii() {
        return look_up(word.to_lowercase().as_bytes());
    }
    let mut lower = [0; SHORT];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    look_up(lower)
}

/// The weekday that stands right before byte `at`, with a comma, a full stop or nothing in between.
pub(super) fn weekday_before(text: &str, at: usize) -> Option<(Range<usize>, Weekday)> {
    let before = text.get(..at)?.trim_end_matches([' ', ',']);
    let before = before.strip_suffix('.').unwrap_or(before);
    let start = word_before(text, before.len())?;
    let word = text.get(start..before.len())?;
    // Short forms are other words, too: `sat`, `Sun`.
    let short = word.len() <= 5 && word.is_ascii() && !word.ends_with('i');
    if short && !(word.starts_with(char::is_uppercase) && text.get(before.len()..at)?.starts_with([',', '.'])) {
        return None;
    }
    let day = Weekday::from_monday_one_offset(number(WEEKDAYS, word)?).ok()?;
    Some((start..before.len(), day))
}
