//! The words beside a full stop, and what they tell of whether a sentence ends there.

use std::sync::LazyLock;

use super::Help;
use super::language::{announces_ordinal, is_english, opens_elsewhere};
use crate::document::word_set::WordSet;

/// Bytes of a word that are looked at.
const LONGEST_WORD: usize = 48;

/// The next word, opening signs left out.
pub(super) fn next_word(rest: &str) -> &str {
    let plain = rest.strip_prefix(' ').filter(|it| it.starts_with(|ch: char| ch.is_ascii_alphanumeric()));
    let bare = plain.unwrap_or_else(|| {
        rest.trim_start()
            .trim_start_matches([
                '"', '“', '„', '«', '(', '[', '*', '_', '‘', '\'', '¿', '¡', '「', '『', '—', '–', '-',
            ])
            .trim_start()
    });
    let plain = bare.bytes().take(LONGEST_WORD).take_while(u8::is_ascii_graphic).count();
    if bare.as_bytes().get(plain) == Some(&b' ') {
        return bare.get(..plain).unwrap_or("");
    }
    let len = bare
        .char_indices()
        .take(LONGEST_WORD)
        .find(|(_, ch)| ch.is_whitespace())
        .map_or(bare.len().min(bare.ceil_char_boundary(LONGEST_WORD)), |(at, _)| at);
    bare.get(..len).unwrap_or("")
}

/// Bytes of the longest word that is looked at backwards.
const LONGEST_BEFORE: usize = 32;

/// The word that the full stop at `at` closes.
pub(super) fn word_before(text: &str, start: usize, at: usize) -> &str {
    // Nearly all words are plain letters behind a space.
    let near = text.as_bytes().get(start.max(at.saturating_sub(LONGEST_BEFORE))..at).unwrap_or_default();
    let letters = near.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if matches!(near.get(..near.len() - letters), Some([] | [.., b' ' | b'\n' | b'(' | b'"'])) {
        return text.get(at - letters..at).unwrap_or("");
    }
    let parts = |ch: char| {
        ch.is_whitespace()
            || matches!(ch, '(' | '[' | '“' | '"' | '„' | '«' | '—' | '/' | '*' | '：' | '，' | '、' | '；')
    };
    let from = start.max(text.floor_char_boundary(at.saturating_sub(LONGEST_BEFORE)));
    text.get(from..at).unwrap_or("").rsplit(parts).next().unwrap_or("")
}

/// What stands before the word that the full stop at `at` closes.
pub(super) fn before_word<'a>(text: &'a str, start: usize, at: usize, word: &str) -> &'a str {
    text.get(start..at - word.len()).unwrap_or("")
}

/// Whether the `I` before byte `at` is an initial: a capitalised word stands before it, as in `Albert I. Holm`.
pub(super) fn follows_name(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at - 1).unwrap_or("").trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    word.len() < before.len() && word.starts_with(char::is_uppercase)
}

/// Words that open sentences and hardly ever follow an abbreviation within one.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::from(WORDS.map(str::to_owned).to_vec()));

const WORDS: [&str; 70] = [
    "The",
    "A",
    "An",
    "It",
    "Its",
    "He",
    "She",
    "They",
    "We",
    "I",
    "You",
    "His",
    "Her",
    "Their",
    "Our",
    "My",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Here",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "As",
    "If",
    "When",
    "While",
    "After",
    "Before",
    "Since",
    "Because",
    "Although",
    "Though",
    "However",
    "But",
    "And",
    "Or",
    "So",
    "Yet",
    "Thus",
    "Then",
    "Also",
    "Some",
    "Many",
    "Most",
    "All",
    "Both",
    "Each",
    "Every",
    "No",
    "Not",
    "One",
    "What",
    "Who",
    "Why",
    "How",
    "Where",
    "Which",
    "Moreover",
    "Furthermore",
    "Additionally",
    "Meanwhile",
    "Today",
    "Now",
];

pub(super) fn starts_sentence(next: &str, before: &str, help: Help) -> bool {
    let bare = next.trim_end_matches(|ch: char| !ch.is_alphanumeric());
    help == Help::All && OPENERS.contains(bare)
        || help != Help::None && opens_elsewhere(bare, before)
        || next.chars().next().is_some_and(|ch| !ch.is_alphanumeric() && ch != '&')
}

/// Whether a title opens the next sentence, as in `at 6 P.M. Mr. Holm left`.
pub(super) fn is_title(next: &str) -> bool {
    matches!(next, "Mr." | "Mrs." | "Ms." | "Dr." | "Mr" | "Mrs" | "Ms" | "Dr")
}

/// Whether the sentence so far has words enough to be one: `At 5 a.m. Mr. Holm left` has not.
pub(super) fn has_words(text: &str, start: usize, at: usize) -> bool {
    text.get(start..at).unwrap_or("").split(' ').nth(4).is_some()
}

/// Whether the spaced full stops that end at `at` stand apart from the word before them: they leave something out,
/// while those that begin right behind a word end its sentence too.
pub(super) fn floats(text: &str, at: usize) -> bool {
    let mut first = at;
    while text.get(..first).is_some_and(|it| it.ends_with(". ")) {
        first -= 2;
    }
    text.get(..first).is_some_and(|it| it.ends_with(' '))
}

/// Bytes of the longest title that is looked over.
const TITLE: usize = 60;

/// `《摔跤吧！爸爸》`: whether a sign stands within a title, which closes before another opens.
pub(super) fn in_title(rest: &str) -> bool {
    let near = rest.get(..rest.floor_char_boundary(TITLE.min(rest.len()))).unwrap_or("");
    near.find(['》', '《', '\n']).is_some_and(|at| near[at..].starts_with('》'))
}

/// Whether a number with a full stop counts what follows: a month, a number behind a dash, a noun behind an article.
pub(super) fn is_ordinal(number: &str, before: &str, rest: &str, next: &str, help: Help) -> bool {
    let words = rest.trim_start();
    // `1. – 3. Mai`
    let range =
        words.strip_prefix(['-', '–']).is_some_and(|it| it.trim_start().starts_with(|ch: char| ch.is_ascii_digit()));
    let day = number.trim_start_matches(['-', '–']).len() <= 2;
    // `7. Apríla 2020`
    let mut near = words.get(..words.floor_char_boundary(DATE.min(words.len()))).unwrap_or("").split(' ').skip(1);
    let year = near.next().is_some_and(|it| it.len() >= 4 && it.as_bytes()[..4].iter().all(u8::is_ascii_digit));
    let opener = || starts_sentence(next, before, help);
    let month = || help != Help::None && is_month(next) && !is_english(before, "");
    day && (range || month() || !opener() && (year || announces_ordinal(before)))
}

/// Bytes in which month and year of a date stand.
const DATE: usize = 32;

/// German and Nordic dates: `3. Oktober`.
fn is_month(next: &str) -> bool {
    const MONTHS: [&str; 20] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Jahrhundert",
        "Jänner",
        "Januari",
        "Klasse",
        "Auflage",
        "Kapitel",
        "Platz",
        "Jh",
    ];
    let bare = next.trim_end_matches(|ch: char| !ch.is_alphanumeric());
    MONTHS.iter().any(|month| bare == *month || bare.strip_suffix('s') == Some(month))
}
