//! Numbers in prose: where they stand, what they are worth, and down to which digit they are told.

mod around;
mod worth;

use std::ops::Range;

use around::{is_part, scale};
pub use worth::Worth;

/// A number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its digits with the signs between them.
    pub span: Range<usize>,
    /// What the digits are worth, without the word behind them.
    pub worth: Worth,
    /// By how many places the word behind it raises it, and where that ends.
    pub scale: Option<(i32, usize)>,
    /// Whether letters or signs make it part of a name, a range, a time or a date.
    pub part: bool,
}

impl Number {
    /// The number whose digits stand at `span`; none where they are a list or a version.
    pub fn read(prose: &str, span: Range<usize>, english: bool) -> Option<Self> {
        let worth = worth::read(prose.get(span.clone())?, english)?;
        let (part, scale) = (is_part(prose, span.start, span.end), scale(prose, span.end));
        Some(Self { span, worth, scale, part })
    }

    /// What it is worth in all.
    pub fn whole(&self) -> Worth {
        self.worth.scaled(self.scale.map_or(0, |(places, _)| places))
    }

    /// Where it ends, with the word that raises it.
    pub fn end(&self) -> usize {
        self.scale.map_or(self.span.end, |(_, end)| end)
    }
}

/// What the number is worth in all whose digits stand at `span`, and where it ends with the word that raises it; whether
/// it is part of something else is not asked.
pub fn glance(prose: &str, span: Range<usize>, english: bool) -> Option<(Worth, usize)> {
    let (places, end) = scale(prose, span.end).unwrap_or((0, span.end));
    Some((worth::read(prose.get(span)?, english)?.scaled(places), end))
}

/// The numbers of `prose`. Where they are written as in `english`, a full stop is no sign between thousands.
pub fn numbers(prose: &str, english: bool) -> impl Iterator<Item = Number> {
    digits(prose).filter_map(move |span| Number::read(prose, span, english))
}

/// Where digits stand in `prose`, with the commas and full stops between them.
pub fn digits(prose: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = prose.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_digit(bytes, at)?;
        at = end(bytes, start);
        Some(start..at)
    })
}

/// Bytes that are looked at together: first for whether there is a digit, then eight by eight for where.
const GROUP: usize = 32;

/// The first digit at or after `at`.
fn next_digit(bytes: &[u8], mut at: usize) -> Option<usize> {
    let digit = |byte: &u8| byte.wrapping_sub(b'0') < 10;
    loop {
        let rest = bytes.get(at..)?;
        let Some(group) = rest.first_chunk::<GROUP>() else {
            return rest.iter().position(digit).map(|place| at + place);
        };
        if group.iter().fold(0, |any, byte| any | u8::from(digit(byte))) != 0 {
            let eights = group.as_chunks::<8>().0.iter().map(|eight| digit_marks(u64::from_le_bytes(*eight)));
            let found = eights.enumerate().find(|(_, marks)| *marks != 0);
            return found.map(|(place, marks)| at + place * 8 + marks.trailing_zeros() as usize / 8);
        }
        at += GROUP;
    }
}

/// The highest bit of each of eight bytes that is a digit.
const fn digit_marks(bytes: u64) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // Digits become 0 to 9; only with more does adding 0x76 set the highest bit.
    let values = bytes ^ 0x3030_3030_3030_3030;
    !(((values & !HIGH) + 0x7676_7676_7676_7676) | values) & HIGH
}

/// Where the number ends that begins at `at`.
fn end(bytes: &[u8], mut at: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while digit(at) || matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str, english: bool) -> Vec<f64> {
        numbers(text, english).map(|it| it.whole().value()).collect()
    }

    #[test]
    fn digits_are_read_as_their_language_writes_them() {
        for (text, english, expected) in [
            ("about 4,500 carts", true, vec![4500.0]),
            ("etwa 4.500 Karren", false, vec![4500.0]),
            ("a share of 4.125 percent", true, vec![4.125]),
            ("um 3,4 Prozent", false, vec![3.4]),
            ("1.234,5 Tonnen", false, vec![1234.5]),
            ("48.2 million euros", true, vec![48_200_000.0]),
            ("a debt of $4.5B", true, vec![4_500_000_000.0]),
            ("12,50,000 voters", true, vec![1_250_000.0]),
            ("投资 12.5 亿元", false, vec![1_250_000_000.0]),
            ("see 2,3 and 1.2.3", true, vec![]),
            ("12345678901234567890", true, vec![]),
        ] {
            assert_eq!(values(text, english), expected, "{text:?}");
        }
    }

    #[test]
    fn digits_are_found_wherever_they_stand() {
        for byte in 0..128_u8 {
            for at in 0..70 {
                let text = format!("{}{}{}", "a".repeat(at), char::from(byte), "ß".repeat(40));
                let found: Vec<_> = digits(&text).map(|it| (it.start, it.end)).collect();
                let expected = if byte.is_ascii_digit() { vec![(at, at + 1)] } else { vec![] };
                assert_eq!(found, expected, "{byte} {at}");
            }
        }
    }

    #[test]
    fn names_ranges_and_times_are_no_numbers_of_their_own() {
        for (text, parts) in [
            ("COVID-19", vec![true]),
            ("in the 1990s", vec![true]),
            ("3–5 days", vec![true, true]),
            ("at 12:30", vec![true, true]),
            ("a 12-day trip", vec![false]),
            ("in 1998.", vec![false]),
            ("人口35万人", vec![false]),
        ] {
            assert_eq!(numbers(text, true).map(|it| it.part).collect::<Vec<_>>(), parts, "{text:?}");
        }
    }

    #[test]
    fn one_more_is_counted_where_it_can_be() {
        let next = |text: &str| numbers(text, true).next().and_then(|it| it.whole().next()).map(Worth::value);
        assert_eq!(next("32 towns"), Some(33.0));
        assert_eq!(next("4,500 towns"), Some(4501.0));
        assert_eq!(next("3.5 towns"), None);
        assert_eq!(next("123456789012345 trillion"), None);
    }

    #[test]
    fn what_is_told_less_precisely_agrees() {
        let worth = |text: &str| numbers(text, true).next().map(|it| it.whole());
        for (one, other, agrees) in [
            ("4,561", "4,500", true),
            ("4,500", "4,600", false),
            ("48", "48.2", true),
            ("33", "32", false),
            ("30", "33", true),
            ("150", "200", false),
            ("1998", "1989", false),
        ] {
            let (Some(one), Some(other)) = (worth(one), worth(other)) else { panic!("no numbers") };
            assert_eq!(one.agrees(other) && other.agrees(one), agrees, "{one:?} {other:?}");
        }
    }
}
