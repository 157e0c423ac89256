//! Words that mean nothing without a date: today, currently, last year.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
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

/// The same, where it only matters where one may stand; none on machines without vectors of bytes.
static PACKED: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(list()));

/// The words and phrases, in lower case.
pub fn list() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../data/time-words.txt").lines().map(str::trim);
    lines.filter(|it| !it.is_empty() && !it.starts_with('#'))
}

/// Where the words stand in a whole text, tied to a date or not: their first bytes, in order.
pub fn places(text: &str) -> Vec<usize> {
    match (&*PACKED, &*WORDS) {
        (Some(packed), _) => packed.find_iter(&text.to_ascii_lowercase()).map(|found| found.start()).collect(),
        (None, Some(words)) => words.find_iter(text).map(|found| found.start()).collect(),
        (None, None) => Vec::new(),
    }
}

/// The relative-time words of `prose`, a sentence, that nothing in it ties to a date, sorted.
pub fn time_words(prose: &str) -> Vec<TimeWord> {
    let Some(words) = WORDS.as_ref() else { return Vec::new() };
    let edge = |ch: Option<char>| ch.is_none_or(|ch| !ch.is_alphanumeric() && !matches!(ch, '-' | '‑' | '_'));
    let mut around = None;
    words
        .find_iter(prose)
        .filter(|found| {
            let before = prose.get(..found.start()).unwrap_or("");
            let after = prose.get(found.end()..).unwrap_or("");
            let word = prose.get(found.range()).unwrap_or("");
            edge(before.chars().next_back())
                && edge(after.chars().next())
                && !is_name(before, word)
                && is_relative(
                    before,
                    &word.to_ascii_lowercase(),
                    after,
                    around.get_or_insert_with(|| Around::of(prose)),
                )
        })
        .map(|found| TimeWord { span: found.range() })
        .collect()
}

/// What a sentence says about time apart from its time words.
struct Around {
    /// A year stands in it.
    year: bool,
    /// `as of` a year stands in it.
    as_of: bool,
    /// A word for bygone times stands in it.
    bygone: bool,
    /// How many of its words tell of the past; none where it also tells of what is or will be.
    past: usize,
}

impl Around {
    fn of(prose: &str) -> Self {
        let lower = prose.to_ascii_lowercase();
        let words = lower.split(|ch: char| !ch.is_alphanumeric());
        let as_of = lower.find("as of ").and_then(|at| lower.get(at..)).is_some_and(has_year);
        let bygone = words.clone().any(|word| BYGONE.contains(&word));
        let present = words.clone().any(|word| PRESENT.contains(&word));
        let past = words.filter(|word| PAST.contains(word) || word.len() > 4 && word.ends_with("ed")).count();
        let past = if present { 0 } else { past };
        Self { year: has_year(&lower), as_of, bygone, past }
    }
}

const BYGONE: [&str; 8] =
    ["ancient", "traditional", "traditionally", "historic", "historical", "historically", "medieval", "classical"];
const PRESENT: [&str; 8] = ["is", "are", "has", "have", "will", "plans", "expects", "can"];
const PAST: [&str; 14] =
    ["was", "were", "had", "did", "became", "began", "made", "took", "won", "fell", "rose", "grew", "sold", "came"];

/// A year from 1500 to 2099 that is no part of a longer number.
fn has_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    let century = |it: &[u8]| matches!(it, [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]);
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    bytes.windows(4).enumerate().any(|(at, it)| {
        century(it)
            && it.iter().all(u8::is_ascii_digit)
            && !digit(at.checked_sub(1))
            && !digit(Some(at + 4))
            // `2,000` and `1.2000` are no years.
            && !(at >= 2 && matches!(bytes[at - 1], b',' | b'.') && bytes[at - 2].is_ascii_digit())
    })
}

/// Nouns that tell of one state of affairs among several that follow each other.
const ISSUES: &str = "figures figure data report reports version versions estimate estimates poll polls study studies \
    results result news survey surveys numbers number update updates edition release census count statistics findings \
    quarter election elections forecast forecasts reporting";

/// Verbs of advice and of the text itself that take a thing to look at.
const LOOKS: [&str; 10] =
    ["review", "examine", "check", "explore", "consult", "monitor", "analyze", "analyse", "examining", "reviewing"];

