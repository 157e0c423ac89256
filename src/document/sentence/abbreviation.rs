//! What kind of word a full stop closes.

use std::sync::LazyLock;

use super::Help;

/// What the word before a full stop tells about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The full stop belongs to an abbreviation that never ends a sentence.
    Never,
    /// It belongs to one that only a number follows.
    BeforeNumber,
    /// It belongs to one before a number; before anything else the word is a word like others.
    Count,
    /// It belongs to one that may end a sentence.
    May,
    /// It closes an initial.
    Initial,
    /// It stands behind a number.
    Number,
    /// It stands behind a word.
    Word,
}

/// One entry of the list: what it says, and where.
struct Entry {
    class: Class,
    /// Whether it is there for English.
    english: bool,
    /// The only way to write it.
    written: Option<&'static str>,
    /// The word that must stand before it; `#` is any number.
    behind: Option<&'static str>,
}

/// Bytes of the longest abbreviation.
const LONGEST: usize = 16;

/// The entries, each with its word packed into one number, sorted by it; equal words in the order of the list.
static WORDS: LazyLock<Vec<(u128, Entry)>> = LazyLock::new(|| {
    let (mut class, mut english) = (Class::Never, false);
    let mut words = Vec::with_capacity(512);
    for line in include_str!("../../../data/abbreviations.txt").lines() {
        // `#_mio` is an entry, `# Dutch` is a comment.
        let line =
            if line == "#" || line.starts_with("# ") { "" } else { line.split(" # ").next().unwrap_or("").trim() };
        if let Some(section) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            english = section.ends_with(" en");
            class = match section.trim_end_matches(" en") {
                "never" => Class::Never,
                "number" => Class::BeforeNumber,
                "count" => Class::Count,
                "may" => Class::May,
                _ => Class::Word,
            };
            continue;
        }
        for item in line.split_whitespace() {
            let (behind, word) = item.split_once('_').map_or((None, item), |(behind, word)| (Some(behind), word));
            let written = word.contains(char::is_uppercase).then_some(word);
            words.extend(packed(&word.to_lowercase()).map(|key| (key, Entry { class, english, written, behind })));
        }
    }
    words.sort_by_key(|it| it.0);
    words
});

/// The bytes of a word as one number, without regard to the case of ASCII letters; none where the word is too long for
/// an abbreviation.
fn packed(word: &str) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    Some(u128::from_be_bytes(bytes))
}

/// One bit for each way in which an entry can end.
static ENDINGS: LazyLock<[u64; 64]> = LazyLock::new(|| {
    let mut bits = [0; 64];
    for (key, _) in WORDS.iter() {
        let word = key.to_be_bytes();
        let len = word.iter().take_while(|byte| **byte != 0).count();
        if let Some((place, bit)) = word.get(..len).and_then(ending) {
            bits[place] |= bit;
        }
    }
    bits
});

/// Where the last four bytes of a word are noted.
fn ending(word: &[u8]) -> Option<(usize, u64)> {
    let mixed = u32::from_le_bytes(*word.last_chunk()?).wrapping_mul(0x9E37_79B1);
    Some((mixed as usize >> 26, 1 << (mixed >> 20 & 63)))
}

/// Whether a word of four letters or more, in lower case, ends as an entry of the list does. What does not is no entry.
pub fn is_listed_like(word: &[u8]) -> bool {
    ending(word).is_none_or(|(place, bit)| ENDINGS[place] & bit != 0)
}

/// The class of `word`, written without the full stop in question; `before` is what stands before it.
pub fn class_of(word: &str, before: &str, help: Help) -> Class {
    if word.is_empty() || word.len() > 24 {
        return Class::Word;
    }
    // `1. – 3. Mai`: a dash leads to the number.
    let digits = word.trim_start_matches(['-', '–']);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Class::Number;
    }
    let mut chars = word.chars();
    if chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I" {
        return Class::Initial;
    }
    if help == Help::None {
        return Class::Word;
    }
    if word.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'.' | b'\'')) {
        return listed(word, word, before, help).unwrap_or(Class::Word);
    }
    let lower = word.to_lowercase();
    if let Some(class) = listed(&lower, word, before, help) {
        return class;
    }
    // `l'Avv`, `dell'Ing`: an article stands before it.
    if let Some((at, sign)) = lower.match_indices(['\'', '’']).next()
        && let Some(class) = listed(&lower[at + sign.len()..], "", before, help)
    {
        return class;
    }
    // `J.R`, `p.m`, `U.S`: single letters between full stops.
    let dotted = lower.contains('.') && lower.split('.').all(|part| part.chars().count() == 1);
    if dotted { Class::May } else { Class::Word }
}

/// What the list says of a word, given in lower case unless it is ASCII, and as it is written.
fn listed(lower: &str, word: &str, before: &str, help: Help) -> Option<Class> {
    let key = packed(lower)?;
    let first = WORDS.partition_point(|it| it.0 < key);
    let mut entries = WORDS.get(first..)?.iter().take_while(|it| it.0 == key).map(|it| &it.1).peekable();
    entries.peek()?;
    // `ONG`, `PL`: capitals alone are an acronym, but English headings shout `MR. HOLM`.
    let shouted = word.len() > 1 && word.chars().all(char::is_uppercase);
    let fits = |entry: &&Entry| {
        (if entry.english { help == Help::All } else { !shouted || entry.written.is_some() })
            && entry.written.is_none_or(|written| written == word)
            && entry.behind.is_none_or(|behind| ends_with_word(before, behind))
    };
    entries.find(fits).map(|entry| entry.class)
}

/// Whether the last word of `text` is `word`, or a number where `word` is `#`.
fn ends_with_word(text: &str, word: &str) -> bool {
    let text = text.trim_end();
    let last = text.get(text.floor_char_boundary(text.len().saturating_sub(24))..).unwrap_or("");
    let last = last.rsplit(|ch: char| ch.is_whitespace() || matches!(ch, '(' | '[')).next().unwrap_or("");
    if word == "#" {
        return last.starts_with(|ch: char| ch.is_ascii_digit());
    }
    last.trim_end_matches('.').to_lowercase() == word
}
