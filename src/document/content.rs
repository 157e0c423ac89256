//! The words of content of a sentence: what two sentences that say the same have in common.

use std::sync::LazyLock;

use super::word_set::WordSet;
use super::words::{Narrow, letters_and, runs};

/// A word of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// As it is written.
    pub text: &'t str,
    /// Where it begins.
    pub at: usize,
    /// The same for words that differ in case or in a plural ending only.
    pub key: u64,
    /// Whether it is a number, or stands capitalised within the sentence.
    pub telling: bool,
}

static IDLE: LazyLock<WordSet> = LazyLock::new(|| listed(include_str!("../../data/idle-words.txt")));
static UNSTEADY: LazyLock<WordSet> = LazyLock::new(|| listed(include_str!("../../data/unsteady-words.txt")));

fn listed(file: &str) -> WordSet {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    WordSet::from(lines.flat_map(str::split_whitespace).map(str::to_owned).collect::<Vec<_>>())
}

/// Whether a word says nothing of what a sentence is about.
pub fn is_idle(word: &str) -> bool {
    IDLE.holds(word)
}

/// Whether a word makes the figures of its sentence change, or supposed. Only what `opens` the sentence has a capital
/// that makes no name of it, nor May of may.
pub fn is_unsteady(word: &str, opens: bool) -> bool {
    if opens { UNSTEADY.holds(word) } else { UNSTEADY.contains(word) }
}

/// The words of content of a sentence, in its order.
pub fn words(sentence: &str) -> impl Iterator<Item = Word<'_>> {
    all(sentence).filter(|word| (word.text.len() > 1 || word.telling) && !is_idle(word.text))
}

/// All words of a sentence, idle ones too.
pub fn all(sentence: &str) -> impl Iterator<Item = Word<'_>> {
    written(sentence).map(|word| Word { text: word.text, at: word.at, key: key(word.text), telling: word.is_telling() })
}

/// A word as it is written, for who hardly wants to know more.
#[derive(Clone, Copy)]
pub struct Written<'t> {
    pub text: &'t str,
    /// Where it begins.
    pub at: usize,
    /// Whether it opens the sentence.
    opens: bool,
}

impl Written<'_> {
    /// Whether it is a number, or stands capitalised within the sentence.
    pub fn is_telling(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit()) || !self.opens && self.text.starts_with(char::is_uppercase)
    }
}

/// All words of a sentence as they are written.
pub fn written(sentence: &str) -> impl Iterator<Item = Written<'_>> {
    let start = sentence.as_ptr() as usize;
    let mut opens = true;
    trimmed(sentence).filter_map(move |text| {
        let word = Written { text, at: text.as_ptr() as usize - start, opens };
        opens = false;
        (!text.is_empty()).then_some(word)
    })
}

/// The word of a sentence that begins at byte `at`, if one does; the first run of the sentence begins at `first`.
pub fn word_from(sentence: &str, at: usize, first: usize) -> Option<Written<'_>> {
    let head = sentence.get(..at)?.trim_end_matches(SIGNS);
    if head.ends_with(is_letter) {
        return None;
    }
    let text = trimmed(sentence.get(at..)?).next()?;
    Some(Written { text, at, opens: first >= head.len() })
}

/// Where the first run of letters, digits and the signs within numbers begins.
pub fn first_run(sentence: &str) -> usize {
    sentence.find(|ch| SIGNS.contains(&ch) || is_letter(ch)).unwrap_or(sentence.len())
}

/// Signs within numbers.
const SIGNS: [char; 2] = ['.', ','];

fn is_letter(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || super::words::is_letter(ch)
}

/// Runs of letters, digits and the signs within numbers, without those round them.
fn trimmed(sentence: &str) -> impl Iterator<Item = &str> {
    static NUMBERS: Narrow = letters_and(b".,");
    runs(sentence, &NUMBERS, super::words::is_letter).map(|run| {
        let sign = |byte: Option<&u8>| matches!(byte, Some(b'.' | b','));
        // Few words have a sign beside them.
        let plain = !sign(run.as_bytes().first()) && !sign(run.as_bytes().last());
        if plain { run } else { run.trim_matches(SIGNS) }
    })
}

/// The same for words that differ in case or in a plural ending only (FNV-1a).
pub fn key(word: &str) -> u64 {
    let stem = word
        .strip_suffix(['s', 'S'])
        .filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'u', 'i', 'S', 'U', 'I']))
        .unwrap_or(word);
    let mix = |key: u64, byte: u8| (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    if stem.is_ascii() {
        return stem.bytes().fold(start, |key, byte| mix(key, byte.to_ascii_lowercase()));
    }
    let mut bytes = [0; 4];
    let lower = stem.chars().flat_map(char::to_lowercase);
    lower.fold(start, |key, ch| ch.encode_utf8(&mut bytes).bytes().fold(key, mix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_in_any_case_and_number() {
        assert_eq!(key("Bridges"), key("bridge"));
        assert_eq!(key("ÉCOLES"), key("école"));
        assert_ne!(key("bridge"), key("bride"));
        assert_ne!(key("status"), key("statu"));
    }

    #[test]
    fn idle_words_are_left_out_and_names_are_telling() {
        let found: Vec<_> =
            words("The bridge at Sandholm carries about 4,000 carts.").map(|it| (it.text, it.at, it.telling)).collect();
        let expected = [
            ("bridge", 4, false),
            ("Sandholm", 14, true),
            ("carries", 23, false),
            ("4,000", 37, true),
            ("carts", 43, false),
        ];
        assert_eq!(found, expected);
    }
}
