//! How the words of a list begin: most texts open with none of them, and a look at their first letters tells.

/// Bytes at the beginning of a word that tell it from nearly every other.
const HEAD: usize = 3;

/// The beginnings of some words, in lower case and of at least three bytes each.
pub struct Openings<const N: usize> {
    bytes: [bool; 256],
    heads: [u32; N],
}

impl<const N: usize> Openings<N> {
    /// Of `words`. Letters outside ASCII have cases that a byte does not tell, so they are always let through.
    pub const fn of(words: &[&str; N]) -> Self {
        let mut openings = Self { bytes: [false; 256], heads: [0; N] };
        let mut byte = 128;
        while byte < openings.bytes.len() {
            openings.bytes[byte] = true;
            byte += 1;
        }
        let mut index = 0;
        while index < N {
            let word = words[index].as_bytes();
            openings.bytes[word[0] as usize] = true;
            openings.bytes[word[0].to_ascii_uppercase() as usize] = true;
            openings.heads[index] = head(word[0], word[1], word[2]);
            index += 1;
        }
        openings
    }

    /// Whether `text` may open with one of the words, in whatever case.
    pub fn fit(&self, text: &str) -> bool {
        let text = text.as_bytes();
        if !text.first().is_some_and(|first| self.bytes[usize::from(*first)]) {
            return false;
        }
        match text.get(..HEAD) {
            Some(&[a, b, c]) if [a, b, c].is_ascii() => self.heads.contains(&head(a, b, c)),
            Some(_) => true,
            None => false,
        }
    }
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
