//! Words that texts are asked to open with, in whatever case: told by their first letters, since most open with none.

use serde::Deserialize;

/// Words by the last five bits of their first bytes, which do not tell cases apart.
#[derive(Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Beginnings([Vec<String>; 32]);

impl From<Vec<String>> for Beginnings {
    fn from(words: Vec<String>) -> Self {
        let mut beginnings = Self::default();
        for word in words {
            if let Some(first) = word.as_bytes().first() {
                beginnings.0[usize::from(first & 31)].push(word);
            }
        }
        beginnings
    }
}

impl Beginnings {
    /// Whether `text` opens with one of the words as a whole, whatever signs stand before it and whatever its case.
    pub fn open(&self, text: &str) -> bool {
        let bare = text.trim_start_matches(|ch: char| !ch.is_alphanumeric());
        let Some(first) = bare.as_bytes().first() else { return false };
        self.0[usize::from(first & 31)].iter().any(|word| {
            bare.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
                && !bare.get(word.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Beginnings;

    #[test]
    fn words_open_a_text_as_a_whole() {
        let words = Beginnings::from(["for example", "überhaupt", "e.g."].map(str::to_owned).to_vec());
        for text in ["For example, it sank.", "“FOR EXAMPLE”", "überhaupt nicht", "e.g. Norvik"] {
            assert!(words.open(text), "{text:?}");
        }
        for text in ["For examples of it", "for exam", "So, for example", "", "…"] {
            assert!(!words.open(text), "{text:?}");
        }
    }
}