/// Bytes within which the noun behind such a word stands.
const NEAR: usize = 60;

/// Whether a word between `before` and `after` means now, whenever that is.
fn is_relative(before: &str, word: &str, after: &str, around: &Around) -> bool {
    let mut last = before.split_whitespace().rev().map(|it| it.trim_matches(|ch: char| !ch.is_alphanumeric()));
    let (last, second) = (last.next().unwrap_or(""), last.next().unwrap_or(""));
    let is = |it: &str, one: &str| it.eq_ignore_ascii_case(one);
    let now = matches!(word, "today" | "currently" | "nowadays" | "presently" | "right now" | "as of now")
        || word.starts_with("at ");
    if around.as_of || around.year && !now {
        return false;
    }
    let ranked = word == "latest" || word == "recent" && is(last, "most");
    if ranked {
        // `The latest figures` were true on one day; `the latest types of fraud` are new ones, whatever they are.
        let near = after.get(..after.floor_char_boundary(NEAR.min(after.len()))).unwrap_or("");
        let clause = near.split([',', ';', '.', ':', '(', '—']).next().unwrap_or("");
        return clause.split_whitespace().take(3).any(|it| ISSUES.split_ascii_whitespace().any(|noun| is(it, noun)));
    }
    match word {
        // `Review recent changes` is said to whoever reads it.
        "recent" => !LOOKS.contains(&last.to_ascii_lowercase().as_str()),
        "to date" => !is(last, "up"),
        // `Had recently` looks back from a time told.
        "recently" if is(last, "the") || is(last, "a") => around.past < 2,
        "recently" => !(is(last, "had") || is(second, "had") && (is(last, "just") || is(last, "only"))),
        "today" => !(around.bygone && after.starts_with(['\'', '’'])),
        _ => !(word.starts_with("next ") && is(last, "the") && around.past > 0),
    }
}

/// Signs behind which a sentence or a part of it begins, so that a capital says nothing.
const STARTS: [char; 17] = [':', '*', '_', '•', '-', '–', '—', '|', '(', '[', '"', '“', '.', '!', '?', ';', '#'];

/// `USA Today`, `Tomorrow Never Dies`: a capital within a sentence is part of a name.
fn is_name(before: &str, word: &str) -> bool {
    let before = before.trim_end();
    word.starts_with(char::is_uppercase) && !before.is_empty() && !before.ends_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(prose: &str) -> Vec<&str> {
        time_words(prose).into_iter().filter_map(|it| prose.get(it.span)).collect()
    }

    #[test]
    fn words_without_a_date() {
        for (text, words) in [
            ("Recently, the quay was closed.", ["Recently"]),
            ("Status: Currently the quay is closed.", ["Currently"]),
            ("In the 2019 plan the quay is currently closed.", ["currently"]),
            ("The latest official figures show 4,000 cars.", ["latest"]),
            ("The most recent survey names 2,000 homes.", ["recent"]),
            ("The next year will bring a new quay.", ["next year"]),
            ("The recently finished lighthouse is lit.", ["recently"]),
            ("Today's ferries are slower.", ["Today"]),
        ] {
            assert_eq!(found(text), words, "{text:?}");
        }
    }

    #[test]
    fn words_that_the_sentence_ties_to_a_time() {
        for text in [
            "Most recently the town won the cup of 2021.",
            "As of May 2024 the quay is currently closed.",
            "Guards learn about the latest kinds of fraud.",
            "It keeps the most recent and loudest horn.",
            "She was rowed by Ekdahl, who had only recently learnt it.",
            "The next year the mayor was voted out.",
            "The film Tomorrow Never Dies was shot at the quay.",
            "The log is kept up to date by the clerk.",
            "The recently finished lighthouse guided him in.",
            "Look at the gauge, review recent changes, then call the pilot.",
            "An ancient ferry differs from today’s ferry.",
        ] {
            assert_eq!(found(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn years_are_told_from_numbers() {
        for (text, year) in [("in 1520", true), ("(2024)", true), ("2,000 cars", false), ("12000 cars", false)] {
            assert_eq!(has_year(text), year, "{text:?}");
        }
        assert!(!has_year("4,2024 and 20245"));
    }
}
