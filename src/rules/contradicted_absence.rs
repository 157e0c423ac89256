//! “The sources do not mention it” beside a cited sentence about where it is reported.

use std::ops::Range;

use foldhash::HashMap;
use serde::Deserialize;

use crate::document::claim::Kind;
use crate::document::content::{self, Word};
use crate::document::{Document, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ContradictedAbsence {
    min_overlap: usize,
}

impl Rule for ContradictedAbsence {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let body = |sentence: &&Sentence| document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
        let absences: Vec<TextSpan> = document.sentences.iter().filter(body).flat_map(|it| absences(document, it)).collect();
        if absences.is_empty() {
            return;
        }
        let mut index = Index::default();
        for sentence in document.sentences.iter().filter(body).filter(|it| it.is_covered()) {
            index.add(document, sentence);
        }
        for span in absences {
            let Some(told) = index.tells(document, span, self.min_overlap) else { continue };
            cx.report(span, "said to be unreported here, but reported elsewhere in the answer")
                .label(told, "where it is reported is said here")
                .help("say which sources are silent, or take one of the two statements out");
        }
    }
}

/// The clauses of a sentence that say what the consulted sources do not say.
fn absences<'d>(document: &'d Document, sentence: &'d Sentence) -> impl Iterator<Item = TextSpan> + 'd {
    let claim = document.claim(sentence);
    let whole = (claim.kind == Kind::Absence).then_some(sentence.span);
    let clauses = claim.clauses.iter().filter(move |it| claim.kind == Kind::AbsenceMixed && it.kind == Kind::Absence);
    whole.into_iter().chain(clauses.map(|it| TextSpan::from(it.span.clone()).offset(sentence.span.start)))
}

/// Words behind which an absence names what is absent.
const NOT: [&str; 6] = ["not", "no", "neither", "without", "none", "nor"];
/// Words for what was consulted.
const MATERIAL: [&str; 20] = [
    "source", "sources", "passage", "passages", "context", "reporting", "reports", "documents", "articles", "information", "results", "material",
    "materials", "text", "available", "provided", "given", "current", "supplied", "cited",
];
/// Participles with which it is said that something is reported.
const REPORTED: [&str; 16] = [
    "reported", "published", "listed", "stated", "disclosed", "documented", "available", "released", "recorded", "specified", "detailed",
    "posted", "announced", "described", "itemised", "itemized",
];
const BE: [&str; 7] = ["is", "are", "was", "were", "been", "be", "being"];
/// Words before a participle among which its subject stands, and words between it and its verb.
const SUBJECT: usize = 8;
const BETWEEN: usize = 2;
/// Statements of one word that are looked at.
const MOST: usize = 8;

/// What cited clauses say is reported somewhere, by the words of it and by pairs of them.
#[derive(Default)]
struct Index {
    told: Vec<TextSpan>,
    words: HashMap<u64, Vec<usize>>,
    pairs: HashMap<u64, usize>,
}

impl Index {
    fn add(&mut self, document: &Document, sentence: &Sentence) {
        let prose = document.prose(sentence.span);
        let all: Vec<Word<'_>> = content::all(prose).collect();
        for (place, word) in all.iter().enumerate() {
            if !is_one_of(&REPORTED, word.text) {
                continue;
            }
            let before = all.get(place.saturating_sub(BETWEEN + 1)..place).unwrap_or_default();
            let Some(verb) = before.iter().rposition(|it| is_one_of(&BE, it.text)) else { continue };
            let verb = place - before.len() + verb;
            let denied = all.get(verb + 1..place).unwrap_or_default().iter().any(|it| is_one_of(&NOT, it.text));
            let subject = subject(prose, all.get(verb.saturating_sub(SUBJECT)..verb).unwrap_or_default());
            if denied || subject.is_empty() || subject.iter().any(|it| is_one_of(&NOT, it.text)) {
                continue;
            }
            self.keep(sentence.span, subject);
        }
    }

    fn keep(&mut self, span: TextSpan, subject: &[Word<'_>]) {
        let at = self.told.len();
        self.told.push(span);
        for word in subject.iter().filter(|it| !content::is_idle(it.text)) {
            let held = self.words.entry(word.key).or_default();
            if held.len() < MOST {
                held.push(at);
            }
        }
        for pair in pairs(subject) {
            self.pairs.entry(pair).or_insert(at);
        }
    }

    /// A cited sentence outside of the absence `span` that says where it is reported what is missed there.
    fn tells(&self, document: &Document, span: TextSpan, overlap: usize) -> Option<TextSpan> {
        let all: Vec<Word<'_>> = content::all(document.prose(span)).collect();
        // What is absent stands behind the negation, or before it: `prices are not given in the passages`.
        if !all.iter().any(|it| is_one_of(&NOT, it.text)) {
            return None;
        }
        let object: Vec<Word<'_>> = all.into_iter().filter(|it| !is_one_of(&MATERIAL, it.text)).collect();
        let other = |at: usize| self.told.get(at).copied().filter(|told| !told.contains(span));
        if let Some(told) = pairs(&object).filter_map(|pair| self.pairs.get(&pair)).find_map(|&at| other(at)) {
            return Some(told);
        }
        let content = object.iter().filter(|it| !content::is_idle(it.text));
        let mut near: Vec<usize> = content.filter_map(|it| self.words.get(&it.key)).flatten().copied().collect();
        near.sort_unstable();
        let mut runs = near.chunk_by(|one, other| one == other).filter(|run| run.len() >= overlap);
        runs.find_map(|run| other(*run.first()?))
    }
}

/// The words of a subject: those behind the last sign that parts clauses.
fn subject<'w, 't>(prose: &str, words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let parted = |pair: &[Word<'_>]| match pair {
        [one, next] => {
            let between: Range<usize> = one.at + one.text.len()..next.at;
            prose.get(between).is_some_and(|it| it.contains([',', ';', ':', '(', ')', '—', '–'])) || is_one_of(&["but", "and", "while"], one.text)
        }
        _ => false,
    };
    let from = words.windows(2).rposition(parted).map_or(0, |at| at + 1);
    words.get(from..).unwrap_or_default()
}

/// Pairs of neighbouring words of content of which not both are names.
fn pairs<'w>(words: &'w [Word<'_>]) -> impl Iterator<Item = u64> + 'w {
    words.windows(2).filter_map(|pair| match pair {
        [one, next] => {
            let idle = content::is_idle(one.text) || content::is_idle(next.text);
            let named = one.telling && next.telling || one.text.len() < 3 || next.text.len() < 3;
            (!idle && !named).then(|| one.key.rotate_left(1) ^ next.key)
        }
        _ => None,
    })
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|it| it.eq_ignore_ascii_case(word))
}
