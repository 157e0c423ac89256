//! Which words can be finite verbs.

use super::lexicon::{List, lexicon};

/// Words, in the sense of runs between white space that hold a letter or digit.
pub fn word_count(prose: &str) -> usize {
    prose.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether a word can be a finite verb.
pub fn is_finite_verb(word: &str) -> bool {
    looks_finite(word.as_bytes()) || lexicon().lists_of(word).has(List::Verbs)
}

/// Whether the ending of a word makes it a finite verb, or a noun that looks like one.
pub(super) fn looks_finite(word: &[u8]) -> bool {
    let [.., before, last] = word else { return false };
    if word.len() <= 3 {
        return false;
    }
    match (before.to_ascii_lowercase(), last.to_ascii_lowercase()) {
        (b'e', b'd' | b's') => true,
        (b's' | b'u', b's') => false,
        (_, last) => last == b's',
    }
}
