//! The first bytes of the words of a list: most texts open with none of them, and one look tells.

/// The bytes that a text can begin with if it opens with one of some words, in whatever case.
pub struct Openings([bool; 256]);

impl Openings {
    /// Of no words yet. Letters outside ASCII have cases that a byte does not tell, so they are always let through.
    pub const fn new() -> Self {
        let mut bytes = [false; 256];
        let mut byte = 128;
        while byte < bytes.len() {
            bytes[byte] = true;
            byte += 1;
        }
        Self(bytes)
    }

    /// Of `words`.
    pub const fn of(words: &[&str]) -> Self {
        let mut openings = Self::new();
        let mut index = 0;
        while index < words.len() {
            openings = openings.and(words[index]);
            index += 1;
        }
        openings
    }

    /// Of one word more.
    pub const fn and(mut self, word: &str) -> Self {
        let first = word.as_bytes()[0];
        self.0[first.to_ascii_lowercase() as usize] = true;
        self.0[first.to_ascii_uppercase() as usize] = true;
        self
    }

    /// Whether `text` may open with one of the words.
    pub fn fit(&self, text: &str) -> bool {
        text.as_bytes().first().is_some_and(|first| self.0[usize::from(*first)])
    }
}

/// Bytes at the beginning of a word that tell it from nearly every other.
const HEAD: usize = 3;

/// Whether `text` may open with `word`, a word in lower case of at least three bytes, going by its first letters.
pub fn alike(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    match (text.get(..HEAD), word.get(..HEAD)) {
        (Some(head), Some(own)) => !head.is_ascii() || head.eq_ignore_ascii_case(own),
        _ => false,
    }
}
