//! A citation behind a statement that no source says something.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::document::claim::{Clause, Kind};
use crate::document::{Document, Placement, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitedAbsence {
    allow_when_source_named: bool,
}

/// Words without one of which no sentence says what the consulted material does not say.
static MATERIAL: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let stems = [
        "ources",
        "eporting",
        "ocuments",
        "assages",
        "aterials",
        "esults",
        "ontext",
        "provided",
        "available",
        "supplied",
        "retrieved",
    ];
    AhoCorasick::new(stems).ok()
});

impl Rule for CitedAbsence {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let Some(material) = MATERIAL.as_ref().filter(|_| !document.clusters.is_empty()) else { return };
        let mut floor = 0;
        for found in material.find_iter(&document.prose) {
            let Some(sentence) = document.sentence_at(found.start()).and_then(|at| document.sentences.get(at)) else {
                continue;
            };
            if sentence.span.start < floor || sentence.clusters.is_empty() {
                continue;
            }
            floor = sentence.span.end;
            for span in absences(document, sentence) {
                let clause = document.prose(span);
                let named = self.allow_when_source_named && names_one(clause);
                if !named && !is_worldly(clause) && is_cited(document, sentence, span) {
                    cx.report(span, "absence statement carries a positive citation")
                        .help("say what was searched and when, or take the citation out");
                }
            }
        }
    }
}

/// The clauses of a sentence that say what the consulted sources do not say, each up to the next separator.
fn absences(document: &Document, sentence: &Sentence) -> Vec<TextSpan> {
    let claim = document.claim(sentence);
    if claim.clauses.is_empty() {
        return if claim.kind == Kind::Absence { vec![sentence.span] } else { Vec::new() };
    }
    let place = |clause: &Clause| TextSpan::from(clause.span.clone()).offset(sentence.span.start);
    let absent = claim.clauses.iter().filter(|it| it.kind == Kind::Absence);
    // A citation is blanked, so that a clause seems to end before the one that closes it.
    absent.map(|clause| with_citations(document, sentence, place(clause))).collect()
}

fn with_citations(document: &Document, sentence: &Sentence, span: TextSpan) -> TextSpan {
    let held = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
    let blank = |it: &&crate::document::Cluster| {
        it.span.start >= span.end && document.prose(TextSpan::new(span.end, it.span.start)).trim().is_empty()
    };
    held.iter().rfind(blank).map_or(span, |it| span.cover(it.span))
}

fn is_cited(document: &Document, sentence: &Sentence, span: TextSpan) -> bool {
    let held = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
    held.iter().any(|it| span.contains(it.span) && it.placement != Placement::Narrative)
}

/// Words that open a clause within which its subject stands.
const SUBJECT: usize = 7;
/// One of what could be consulted, and several.
const ONE: [&str; 9] = ["source", "document", "article", "report", "passage", "page", "study", "text", "paper"];
const SEVERAL: [&str; 6] = ["sources", "documents", "materials", "passages", "results", "reporting"];

/// Whether the subject is a single document: whether that says something can be looked up.
fn names_one(clause: &str) -> bool {
    let mut none = false;
    for word in words(clause).take(SUBJECT) {
        none |= matches!(word, "No" | "no" | "None" | "none");
        if ONE.contains(&word) {
            return !none;
        }
    }
    false
}

/// Whether the subject is something of the world: the sources of a river, the materials of a bridge.
fn is_worldly(clause: &str) -> bool {
    let mut words = words(clause).take(SUBJECT).peekable();
    let (mut last, mut qualified) = ("", false);
    while let Some(word) = words.next() {
        if SEVERAL.contains(&word) {
            let things = matches!(word, "materials" | "results") && !qualified;
            return things || matches!(words.peek(), Some(&("of" | "for")));
        }
        qualified |= !last.is_empty() || !matches!(word, "The" | "the");
        last = word;
    }
    false
}

fn words(clause: &str) -> impl Iterator<Item = &str> {
    clause.split(|ch: char| !ch.is_alphanumeric()).filter(|it| !it.is_empty())
}
