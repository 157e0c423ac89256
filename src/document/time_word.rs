//! Words that mean nothing without a date: today, currently, last year.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// One such word, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeWord {
    /// Its place.
    pub span: Range<usize>,
}

static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(list()).ok()
});

/// The words and phrases, in lower case.
pub fn list() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../data/time-words.txt").lines().map(str::trim);
    lines.filter(|it| !it.is_empty() && !it.starts_with('#'))
}

/// The relative-time words of `prose`, sorted.
pub fn time_words(prose: &str) -> Vec<TimeWord> {
    let Some(words) = WORDS.as_ref() else { return Vec::new() };
    let edge = |ch: Option<char>| ch.is_none_or(|ch| !ch.is_alphanumeric() && !matches!(ch, '-' | '‑' | '_'));
    words
        .find_iter(prose)
        .filter(|found| {
            let before = prose.get(..found.start()).unwrap_or("");
            let after = prose.get(found.end()..).unwrap_or("");
            edge(before.chars().next_back())
                && edge(after.chars().next())
                && !is_name(before, prose.get(found.range()).unwrap_or(""))
        })
        .map(|found| TimeWord { span: found.range() })
        .collect()
}

/// `USA Today`: a capital behind a capitalised word is part of a name.
fn is_name(before: &str, word: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or("");
    let capital = word.starts_with(char::is_uppercase);
    capital
        && last.starts_with(char::is_uppercase)
        && last.ends_with(char::is_alphabetic)
        && !before.trim_end().is_empty()
}
