//! What stands beside an uncited claim in its paragraph: a story that goes on up to a citation, a source named in words, a
//! cited sentence that it only says again.

use std::cell::OnceCell;

use foldhash::{HashSet, HashSetExt as _};

use crate::document::claim::{
    Reason, continues, describes_work, goes_on_describing, names_entry, names_source, opens_dated,
};
use crate::document::model::Sentence;
use crate::document::restated;

/// Sentences over which a story is followed to its citation.
const STORY: usize = 8;
/// Sentences behind a claim within which an entry may be meant for it, and before it within which its source is named.
const SOURCE: (usize, usize) = (5, 1);

/// Where a claim stands among the sentences of its block.
pub struct Beside<'a> {
    pub prose: &'a str,
    pub held: &'a [Sentence],
    pub at: usize,
    /// How far off the next citation is.
    pub next: Option<usize>,
    /// Whether a citation is known to be for its own sentence only.
    pub by_sentence: bool,
    /// Whether the claim holds a number.
    pub number: bool,
    /// The first sentence of the block that describes a work, or else their number; found when first asked for, so that
    /// a long block is read once and not for each of its claims.
    pub described: &'a OnceCell<usize>,
}

impl Beside<'_> {
    /// What speaks against a plain gap. Asked only of claims that would be errors: it reads the sentences around them.
    pub fn doubt(&self) -> Option<Reason> {
        if !self.by_sentence && self.next.is_some_and(|next| next <= STORY && self.goes_on(next)) {
            Some(Reason::Later)
        } else if self.is_sourced() {
            Some(Reason::Sourced)
        } else if self.is_said_before() {
            Some(Reason::Restated)
        } else if self.is_described() {
            Some(Reason::Work)
        } else if self.follows() {
            Some(Reason::Paragraph)
        } else {
            None
        }
    }

    fn text(&self, at: usize) -> &str {
        self.held.get(at).map_or("", |sentence| sentence.span.of(self.prose))
    }

    /// Whether each of the sentences up to the citation goes on with what the claim and those between tell; a day or a
    /// year at its beginning opens another matter.
    fn goes_on(&self, next: usize) -> bool {
        let mut told = HashSet::new();
        (self.at..self.at + next).all(|at| {
            told.extend(restated::links(self.text(at)));
            let after = self.text(at + 1);
            continues(after) || !opens_dated(after) && restated::links(after).any(|word| told.contains(word))
        })
    }

    /// Whether a source is named right behind, as an entry, or before; a citation between the two parts them.
    fn is_sourced(&self) -> bool {
        let open = |sentence: &&Sentence| sentence.clusters.is_empty();
        let text = |sentence: &Sentence| sentence.span.of(self.prose);
        let (before, behind) = self.held.split_at_checked(self.at).unwrap_or_default();
        let behind = behind.iter().skip(1).take(SOURCE.0).take_while(open);
        let before = before.iter().rev().take(SOURCE.1).take_while(open);
        // What goes on in lower case is the rest of a sentence that was split at an abbreviation.
        let rest = self.text(self.at + 1);
        let rest = if rest.starts_with(char::is_lowercase) { rest } else { "" };
        names_source(self.text(self.at))
            || names_source(rest)
            || behind.into_iter().any(|it| names_entry(text(it)))
            || before.into_iter().any(|it| names_source(text(it)))
    }

    /// Whether it goes on with the description of a work, or with the plot: what has no date.
    fn is_described(&self) -> bool {
        let all = self.held.len();
        let first = || (0..all).find(|at| describes_work(self.text(*at))).unwrap_or(all);
        (!self.number || goes_on_describing(self.text(self.at))) && *self.described.get_or_init(first) < self.at
    }

    /// Whether it only goes on, without a number, with what the cited sentence before it tells: `They also …`
    fn follows(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.held.get(at));
        !self.by_sentence
            && !self.number
            && before.is_some_and(|it| !it.clusters.is_empty())
            && continues(self.text(self.at))
    }

    /// Whether the cited sentence before says all of it.
    fn is_said_before(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.held.get(at)).filter(|it| !it.clusters.is_empty());
        before.is_some_and(|before| {
            let known: HashSet<&str> = restated::heard(before.span.of(self.prose)).collect();
            restated::restates(self.text(self.at), &known)
        })
    }
}
