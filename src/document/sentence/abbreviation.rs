//! What kind of word a full stop closes.

use std::sync::LazyLock;

/// What the word before a full stop tells about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The full stop belongs to an abbreviation that never ends a sentence.
    Never,
    /// It belongs to one that only a number follows.
    BeforeNumber,
    /// It belongs to one that may end a sentence.
    May,
    /// It closes an initial.
    Initial,
    /// It stands behind a number.
    Number,
    /// It stands behind a word.
    Word,
}

/// Bytes of the longest abbreviation.
const LONGEST: usize = 16;

/// The abbreviations, each packed into one number, sorted.
static WORDS: LazyLock<Vec<(u128, Class)>> = LazyLock::new(|| {
    let mut class = Class::Never;
    let mut words = Vec::new();
    for line in include_str!("../../../data/abbreviations.txt").lines() {
        let line = line.split('#').next().unwrap_or("").trim();
        match line {
            "[never]" => class = Class::Never,
            "[number]" => class = Class::BeforeNumber,
            "[may]" => class = Class::May,
            _ => words.extend(line.split_whitespace().filter_map(|word| Some((packed(word)?, class)))),
        }
    }
    // Of two lines with one word the last one counts.
    words.reverse();
    words.sort_by_key(|it| it.0);
    words.dedup_by_key(|it| it.0);
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

/// The class of an abbreviation, given in lower case unless it is ASCII.
fn listed(word: &str) -> Option<Class> {
    let word = packed(word)?;
    let at = WORDS.binary_search_by_key(&word, |it| it.0).ok()?;
    WORDS.get(at).map(|it| it.1)
}

/// The class of `word`, written without the full stop in question.
pub fn class_of(word: &str) -> Class {
    if word.is_empty() || word.len() > 24 {
        return Class::Word;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Class::Number;
    }
    let mut chars = word.chars();
    if chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I" {
        return Class::Initial;
    }
    if word.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'.' | b'\'')) {
        return listed(word).unwrap_or(Class::Word);
    }
    let lower = word.to_lowercase();
    if let Some(class) = listed(&lower) {
        return class;
    }
    // `l'Avv`, `dell'Ing`: an article stands before it.
    if let Some((_, tail)) = lower.split_once(['\'', '’'])
        && let Some(class) = listed(tail)
    {
        return class;
    }
    // `J.R`, `p.m`, `U.S`: single letters between full stops.
    let dotted = lower.contains('.') && lower.split('.').all(|part| part.chars().count() == 1);
    if dotted { Class::May } else { Class::Word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_abbreviation_of_the_list_is_found() {
        for line in include_str!("../../../data/abbreviations.txt").lines().filter(|line| !line.starts_with('[')) {
            for word in line.split('#').next().unwrap_or("").split_whitespace() {
                assert!(!matches!(class_of(word), Class::Word), "{word}");
                assert_eq!(listed(word), listed(&word.to_uppercase().to_lowercase()), "{word}");
            }
        }
        assert_eq!(
            (class_of("Prof"), class_of("Fig"), class_of("INC")),
            (Class::Never, Class::BeforeNumber, Class::May)
        );
    }
}
