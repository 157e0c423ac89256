//! Whether it is plain that an uncited claim lacks a citation: what it says can be looked up, and the habit of the answer
//! makes the gap show.

mod beside;
mod ground;
mod habit;

use std::cell::OnceCell;

use beside::Beside;
use ground::Ground;
use habit::{Habit, Place};

use super::claim::{Reason, Substance, describes_work, gives_examples, is_note};
use super::judging::Judging;
use super::model::{Cluster, Sentence};

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

/// Doubts the uncited claims of which it is not plain that a citation is missing, and excuses those that hold nothing to
/// look up.
pub fn mark(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    if !sentences.iter().any(Sentence::is_uncited) {
        return;
    }
    let habit = Habit::of(parts, sentences);
    let prose = parts.judging.prose;
    for (place, block) in parts.judging.blocks.iter().filter(|block| block.kind.is_body()).enumerate() {
        let held = sentences.get(block.sentences.clone()).unwrap_or_default();
        if !held.iter().any(Sentence::is_uncited) {
            continue;
        }
        let ground = Ground::of(parts, block, held, place == 0);
        let described = OnceCell::new();
        let (mut next, mut named) = (None, 0);
        for at in (0..block.sentences.len()).rev() {
            let held = sentences.get(block.sentences.clone()).unwrap_or_default();
            let Some(sentence) = held.get(at) else { continue };
            if cites(sentence) {
                next = Some(at);
                named = sentence.named(parts.clusters);
            }
            let Some(claim) = sentence.uncited() else { continue };
            let said = sentence.span.of(prose);
            let substance = Substance::of(said);
            let announces = held.get(at + 1).is_some_and(|after| goes_on(after.span.of(prose)));
            let place = Place {
                at: block.sentences.start + at,
                next: next.map(|it| it - at),
                named,
                softer: ground.softer || ground.compares && !substance.number,
                announces,
                ground,
            };
            if let Some(excuse) = habit.excuse(claim, &substance, &place) {
                if let Some(sentence) = sentences.get_mut(place.at) {
                    sentence.excuse_by(excuse);
                }
                continue;
            }
            // The rest reads the sentence again, and those around it: only what would be an error is worth that.
            let (next, by_sentence, number) = (place.next, habit.by_sentence, substance.number);
            let beside = Beside { prose, held, at, next, by_sentence, number, described: &described };
            let form = || match () {
                () if describes_work(said) => Some(Reason::Work),
                () if parts.judging.english && is_note(said, ground.listed) => Some(Reason::Note),
                () => None,
            };
            let doubt = habit.doubt(claim, &substance, &place).or_else(form).or_else(|| beside.doubt());
            if let (Some(reason), Some(sentence)) = (doubt, sentences.get_mut(place.at)) {
                sentence.doubt_by(reason);
            }
        }
    }
}

/// Whether a sentence cites, or tries to.
fn cites(sentence: &Sentence) -> bool {
    !sentence.clusters.is_empty() || sentence.attempted
}

/// Whether a sentence only carries out what the one before it says: it gives examples, or a list does behind it.
fn goes_on(prose: &str) -> bool {
    gives_examples(prose) || prose.trim_end().ends_with([':', '：'])
}
