//! Whether it is plain that an uncited claim lacks a citation: what it says can be looked up, and the habit of the answer
//! makes the gap show.

use std::ops::Range;

use super::block::BlockKind;
use super::claim::{Claim, Reason, Substance, gives_examples, hedges};
use super::heading::Role;
use super::judging::Judging;
use super::model::{Cluster, Excuse, MANY, Sentence};
use super::restated;

/// Cited sentences from which on a habit shows, and how many of them come to one that is not cited.
const HABIT: usize = 8;
const RATIO: usize = 5;
/// Sentences to one piece of code, at most, in an uncited text that is the papers of a program.
const SHARE: usize = 4;
/// Sentences that such a text must have before none of it needs a citation.
const PAPERS: usize = 20;
/// Sentences that a later citation of the paragraph may be meant for, itself included.
const REACH: usize = 4;

/// Weights from which on a gap is plain, in halves of a point: where hardly a sentence is uncited, where the paragraph is
/// cited further on, and anywhere else. Where nothing is cited at all a claim without a number wants more. Where hardly a
/// sentence is uncited, any sentence that tells of an event or a number will do.
const SURE: i32 = 4;
const TOLD: i32 = 2;
const LATER: i32 = 7;
const BARE: i32 = 6;
const NOWHERE: i32 = 8;
/// What proposals, conclusions and introductions weigh less, and what examples follow.
const PROPOSAL: i32 = 4;

/// What the doubts are drawn from.
pub struct Parts<'a> {
    /// The text, its blocks and its sections.
    pub judging: &'a Judging<'a>,
    pub clusters: &'a [Cluster],
    /// Pieces of code.
    pub code: usize,
    /// Whether citations are known to cover their own sentence only.
    pub by_sentence: bool,
}

/// How the answer cites.
struct Habit {
    /// Sentences of the body.
    all: usize,
    /// Sentences with a citation.
    cited: usize,
    /// Hardly a sentence that needs a citation has none.
    by_sentence: bool,
    /// It cites nothing and is about code.
    program: bool,
    /// The sentences of an uncited lead above a cited body.
    lead: Range<usize>,
}

/// Doubts the uncited claims of which it is not plain that a citation is missing, and excuses those that hold nothing to
/// look up.
pub fn mark(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    if !sentences.iter().any(Sentence::is_uncited) {
        return;
    }
    let habit = Habit::of(parts, sentences);
    for block in parts.judging.blocks.iter().filter(|block| block.kind.is_body()) {
        let introduces = sentences.get(block.sentences.clone()).unwrap_or_default().iter().any(Sentence::is_meta);
        let section = parts.judging.sections.get(block.section);
        let proposed = section.is_some_and(|it| it.prospect || it.role == Role::BottomLine);
        // A conclusion with citations of its own is one section among others.
        let concludes = section.is_some_and(|it| it.role == Role::BottomLine && !it.cited);
        let (mut next, mut named) = (None, 0);
        for place in (0..block.sentences.len()).rev() {
            let held = sentences.get(block.sentences.clone()).unwrap_or_default();
            let Some(sentence) = held.get(place) else { continue };
            if cites(sentence) {
                next = Some(place);
                named = sentence.named(parts.clusters);
            }
            let Some(claim) = sentence.uncited() else { continue };
            let announces = || held.get(place + 1).is_some_and(|after| goes_on(after.span.of(parts.judging.prose)));
            let place = Place {
                at: block.sentences.start + place,
                next: next.map(|it| it - place),
                named,
                listed: matches!(block.kind, BlockKind::ListItem { .. }),
                concludes,
                less: if proposed || introduces || announces() { PROPOSAL } else { 0 },
            };
            let substance = Substance::of(sentence.span.of(parts.judging.prose));
            let excuse = habit.excuse(claim, &substance, &place);
            let doubt = habit.doubt(claim, &substance, &place);
            let Some(sentence) = sentences.get_mut(place.at) else { continue };
            match (excuse, doubt) {
                (Some(excuse), _) => sentence.excuse_by(excuse),
                (None, Some(reason)) => sentence.doubt_by(reason),
                (None, None) => {}
            }
        }
    }
}

