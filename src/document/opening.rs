//! How the words of a list begin: most texts open with none of them, and a look at their first letters tells.

/// The beginnings of some words, in lower case and of at least three bytes each.
pub struct Openings<const N: usize> {
    /// For every first byte the letters that come second, a bit each.
    seconds: [u32; 256],
    heads: [u32; N],
}

impl<const N: usize> Openings<N> {
    /// Of `words`. Letters outside ASCII have cases that a byte does not tell, so they are always let through.
    pub const fn of(words: &[&str; N]) -> Self {
        let mut openings = Self { seconds: [0; 256], heads: [0; N] };
        let mut byte = 128;
        while byte < openings.seconds.len() {
            openings.seconds[byte] = u32::MAX;
            byte += 1;
        }
        let mut index = 0;
        while index < N {
            let word = words[index].as_bytes();
            openings.seconds[word[0] as usize] |= letter(word[1]);
            openings.seconds[word[0].to_ascii_uppercase() as usize] |= letter(word[1]);
            openings.heads[index] = head(word[0], word[1], word[2]);
            index += 1;
        }
        openings
    }

    /// Whether `text` may open with one of the words, in whatever case.
    pub fn fit(&self, text: &str) -> bool {
        self.fit_bytes(text.as_bytes())
    }

    /// The same for a text that is looked at byte by byte.
    #[inline]
    pub fn fit_bytes(&self, text: &[u8]) -> bool {
        let [a, b, ..] = text else { return false };
        self.fit_two(*a, *b) && self.fit_head(text)
    }

    /// Where in `text` one of the words may begin.
    pub fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let bytes = text.as_bytes();
        let pairs = bytes.iter().zip(bytes.iter().skip(1)).enumerate();
        let fitting = pairs.filter(|(_, (a, b))| self.fit_two(**a, **b)).map(|(at, _)| at);
        fitting.filter(move |at| self.fit_head(bytes.get(*at..).unwrap_or_default()))
    }

    /// Whether one of the words begins with these two letters.
    fn fit_two(&self, a: u8, b: u8) -> bool {
        let seconds = self.seconds[usize::from(a)];
        seconds != 0 && seconds & letter(b) != 0
    }

    /// Whether one of the words begins with the same three letters, as far as that is known outside ASCII. Few texts come
    /// that far.
    #[inline(never)]
    fn fit_head(&self, text: &[u8]) -> bool {
        let &[a, b, c, ..] = text else { return false };
        ![a, b, c].is_ascii() || self.heads.contains(&head(a, b, c))
    }
}

/// The bit of a letter, whatever its case; all of them for a byte outside ASCII.
const fn letter(byte: u8) -> u32 {
    if byte.is_ascii() { 1 << (byte & 31) } else { u32::MAX }
}

/// Three bytes in lower case, as one number.
const fn head(a: u8, b: u8, c: u8) -> u32 {
    u32::from_be_bytes([0, a.to_ascii_lowercase(), b.to_ascii_lowercase(), c.to_ascii_lowercase()])
}

/// The words of a list of pairs.
pub const fn words<T, const N: usize>(pairs: &'static [(&'static str, T)]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut index = 0;
    while index < N {
        words[index] = pairs[index].0;
        index += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Openings;

    #[test]
    fn words_may_begin_wherever_their_first_letters_stand() {
        static OPENINGS: Openings<3> = Openings::of(&["outlook", "next steps", "展望"]);
        let places = |text| OPENINGS.places(text).collect::<Vec<_>>();
        assert_eq!(places("An Outlook and nexT"), [3, 15]);
        assert_eq!(places("Outward, new, ou"), [0]);
        assert!(places("三展望").contains(&3));
        assert!(OPENINGS.fit("OUTSIDE") && !OPENINGS.fit("on") && !OPENINGS.fit("The outlook"));
    }
}
