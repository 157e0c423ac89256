//! What tells the language around a full stop, cheaply and within a bounded stretch.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

/// Whether a word opens sentences only where the text is not English.
static OPENERS: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let mut guarded = false;
    let mut words = HashMap::new();
    for line in include_str!("../../../data/openers.txt").lines() {
        match line.split('#').next().unwrap_or("").trim() {
            "[clear]" => guarded = false,
            "[guarded]" => guarded = true,
            line => {
                for word in line.split_whitespace() {
                    words.entry(word).or_insert(guarded);
                }
            }
        }
    }
    words
});

/// Whether `word` opens sentences in a language other than English, which the sentence before it must not speak.
pub fn opens_elsewhere(word: &str, before: &str) -> bool {
    OPENERS.get(word).is_some_and(|&guarded| !guarded || !is_english(before, ""))
}

/// Words that English text can hardly do without and that are not words of its neighbours, as `will` and `her` are.
const ENGLISH: [&str; 48] = [
    "the", "and", "that", "this", "with", "from", "you", "they", "not", "she", "his", "are", "were", "your", "which",
    "would", "it", "it's", "I'm", "I've", "I'd", "don't", "didn't", "can't", "isn't", "there", "what", "their", "our",
    "about", "The", "This", "They", "could", "should", "because", "these", "those", "them", "who", "when", "how",
    "any", "some", "into", "than", "has", "us",
];

/// Bytes on each side that are looked at for words of English.
const BEFORE: usize = 160;
const BEHIND: usize = 80;

fn tail(text: &str) -> &str {
    text.get(text.floor_char_boundary(text.len().saturating_sub(BEFORE))..).unwrap_or("")
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(BEHIND.min(text.len()))).unwrap_or("")
}

/// Whether words of English stand at the end of `before` or at the start of `behind`.
pub fn is_english(before: &str, behind: &str) -> bool {
    tail(before)
        .split_whitespace()
        .chain(head(behind).split_whitespace())
        .any(|word| ENGLISH.contains(&word.trim_matches(|ch: char| !ch.is_alphanumeric())))
}

/// Words before a number with a full stop that make it an ordinal, as in `der 2. Weltkrieg`.
const BEFORE_ORDINALS: [&str; 18] = [
    "der", "die", "das", "dem", "den", "des", "im", "am", "vom", "zum", "zur", "beim", "ab", "seit", "bis", "ins",
    "det", "und",
];

/// Whether the last word of `before` announces an ordinal.
pub fn announces_ordinal(before: &str) -> bool {
    let last = tail(before).trim_end().rsplit(' ').next().unwrap_or("");
    BEFORE_ORDINALS.contains(&last) && !is_english(before, "")
}

/// Letters of languages that write ordinals with a full stop.
const ORDINAL_LETTERS: &str = "čšžěřůďťňľőűłąęśźäöüßåøæČŠŽŘĽÄÖÜÅØÆ";

/// Whether a full stop behind a Roman number makes it an ordinal: `XII. pluk`, but `Louis XIV. Marie`.
pub fn roman_ordinal(word: &str, before: &str, behind: &str) -> bool {
    let marked = |text: &str| text.contains(|ch| ORDINAL_LETTERS.contains(ch));
    is_roman(word) && (marked(tail(before)) || marked(head(behind)))
}

/// Whether a word is a Roman number of two signs or more.
pub fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}