/// Where a sentence stands.
struct Place {
    /// Its index.
    at: usize,
    /// How far off the next citation of the paragraph is.
    next: Option<usize>,
    /// How many references that citation names.
    named: usize,
    listed: bool,
    /// It stands in a conclusion that cites nothing.
    concludes: bool,
    /// What its place takes from its weight.
    less: i32,
}

impl Habit {
    fn of(parts: &Parts<'_>, sentences: &[Sentence]) -> Self {
        let (mut cited, mut sure, mut uncited, mut all) = (0_usize, 0_usize, 0_usize, 0_usize);
        for block in parts.judging.blocks.iter().filter(|block| block.kind.is_body()) {
            for sentence in sentences.get(block.sentences.clone()).unwrap_or_default() {
                all += 1;
                cited += usize::from(cites(sentence));
                sure += usize::from(!sentence.clusters.is_empty());
                uncited += usize::from(sentence.is_uncited());
            }
        }
        let lead = lead(parts).unwrap_or_default();
        Self {
            all,
            cited,
            by_sentence: parts.by_sentence || cited >= HABIT && cited >= RATIO * uncited,
            program: sure == 0 && parts.code * SHARE >= all,
            lead,
        }
    }

    /// What makes a citation needless.
    fn excuse(&self, claim: &Claim, substance: &Substance, place: &Place) -> Option<Excuse> {
        // A hedge, a judgement, an inference or talk of the text, and nothing else.
        let weight = substance.weight(claim) - place.less;
        let has = |reason: Reason| claim.reasons.iter().any(|it| it == reason);
        // Where the habit of an answer shows, a generality that names nobody and nothing is no gap in it either.
        let general = self.cited >= HABIT && weight <= 0 && !substance.is_named() && !has(Reason::Past);
        let empty = !substance.tells() && (weight < 0 || general || substance.is_own());
        match (self.program && self.all >= PAPERS, empty && !has(Reason::Superlative)) {
            (true, _) => Some(Excuse::Code),
            (false, true) => Some(Excuse::Thin),
            (false, false) => None,
        }
    }

    /// What speaks against a plain gap.
    fn doubt(&self, claim: &Claim, substance: &Substance, place: &Place) -> Option<Reason> {
        if self.program {
            return Some(Reason::Code);
        }
        if self.lead.contains(&place.at) {
            return Some(Reason::Lead);
        }
        if substance.is_sourced() {
            return Some(Reason::Linked);
        }
        if place.concludes {
            return Some(Reason::Conclusion);
        }
        if place.next.is_some_and(|next| place.named >= MANY && next <= place.named) {
            return Some(Reason::Later);
        }
        let weight = substance.weight(claim) - place.less;
        if self.by_sentence {
            let named = substance.is_named() && weight >= if place.listed { BARE } else { SURE };
            let told = substance.tells() && substance.is_closed() && !hedges(claim);
            return (!named && !(told && weight >= TOLD)).then_some(Reason::Thin);
        }
        if let Some(next) = place.next {
            return (next < REACH || weight < LATER).then_some(Reason::Later);
        }
        let enough = if self.cited > 0 || substance.number { BARE } else { NOWHERE };
        (weight < enough).then_some(Reason::Thin)
    }
}

/// An uncited lead above a cited body; the first section under a heading belongs to it where three behind it are cited.
fn lead(parts: &Parts<'_>) -> Option<Range<usize>> {
    let lead = restated::lead(parts.judging.blocks, parts.judging.sections, 0, 1)?;
    restated::lead(parts.judging.blocks, parts.judging.sections, 1, restated::BODY).or(Some(lead))
}

/// Whether a sentence cites, or tries to.
fn cites(sentence: &Sentence) -> bool {
    !sentence.clusters.is_empty() || sentence.attempted
}

/// Whether a sentence only carries out what the one before it says: it gives examples, or a list does behind it.
fn goes_on(prose: &str) -> bool {
    gives_examples(prose) || prose.trim_end().ends_with([':', '：'])
}
