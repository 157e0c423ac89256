//! Numbers at first sight: what they are worth, and with what letters the words behind them begin. Most answers have no two
//! numbers that are near each other with the same letters behind them, so that nothing more need be asked.

use std::ops::Range;

use super::MANY;
use super::count::{MONEY, OTHER};
use crate::document::number::{Worth, glance};

/// A number at first sight.
pub struct Sight {
    /// The same for numbers of the same quantity.
    class: u32,
    pub digits: Range<usize>,
    /// Where it ends, with its scale.
    pub end: usize,
    worth: Worth,
    /// `32 other countries` are one more.
    other: bool,
}

impl Sight {
    /// The number at `digits`, if it can be read.
    pub fn of(prose: &str, digits: &Range<usize>) -> Option<Self> {
        let (worth, end) = glance(prose, digits.clone(), true)?;
        let behind = prose.get(end..)?;
        let word = behind.strip_prefix(BLANKS).unwrap_or(behind);
        let rest = word.strip_prefix(OTHER).and_then(|rest| rest.strip_prefix(BLANKS));
        let last = digits.start.checked_sub(1).and_then(|at| prose.as_bytes().get(at));
        let money = || prose.get(..digits.start)?.chars().next_back().filter(|sign| MONEY.contains(sign));
        let class = match last.filter(|byte| matches!(byte, b'$' | 0x80..)).and_then(|_| money()) {
            Some(sign) => u32::from(sign),
            None => letters(rest.unwrap_or(word)),
        };
        Some(Self { class, digits: digits.clone(), end, worth, other: rest.is_some() })
    }
}

/// Blanks before a word.
const BLANKS: [char; 2] = [' ', '\u{a0}'];

/// The first three letters of a word: those that differ in a plural ending have no less. A sign of percent is a word.
fn letters(word: &str) -> u32 {
    let word = if word.starts_with('%') { "per" } else { word };
    let letters = word.bytes().take(3).take_while(u8::is_ascii_alphanumeric);
    letters.fold(1, |class, byte| class << 8 | u32::from(byte.to_ascii_lowercase()))
}

/// Takes out the numbers that no other one of their class contradicts: none of two is `near` another.
pub fn sift(sights: &mut Vec<Sight>, near: impl Fn(Worth, Worth) -> bool) {
    sights.sort_unstable_by_key(|it| (it.class, it.digits.start));
    let mut kept = Vec::with_capacity(sights.len());
    for same in sights.chunk_by(|one, next| one.class == next.class) {
        let pairs =
            || same.iter().enumerate().flat_map(|(at, one)| same.iter().skip(at + 1).map(move |next| (one, next)));
        let may =
            same.len() > MANY || pairs().any(|(one, next)| one.other || next.other || near(one.worth, next.worth));
        kept.extend(same.iter().map(|_| may));
    }
    let mut kept = kept.into_iter();
    sights.retain(|_| kept.next().unwrap_or(false));
}
