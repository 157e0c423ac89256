//! The words of a text, cheaply: nearly all their letters are ASCII.

/// What each byte is in a run: outside it, inside it, or part of a character beyond ASCII.
pub type Narrow = [u8; 256];

const OUTSIDE: u8 = 0;
const INSIDE: u8 = 1;
const WIDE: u8 = 2;

/// Letters, digits and `signs`.
pub const fn letters_and(signs: &[u8]) -> Narrow {
    let mut table = [WIDE; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = if byte.is_ascii_alphanumeric() { INSIDE } else { OUTSIDE };
        byte += 1;
    }
    with(table, signs, INSIDE)
}

/// All but `signs`.
pub const fn all_but(signs: &[u8]) -> Narrow {
    let mut table = [WIDE; 256];
    let (ascii, _) = table.split_at_mut(128);
    let mut byte = 0;
    while byte < ascii.len() {
        ascii[byte] = INSIDE;
        byte += 1;
    }
    with(table, signs, OUTSIDE)
}

const fn with(mut table: Narrow, signs: &[u8], class: u8) -> Narrow {
    let mut index = 0;
    while index < signs.len() {
        table[signs[index] as usize] = class;
        index += 1;
    }
    table
}

/// Letters and digits.
pub static LETTERS: Narrow = letters_and(b"");

/// The runs of letters and digits of `text`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    runs(text, &LETTERS, is_letter)
}

/// Whether a character beyond ASCII is a letter or a digit.
pub fn is_letter(ch: char) -> bool {
    // Dashes and quotation marks, by far the most frequent of those that are none.
    !matches!(ch, '‐'..='„') && ch.is_alphanumeric()
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
        let class = if inside { INSIDE } else { OUTSIDE };
        let (bytes, narrow) = (self.text.as_bytes(), self.narrow);
        loop {
            while at < bytes.len() && narrow[usize::from(bytes[at])] == class {
                at += 1;
            }
            match self.wide_at(at) {
                Some((is_inside, len)) if is_inside == inside => at += len,
                _ => return at,
            }
        }
    }

    /// The character beyond ASCII at `at`: whether it belongs to runs, and its bytes.
    fn wide_at(&self, at: usize) -> Option<(bool, usize)> {
        self.text.as_bytes().get(at).filter(|byte| !byte.is_ascii())?;
        let ch = self.text.get(at..)?.chars().next()?;
        Some(((self.wide)(ch), ch.len_utf8()))
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

/// Parts `text` behind every character that belongs to no run; each run keeps the one behind it.
pub fn tokens<'t, W: Fn(char) -> bool>(
    text: &'t str,
    narrow: &'static Narrow,
    wide: W,
) -> impl Iterator<Item = &'t str> {
    let mut runs = runs(text, narrow, wide);
    std::iter::from_fn(move || {
        let (start, end) = (runs.at, runs.turn(runs.at, true));
        let sign = text.get(end..).and_then(|rest| rest.chars().next());
        runs.at = end + sign.map_or(0, char::len_utf8);
        text.get(start..runs.at).filter(|token| !token.is_empty())
    })
}

/// A word without the signs round it.
pub fn bare(word: &str) -> &str {
    let bytes = word.as_bytes();
    let is_sign = |at: usize| LETTERS[usize::from(bytes[at])] == OUTSIDE;
    let (mut start, mut end) = (0, bytes.len());
    while start < end && is_sign(start) {
        start += 1;
    }
    while start < end && is_sign(end - 1) {
        end -= 1;
    }
    let bare = word.get(start..end).unwrap_or("");
    let wide = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
    if wide(bytes.get(start)) || end > start && wide(bytes.get(end - 1)) {
        return bare.trim_matches(|ch: char| !ch.is_alphanumeric());
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::{Narrow, all_but, bare, letters_and, runs, tokens, words};

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
    fn tokens_keep_the_sign_behind_them() {
        static SPACES: Narrow = all_but(b" ");
        let parted = |text| tokens(text, &SPACES, |ch| ch != '—');
        assert!(parted("Élan  sank—it’s so.").eq(["Élan ", " ", "sank—", "it’s ", "so."]));
        assert!(parted("").next().is_none());
    }

    #[test]
    fn signs_round_words() {
        assert_eq!(["(a)", "a", "U.S.", "“Élan”,", "…", ""].map(bare), ["a", "a", "U.S", "Élan", "", ""]);
    }
}
