//! Words of data files that are asked for at nearly every word of a text: most of those are told by length and first
//! letter alone.

use foldhash::HashSet;
use serde::Deserialize;

/// What lengths words have, by their first letters. Letters that differ only in case, and few others, are not told apart.
#[derive(Default)]
pub struct Shapes([u64; 32]);

impl Shapes {
    /// Adds the shape of a word.
    pub fn add(&mut self, word: &str) {
        if let Some((place, length)) = shape(word) {
            self.0[place] |= length;
        }
    }

    /// Whether a word of this shape was added.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        shape(word).is_some_and(|(place, length)| self.0[place] & length != 0)
    }
}

/// The place of a word's first byte, and the bit of its length in bytes; the last bit stands for all lengths from there on.
#[inline]
fn shape(word: &str) -> Option<(usize, u64)> {
    let first = word.as_bytes().first()?;
    Some((usize::from(first & 31), 1 << word.len().min(63)))
}

/// A set of words.
#[derive(Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordSet {
    words: HashSet<String>,
    shapes: Shapes,
}

impl From<Vec<String>> for WordSet {
    fn from(words: Vec<String>) -> Self {
        let mut shapes = Shapes::default();
        for word in &words {
            shapes.add(word);
            // Letters beyond ASCII can have other shapes in upper case.
            if !word.is_ascii() {
                shapes.add(&word.to_uppercase());
                shapes.add(&capitalised(word));
            }
        }
        Self { words: words.into_iter().collect(), shapes }
    }
}

impl WordSet {
    /// Whether it holds `word`, just so.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.shapes.has(word) && self.words.contains(word)
    }

    /// Whether it holds `word` or, if it stands in lower case there, that in lower case.
    #[inline]
    pub fn holds(&self, word: &str) -> bool {
        self.shapes.has(word) && self.finds(word)
    }

    /// By itself, as it is seldom asked.
    #[inline(never)]
    fn finds(&self, word: &str) -> bool {
        self.words.contains(word)
            || word.contains(char::is_uppercase) && self.words.contains(word.to_lowercase().as_str())
    }

    /// Whether it holds nothing.
    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn case_counts_only_where_it_is_asked_for() {
        let set = WordSet::from(["ferry", "USD", "zürich", "ⱥre"].map(str::to_owned).to_vec());
        for (word, contained, held) in [
            ("ferry", true, true),
            ("Ferry", false, true),
            ("FERRY", false, true),
            ("ferries", false, false),
            ("USD", true, true),
            ("usd", false, false),
            ("Zürich", false, true),
            ("ZÜRICH", false, true),
            ("Ⱥre", false, true),
            ("", false, false),
        ] {
            assert_eq!((set.contains(word), set.holds(word)), (contained, held), "{word:?}");
        }
    }
}
