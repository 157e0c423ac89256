//! Percentages that stand beside the numbers they were worked out from.

use std::ops::Range;

use super::figure::Figure;

/// Numbers and the percentage that they should make.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// From the first number to the end of the last, in bytes of the sentence.
    pub span: Range<usize>,
    /// What the numbers make as they are written, in percent, and what they may make at least and at most.
    pub made: f64,
    pub least: f64,
    pub most: f64,
    /// What is written, and half a unit of its last digit.
    pub stated: f64,
    pub half: f64,
    /// Whether the numbers are said to be rough.
    pub rough: bool,
}

/// Bytes before a percentage within which its numbers stand.
pub(super) const REACH: usize = 120;

/// Words that make a number rough.
pub(super) const ROUGH: [&str; 21] = [
    "fewer than",
    "as many as",
    "as few as",
    "about",
    "approximately",
    "around",
    "roughly",
    "nearly",
    "almost",
    "some",
    "over",
    "more than",
    "less than",
    "up to",
    "at least",
    "close to",
    "just",
    "~",
    "≈",
    "under",
    "an estimated",
];

pub(super) fn is_rough(text: &str) -> bool {
    let text = text.to_lowercase();
    ROUGH.iter().any(|word| {
        text.match_indices(word)
            .any(|(at, _)| !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic)))
    })
}

/// The part of a sentence before the percentage at `start`, as far as it is looked at, and where it begins.
pub(super) fn window(sentence: &str, start: usize) -> (usize, &str) {
    let from = sentence.ceil_char_boundary(start.saturating_sub(REACH));
    (from, sentence.get(from..start).unwrap_or(""))
}

/// Text behind `the`, `all`, `a total of`, `about` and the like, and how many bytes were skipped.
pub(super) fn after_article(text: &str) -> (usize, &str) {
    let mut rest = text;
    while let Some(next) = ["the ", "all ", "its ", "their ", "about ", "approximately ", "roughly ", "some "]
        .iter()
        .find_map(|it| rest.strip_prefix(it))
    {
        rest = next;
    }
    (text.len() - rest.len(), rest)
}

/// Whether words between numbers only say what is counted.
pub(super) fn is_plain(words: &str) -> bool {
    const TURNS: [&str; 14] = [
        "not",
        "no",
        "did",
        "never",
        "except",
        "but",
        "other",
        "who",
        "which",
        "that",
        "and",
        "remaining",
        "rest",
        "while",
    ];
    let several = words.split_whitespace().count();
    several <= 5
        && !words.contains([',', ';', ':', '.', '(', ')', '"', '“', '%'])
        && !words.contains(|ch: char| ch.is_ascii_digit())
        && !words.split_whitespace().any(|word| TURNS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t"))
}

/// A number without a scale that shares that of another: `1.2 of 4 million`.
pub(super) fn scaled(figure: Figure, other: &Figure) -> Figure {
    match other.scale {
        Some(scale) if figure.scale.is_none() && figure.most < 1000.0 => figure.times(scale),
        _ => figure,
    }
}

pub(super) fn sum(start: usize, percent: &Figure, (made, least, most): (f64, f64, f64), rough: bool) -> Sum {
    let half = (percent.most - percent.least) / 2.0;
    Sum { span: start..percent.span.end, made, least, most, stated: percent.middle(), half, rough }
}
