//! The words of a text, cheaply: nearly all their letters are ASCII.

/// Which ASCII characters belong to a run.
pub type Narrow = [bool; 128];

/// Letters, digits and `signs`.
pub const fn letters_and(signs: &[u8]) -> Narrow {
    let mut table = [false; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < signs.len() {
        table[signs[index] as usize] = true;
        index += 1;
    }
    table
}

/// Letters and digits.
pub static LETTERS: Narrow = letters_and(b"");

/// The runs of letters and digits of `text`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    runs(text, &LETTERS, char::is_alphanumeric)
}

/// The runs of characters of `text` that are `narrow`, if they are ASCII, or else `wide`.
pub fn runs<'t, W: Fn(char) -> bool>(text: &'t str, narrow: &'static Narrow, wide: W) -> Runs<'t, W> {
    Runs { text, at: 0, narrow, wide }
}

/// See [`runs`].
pub struct Runs<'t, W> {
    text: &'t str,
    at: usize,
    narrow: &'static Narrow,
    wide: W,
}

impl<W: Fn(char) -> bool> Runs<'_, W> {
    /// The first place at or after `at` where characters of runs begin, or end if they stand there `inside` one.
    #[inline]
    fn turn(&self, mut at: usize, inside: bool) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            while bytes.get(at).and_then(|byte| self.narrow.get(usize::from(*byte))) == Some(&inside) {
                at += 1;
            }
            if bytes.get(at).is_none_or(u8::is_ascii) {
                return at;
            }
            match self.text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(ch) if (self.wide)(ch) == inside => at += ch.len_utf8(),
                _ => return at,
            }
        }
    }
}

impl<'t, W: Fn(char) -> bool> Iterator for Runs<'t, W> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        let start = self.turn(self.at, false);
        self.at = self.turn(start, true);
        self.text.get(start..self.at).filter(|run| !run.is_empty())
    }
}

/// A word without the signs round it.
pub fn bare(word: &str) -> &str {
    let bytes = word.as_bytes();
    let counts = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let Some(first) = bytes.iter().position(counts) else { return "" };
    let last = bytes.iter().rposition(counts).unwrap_or(first);
    if bytes[first].is_ascii() && bytes[last].is_ascii() {
        return word.get(first..=last).unwrap_or("");
    }
    word.trim_matches(|ch: char| !ch.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{Narrow, bare, letters_and, runs, words};

    #[test]
    fn words_of_any_script() {
        static HYPHENS: Narrow = letters_and(b"-");
        let hyphened = |text| runs(text, &HYPHENS, char::is_alphanumeric);
        assert!(hyphened("“It’s a tide-gauge”, Élan 3.").eq(["It", "s", "a", "tide-gauge", "Élan", "3"]));
        assert!(words("a tide-gauge").eq(["a", "tide", "gauge"]));
        assert!(words("- 桥很长。").eq(["桥很长"]));
        assert!(words(" … ").next().is_none());
        assert!(words("").next().is_none());
    }

    #[test]
    fn signs_round_words() {
        assert_eq!(["(a)", "a", "U.S.", "“Élan”,", "…", ""].map(bare), ["a", "a", "U.S", "Élan", "", ""]);
    }
}
