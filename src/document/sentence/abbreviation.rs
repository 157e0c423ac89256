//! What kind of word a full stop closes.

use std::collections::HashMap;
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

static WORDS: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    let mut class = Class::Never;
    let mut words = HashMap::new();
    for line in include_str!("../../../data/abbreviations.txt").lines() {
        let line = line.split('#').next().unwrap_or("").trim();
        match line {
            "[never]" => class = Class::Never,
            "[number]" => class = Class::BeforeNumber,
            "[may]" => class = Class::May,
            _ => words.extend(line.split_whitespace().map(|word| (word, class))),
        }
    }
    words
});

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
    let lower = word.to_lowercase();
    if let Some(class) = WORDS.get(lower.as_str()) {
        return *class;
    }
    // `l'Avv`, `dell'Ing`: an article stands before it.
    if let Some((_, tail)) = lower.split_once(['\'', '’'])
        && let Some(class) = WORDS.get(tail)
    {
        return *class;
    }
    // `J.R`, `p.m`, `U.S`: single letters between full stops.
    let dotted = lower.contains('.') && lower.split('.').all(|part| part.chars().count() == 1);
    if dotted { Class::May } else { Class::Word }
}
