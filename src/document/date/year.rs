//! Where years stand: runs of four digits, which few numbers of an answer are.

use std::ops::Range;

/// Digits of a year.
pub(super) const LEN: usize = 4;

/// Calls `found` with the first byte of every run of exactly four digits that begins with 1 or 2.
pub(super) fn each(text: &str, found: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'1', b'2', bytes).filter(|at| is_year(bytes, *at)).for_each(found);
}

/// The same for a text whose `numbers` were found already: digits, with commas and full stops between them.
pub(super) fn each_of(text: &str, numbers: &[Range<usize>], mut found: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    for number in numbers.iter().filter(|number| number.len() >= LEN) {
        (number.start..=number.end - LEN).filter(|at| is_year(bytes, *at)).for_each(&mut found);
    }
}

/// Whether a year begins at byte `at`.
fn is_year(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    matches!(bytes.get(at), Some(b'1' | b'2'))
        && (at + 1..at + LEN).all(digit)
        && !digit(at + LEN)
        && !at.checked_sub(1).is_some_and(digit)
}

#[cfg(test)]
mod tests {
    use super::{each, each_of};
    use crate::document::number::digits;

    fn years(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        each(text, |at| found.push(at));
        let mut told = Vec::new();
        each_of(text, &digits(text).collect::<Vec<_>>(), |at| told.push(at));
        assert_eq!(found, told, "{text}");
        found
    }

    #[test]
    fn years_are_found_wherever_they_stand() {
        for at in 0..140 {
            let text = format!("{}1998{}", "x".repeat(at), "y".repeat(140 - at));
            assert_eq!(years(&text), [at]);
            for other in ["19980", "998", "3998", "12 34", "٢٠٢٥", "81998"] {
                let text = format!("{}{other}{}", "x".repeat(at), "y".repeat(140 - at));
                assert!(years(&text).is_empty(), "{text}");
            }
        }
        assert_eq!(years("2024-2025/1999"), [0, 5, 10]);
    }
}
