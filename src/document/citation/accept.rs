//! What the document makes of the tokens: valid, malformed, or no citation at all.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Accepted, Dialect, Fault, Label, Shape, Token, Verdict};

/// What is known of the reference list.
#[derive(Default)]
pub struct Known {
    numbers: BTreeSet<u32>,
    /// Keys, lower case.
    keys: BTreeSet<String>,
    /// Authors with their years, lower case: `smith 2020`.
    names: BTreeSet<String>,
    /// Whether any author may be listed.
    anybody: bool,
}

impl Known {
    /// A list that may hold any author.
    pub(super) fn anybody() -> Self {
        Self { anybody: true, ..Self::default() }
    }

    /// The labels of the list, and the authors and years of its entries.
    pub fn new<'l>(labels: impl Iterator<Item = &'l Label>, names: impl Iterator<Item = &'l str>) -> Self {
        let mut known = Self::default();
        for label in labels {
            match label {
                Label::Number(number) => known.numbers.insert(*number),
                Label::Key(key) => known.keys.insert(key.to_lowercase()),
            };
        }
        known.names.extend(names.map(str::to_lowercase));
        known
    }

    /// Whether the list has no entry with a label.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.keys.is_empty()
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.numbers.contains(&number)
    }

    pub(super) fn key(&self, key: &str) -> bool {
        !self.keys.is_empty() && self.keys.contains(&key.to_lowercase())
    }

    pub(super) fn takes_names(&self) -> bool {
        self.anybody || !self.names.is_empty()
    }

    pub(super) fn named(&self, name: &str, year: &str) -> bool {
        !self.names.is_empty() && self.names.contains(&format!("{name} {year}").to_lowercase())
    }

    /// Whether one of the labels is an author and year of the list.
    pub(super) fn names(&self, labels: &[Label]) -> bool {
        labels.iter().any(|label| matches!(label, Label::Key(key) if self.names.contains(&key.to_lowercase())))
    }
}

/// Keeps what the document supports.
pub fn accept(tokens: Vec<Token>, text: &str, known: &Known) -> Vec<Accepted> {
    let listed = |label: &Label| matches!(label, Label::Number(n) if known.numbers.contains(n) || *n == 1);
    let (mut valid, mut raised, mut wide_fits) = (0_usize, 0_usize, false);
    for it in &tokens {
        match it.shape {
            Shape::Bracket | Shape::NumberedLink | Shape::Footnote => valid += 1,
            Shape::Superscript => raised += 1,
            Shape::FullWidth | Shape::Lenticular => wide_fits = wide_fits || it.labels.iter().any(listed),
            _ => {}
        }
    }
    let zero_based = known.numbers.contains(&0)
        || known.numbers.is_empty()
            && tokens.iter().any(|it| it.shape == Shape::Bracket && matches!(*it.labels, [Label::Number(0)]))
            && !tokens.iter().any(|it| it.labels.contains(&Label::Number(1)));
    let mut result = Vec::with_capacity(tokens.len());
    for token in tokens {
        let zero = !zero_based && matches!(token.labels.first(), Some(Label::Number(0)));
        let verdict = match token.shape {
            Shape::Bracket if zero && token.labels.len() > 1 => continue,
            Shape::Bracket if zero && (valid > 1 || !known.numbers.is_empty()) => Verdict::Malformed(Fault::Zero),
            Shape::Superscript
                if raised < 2
                    && known.numbers.is_empty()
                    && known.keys.is_empty()
                    && text.get(token.span.clone()).is_some_and(|it| !it.starts_with('<'))
                    && !ends_sentence(text, token.span.start) =>
            {
                continue;
            }
            Shape::FullWidth | Shape::Lenticular if !wide_fits => continue,
            Shape::Malformed(Fault::Worded) if valid == 0 => continue,
            Shape::Malformed(Fault::Prefixed)
                if valid == 0 && text.get(token.span.clone()).is_some_and(|it| it.starts_with('(')) =>
            {
                continue;
            }
            Shape::Malformed(Fault::Unclosed | Fault::Unopened | Fault::MixedBrackets)
                if valid == 0 && known.numbers.is_empty() =>
            {
                continue;
            }
            Shape::Malformed(fault) => Verdict::Malformed(fault),
            Shape::Placeholder => Verdict::Placeholder,
            Shape::Foreign => Verdict::Foreign,
            _ => Verdict::Valid,
        };
        result.push(Accepted { token, verdict });
    }
    result
}

/// Whether a raised number stands right behind the end of a sentence, where only a note can stand.
fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let bare = before.trim_end_matches(['”', '"', '’', ')']);
    let word = bare.trim_end_matches(['.', '!', '?', '…']);
    word.len() < bare.len() && word.ends_with(|ch: char| ch.is_alphanumeric() || ch == ' ')
}

/// The prevailing form.
pub fn dialect(accepted: &[Accepted]) -> Dialect {
    let mut counts = [0_usize; 10];
    for it in accepted.iter().filter(|it| it.verdict == Verdict::Valid) {
        let at = match it.token.shape {
            Shape::Bracket => 0,
            Shape::NumberedLink => 1,
            Shape::DomainLink => 2,
            Shape::Footnote => 3,
            Shape::Superscript => 4,
            Shape::FullWidth | Shape::Lenticular => 5,
            Shape::GluedDigits => 6,
            Shape::Parenthesis => 7,
            Shape::Key => 8,
            Shape::AuthorYear => 9,
            _ => continue,
        };
        counts[at] += 1;
    }
    let kinds = [
        Dialect::NumericBracket,
        Dialect::NumberedLink,
        Dialect::DomainLink,
        Dialect::Footnote,
        Dialect::Superscript,
        Dialect::FullWidth,
        Dialect::GluedDigits,
        Dialect::Parenthesis,
        Dialect::Key,
        Dialect::AuthorYear,
    ];
    let best = (0..kinds.len()).rev().max_by_key(|&at| counts[at]).filter(|&at| counts[at] > 0);
    best.map_or(Dialect::None, |at| kinds[at])
}

/// Runs of adjacent valid citations.
pub fn clusters(accepted: &[Accepted], text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::with_capacity(accepted.len());
    let mut last: Option<usize> = None;
    for (index, it) in accepted.iter().enumerate() {
        if it.verdict != Verdict::Valid {
            last = None;
            continue;
        }
        let joined = last.is_some_and(|end| {
            text.get(end..it.token.span.start).is_some_and(|gap| {
                // Mostly one space.
                gap == " "
                    || gap.len() <= 8
                        && gap.chars().all(|ch| ch.is_whitespace() || matches!(ch, ',' | ';'))
                        && !gap.contains("\n\n")
            })
        });
        match runs.last_mut() {
            Some(run) if joined => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
        last = Some(it.token.span.end);
    }
    runs
}
