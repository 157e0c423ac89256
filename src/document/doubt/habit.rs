//! How an answer cites, and what that says of a claim without citation.

use std::ops::Range;

use super::ground::Ground;
use super::{Parts, cites};
use crate::document::claim::{Claim, Reason, Substance, hedges, supposes};
use crate::document::model::{Excuse, MANY, Sentence};
use crate::document::restated;

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
/// What proposals, comparisons, conclusions and introductions weigh less, and what examples follow.
const SOFTER: i32 = 4;
const ANNOUNCES: i32 = 6;

/// How the answer cites.
pub struct Habit {
    /// Sentences of the body.
    all: usize,
    /// Sentences with a citation.
    cited: usize,
    /// Hardly a sentence that needs a citation has none.
    pub by_sentence: bool,
    /// It cites nothing and is about code.
    program: bool,
    /// The sentences of an uncited lead above a cited body.
    lead: Range<usize>,
}

/// Where a sentence stands.
pub struct Place {
    /// Its index.
    pub at: usize,
    /// How far off the next citation of the paragraph is.
    pub next: Option<usize>,
    /// How many references that citation names.
    pub named: usize,
    /// It proposes, compares, or says what the answer does.
    pub softer: bool,
    /// It announces the examples or the list after it.
    pub announces: bool,
    pub ground: Ground,
}

impl Place {
    /// How much of what a sentence says could be looked up.
    fn weight(&self, claim: &Claim, substance: &Substance) -> i32 {
        let softer = if self.softer { SOFTER } else { 0 };
        substance.weight(claim) - if self.announces { ANNOUNCES.max(softer) } else { softer }
    }
}

impl Habit {
    /// Reads the habit off the sentences of the body.
    pub fn of(parts: &Parts<'_>, sentences: &[Sentence]) -> Self {
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
    pub fn excuse(&self, claim: &Claim, substance: &Substance, place: &Place) -> Option<Excuse> {
        // A hedge, a judgement, an inference or talk of the text, and nothing else.
        let weight = place.weight(claim, substance);
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
    pub fn doubt(&self, claim: &Claim, substance: &Substance, place: &Place) -> Option<Reason> {
        if self.program {
            return Some(Reason::Code);
        }
        // What no full stop closes above all else is a subtitle.
        if self.lead.contains(&place.at) || place.ground.sums_up || place.ground.opens && !substance.is_closed() {
            return Some(Reason::Lead);
        }
        if place.ground.leads_in && !substance.tells() {
            return Some(Reason::Lead);
        }
        if substance.is_legend() || place.ground.notes {
            return Some(Reason::Note);
        }
        if supposes(claim) {
            return Some(Reason::Thin);
        }
        if place.ground.concludes {
            return Some(Reason::Conclusion);
        }
        if place.next.is_some_and(|next| place.named >= MANY && next <= place.named) {
            return Some(Reason::Later);
        }
        let weight = place.weight(claim, substance);
        if self.by_sentence {
            let named = substance.is_named() && weight >= if place.ground.listed { BARE } else { SURE };
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
