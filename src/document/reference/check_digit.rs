//! Identifiers with a check digit: ISBN, ISSN, ORCID. A wrong one was mistyped or never given out.

use super::flaw::Flaw;

/// Signs that may stand between the digits of an ISBN; typesetters and language models write more than the hyphen.
const SEPARATORS: [char; 9] =
    ['-', ' ', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}', '\u{a0}'];

/// Digits of the longest number that is read on.
const MOST: usize = 20;

/// The digits of a number and how many bytes they take with what separates them; `X` is ten.
#[derive(Default)]
pub(super) struct Digits {
    values: Vec<u8>,
    pub(super) len: usize,
}

impl Digits {
    /// Reads on until something else comes. Where white space follows, `enough` says whether the number is complete.
    fn read(text: &str, enough: impl Fn(&[u8]) -> bool) -> Self {
        let mut digits = Self::default();
        let mut gap = true;
        for (at, ch) in text.char_indices() {
            match ch {
                '0'..='9' | 'X' | 'x' if digits.values.len() < MOST => {
                    digits.values.push(ch.to_digit(10).map_or(10, |digit| u8::try_from(digit).unwrap_or(10)));
                    digits.len = at + ch.len_utf8();
                    gap = false;
                }
                ' ' | '\u{a0}' if gap || enough(&digits.values) => break,
                _ if !gap && SEPARATORS.contains(&ch) => gap = true,
                _ => break,
            }
        }
        digits
    }

    /// The sum of the digits, each times its weight; ten may only stand last.
    fn sum(&self, weight: impl Fn(usize) -> u32) -> Option<u32> {
        let last = self.values.len().checked_sub(1)?;
        let legal = self.values.iter().enumerate().all(|(at, digit)| *digit < 10 || at == last);
        legal.then(|| self.values.iter().enumerate().map(|(at, digit)| weight(at) * u32::from(*digit)).sum())
    }

    fn is_zero(&self) -> bool {
        self.values.iter().all(|digit| *digit == 0)
    }
}

/// The digits of an ISBN that opens `text`.
pub(super) fn isbn_digits(text: &str) -> Digits {
    Digits::read(text, |digits| digits.len() >= if is_bookland(digits) { 13 } else { 10 })
}

fn is_bookland(digits: &[u8]) -> bool {
    digits.starts_with(&[9, 7, 8]) || digits.starts_with(&[9, 7, 9])
}

/// Checks an ISBN of ten or thirteen digits (ISO 2108).
pub(super) fn isbn(digits: &Digits) -> Result<(), Flaw> {
    let ten_weight = |at| 10 - u32::try_from(at).unwrap_or(0);
    let by_turns = |at| if at % 2 == 0 { 1 } else { 3 };
    match digits.values.len() {
        _ if digits.is_zero() => Err(Flaw::certain("all its digits are zero")),
        10 if digits.sum(ten_weight).is_some_and(|sum| sum % 11 == 0) => Ok(()),
        13 if !is_bookland(&digits.values) => Err(Flaw::certain("thirteen digits begin with 978 or 979")),
        // Sheet music.
        13 if digits.values.starts_with(&[9, 7, 9, 0]) => Err(Flaw::certain("979-0 is for printed music")),
        13 if digits.values.last() != Some(&10) && digits.sum(by_turns).is_some_and(|sum| sum % 10 == 0) => Ok(()),
        10 | 13 => Err(Flaw::certain("its check digit is wrong")),
        _ => Err(Flaw::certain("it has neither ten nor thirteen digits")),
    }
}

/// The digits of an ISSN that opens `text`.
pub(super) fn issn_digits(text: &str) -> Digits {
    Digits::read(text, |digits| digits.len() >= 8)
}

/// Checks an ISSN (ISO 3297).
pub(super) fn issn(digits: &Digits) -> Result<(), Flaw> {
    let weight = |at| 8 - u32::try_from(at).unwrap_or(0);
    match digits.values.len() {
        8 if digits.is_zero() => Err(Flaw::certain("all its digits are zero")),
        8 if digits.sum(weight).is_some_and(|sum| sum % 11 == 0) => Ok(()),
        8 => Err(Flaw::certain("its check digit is wrong")),
        _ => Err(Flaw::certain("it has not eight digits")),
    }
}

/// Checks an ORCID iD: four groups of four, the last sign by ISO 7064 MOD 11-2.
pub(super) fn orcid(text: &str) -> Result<(), Flaw> {
    let bytes = text.as_bytes();
    let form = bytes.len() == 19
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 9 | 14 => *byte == b'-',
            18 => byte.is_ascii_digit() || *byte == b'X',
            _ => byte.is_ascii_digit(),
        });
    if !form {
        return Err(Flaw::certain("it is not four groups of four digits"));
    }
    let digits = bytes.iter().take(18).filter(|byte| byte.is_ascii_digit());
    let total = digits.fold(0, |total, digit| (total + u32::from(digit - b'0')) * 2 % 11);
    let check = (12 - total) % 11;
    let written = bytes.last().map_or(11, |last| if *last == b'X' { 10 } else { u32::from(last - b'0') });
    if check == written { Ok(()) } else { Err(Flaw::certain("its check digit is wrong")) }
}
