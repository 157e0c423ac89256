//! Clauses that share the citation of another clause of their sentence.

use memchr::memchr2_iter;
use serde::Deserialize;

use super::family;
use crate::document::claim::{Clause, Kind, Need, is_finite_verb, word_count};
use crate::document::{Cluster, Document, Placement, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedClause {
    min_words: usize,
}

impl Rule for UncitedClause {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        // Where paragraphs are cited as a whole, no clause is expected to have a citation of its own.
        if !document.paragraph_scope {
            for at in parted(document) {
                if let Some(sentence) = document.sentences.get(at).filter(|it| is_cited(document, it)) {
                    self.look(cx, sentence);
                }
            }
        }
        for sentence in family::uncited(document) {
            let claim = document.claim(sentence);
            if claim.kind == Kind::AbsenceMixed {
                for pair in claim.clauses.windows(2) {
                    if pair[1].kind == Kind::Absence && matches!(pair[0].kind, Kind::Claim | Kind::SourceMeta) {
                        self.report(cx, sentence, &pair[0], ABSENT);
                    }
                }
            }
        }
    }
}

const SHARED: &str = "this clause shares a citation given only for another clause";
const ABSENT: &str = "this clause has no citation, and the other only says what no source says";

impl UncitedClause {
    /// Reports the clauses of a cited sentence behind which a citation follows, but only that of another clause.
    fn look(&self, cx: &mut Context<'_>, sentence: &Sentence) {
        let document = cx.document;
        let clusters = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
        let held = &document.claim(sentence).clauses;
        let text = |clause: &Clause| document.prose(TextSpan::from(clause.span.clone()).offset(sentence.span.start));
        if is_list(held.iter().map(text)) {
            return;
        }
        let mut left = clusters;
        for (index, clause) in held.iter().enumerate() {
            let end = held.get(index + 1).map_or(sentence.span.end, |next| sentence.span.start + next.span.start);
            // What follows the last citation is the business of uncited-tail.
            if left.is_empty() {
                return;
            }
            let inside = left.iter().take_while(|cluster| cluster.span.start < end).count();
            left = left.get(inside..).unwrap_or_default();
            let next = held.get(index + 1).filter(|next| states(next) && !goes_on(text(next)));
            if inside == 0 && clause.need == Need::Required && next.is_some() && !is_within(document, sentence, clause)
            {
                self.report(cx, sentence, clause, SHARED);
            }
        }
    }

    fn report(&self, cx: &mut Context<'_>, sentence: &Sentence, clause: &Clause, message: &str) {
        let span = TextSpan::from(clause.span.clone()).offset(sentence.span.start);
        if word_count(cx.document.prose(span)) >= self.min_words {
            cx.report(span, message).help("cite the clause where it ends, or make it a sentence of its own");
        }
    }
}

/// Whether these clauses are items of a list rather than statements: `three goals: A; B; and C`, `(i) A; (ii) B`.
fn is_list<'t>(mut clauses: impl ExactSizeIterator<Item = &'t str>) -> bool {
    const JOINS: [&str; 5] = ["and ", "or ", "as well as ", "to ", "To "];
    let several = clauses.len() > 2;
    let Some(first) = clauses.next() else { return false };
    let introduces = first.contains(": ");
    let mut joins = false;
    let mut numbered = first.starts_with('(');
    for clause in clauses {
        joins |= JOINS.iter().any(|it| clause.starts_with(it));
        numbered |= clause.starts_with(['(', '\'', '‘', '“', '"']);
    }
    numbered || several && (joins || introduces) || joins && introduces
}

/// Whether a clause says something of its own, if only what the sources do not say.
fn states(clause: &Clause) -> bool {
    clause.need != Need::None || clause.kind == Kind::Absence
}

/// How a clause opens that only goes on with what the one before it says.
const CONTINUATIONS: &[&str] = &[
    "rather",
    "instead",
    "otherwise",
    "i.e.",
    "namely",
    "in other words",
    "hence",
    "therefore",
    "thus",
    "it ",
    "this ",
    "these ",
    "such ",
    "that ",
    "which ",
    "things ",
    "for instance",
    "for example",
    "consequently",
    "as a result",
];
/// Words within which a relative clause is told: `the winner of which`.
const RELATIVE: usize = 4;

/// Whether a citation of the clause may be meant for the one before it, too, as where it only names what that speaks of.
fn goes_on(clause: &str) -> bool {
    let mut words = clause.split(|ch: char| !ch.is_alphanumeric()).filter(|it| !it.is_empty());
    CONTINUATIONS.iter().any(|it| clause.starts_with(it))
        || words.clone().take(RELATIVE).any(|it| it == "which" || it == "whom")
        || !words.any(|it| it.starts_with(char::is_lowercase) && is_finite_verb(it)) && clause.is_ascii()
}

/// Whether the semicolon behind a clause stands in a quotation.
fn is_within(document: &Document, sentence: &Sentence, clause: &Clause) -> bool {
    let end = sentence.span.start + clause.span.end;
    family::is_quoted(document, sentence.block, TextSpan::new(end, end + 1))
}

/// The sentences in which a semicolon stands, each of them once.
fn parted(document: &Document) -> impl Iterator<Item = usize> + '_ {
    let mut last = None;
    memchr2_iter(b';', WIDE, document.prose.as_bytes()).filter_map(move |at| {
        let found = document.sentence_at(at).filter(|found| last != Some(*found))?;
        last = Some(found);
        Some(found)
    })
}

/// The first byte of `；`.
const WIDE: u8 = 0xEF;

/// Whether citations behind its words support a sentence of the body. One that takes part in the sentence supports what
/// follows it, too.
fn is_cited(document: &Document, sentence: &Sentence) -> bool {
    let clusters = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
    let leads = |it: &Cluster| matches!(it.placement, Placement::Narrative | Placement::BlockInitial);
    let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
    body && !clusters.is_empty() && !sentence.attempted && !clusters.iter().any(leads)
}
