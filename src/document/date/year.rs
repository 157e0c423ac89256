//! Where years stand: runs of four digits, which few numbers of an answer are.

/// Bytes that are looked at together: a number has a bit for each.
const GROUP: usize = 64;

/// Digits of a year.
pub(super) const LEN: usize = 4;

/// Calls `found` with the first byte of every run of exactly four digits that begins with 1 or 2.
pub(super) fn each(text: &str, mut found: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    let (groups, rest) = bytes.as_chunks::<GROUP>();
    for (index, group) in groups.iter().enumerate().filter(|(_, group)| holds_digit(group)) {
        let marks = marks(group);
        // What stands behind the group is not known here and passes for digits.
        let behind = |by: u32| (marks >> by) | !(u64::MAX >> by);
        let mut starts = marks & !(marks << 1) & behind(1) & behind(2) & behind(3);
        while starts != 0 {
            let at = index * GROUP + starts.trailing_zeros() as usize;
            if is_year(bytes, at) {
                found(at);
            }
            starts &= starts - 1;
        }
    }
    let first = bytes.len() - rest.len();
    (first..bytes.len()).filter(|at| is_year(bytes, *at)).for_each(found);
}

/// Whether a year begins at byte `at`.
fn is_year(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    matches!(bytes.get(at), Some(b'1' | b'2'))
        && (at + 1..at + LEN).all(digit)
        && !digit(at + LEN)
        && !at.checked_sub(1).is_some_and(digit)
}

/// By itself, so that many bytes are compared at once.
#[inline(never)]
fn holds_digit(group: &[u8; GROUP]) -> bool {
    group.iter().fold(0, |any, byte| any | u8::from(byte.wrapping_sub(b'0') < 10)) != 0
}

/// The bits of the digits of a group, that of the first byte lowest.
fn marks(group: &[u8; GROUP]) -> u64 {
    let words = group.as_chunks::<8>().0.iter().enumerate();
    words.fold(0, |marks, (at, word)| marks | gathered(digits(u64::from_le_bytes(*word))) << (at * 8))
}

/// The highest bit of every byte of `word` that is a digit.
const fn digits(word: u64) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    // What is no digit is ten or more in this form, and overflows into the highest bit of its byte.
    let form = word ^ u64::from_ne_bytes([b'0'; 8]);
    !(((form & LOW) + u64::from_ne_bytes([0x80 - 10; 8])) | form) & !LOW
}

/// The highest bits of eight bytes, side by side.
const fn gathered(marks: u64) -> u64 {
    (marks >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::each;

    fn years(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        each(text, |at| found.push(at));
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
