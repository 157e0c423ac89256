//! Words, and which of them can be finite verbs.

use super::cues::cues;

/// Words, in the sense of runs between white space that hold a letter or digit.
pub fn word_count(prose: &str) -> usize {
    prose.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether a word can be a finite verb.
pub fn is_finite_verb(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    cues().verbs.has(&lower)
        || lower.len() > 3
            && (lower.ends_with("ed")
                || lower.ends_with("es")
                || lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us"))
}

/// Whether a finite verb stands in the text.
pub fn has_finite_verb(prose: &str) -> bool {
    prose
        .split(|ch: char| !ch.is_alphanumeric())
        .any(|word| !word.is_empty() && (is_finite_verb(word) || !word.is_ascii()))
}
