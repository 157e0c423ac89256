//! Citations of lists: of the sentence that introduces one, and of the last item for all.

use std::ops::Range;

use super::habit::{Reach, ends_cited};
use super::{Parts, clusters_of, introducing};
use crate::document::block::{Block, BlockKind};
use crate::document::model::{Excuse, Sentence};

/// Items without a cluster of their own inherit from the sentence that introduces their list. Nested lists
/// inherit from the item above them in the same way.
pub(super) fn inherit(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    // Clusters of the introduction, per depth.
    let mut intro: Vec<Vec<usize>> = Vec::new();
    for (index, block) in parts.judging.blocks.iter().enumerate() {
        let BlockKind::ListItem { depth, .. } = block.kind else {
            intro.clear();
            continue;
        };
        let depth = usize::from(depth);
        if intro.is_empty() {
            intro.push(index.checked_sub(1).map(|at| introducing(parts, sentences, at)).unwrap_or_default());
        }
        let above = intro.last().cloned().unwrap_or_default();
        intro.resize(depth + 1, above);
        let own = clusters_of(block, sentences);
        let here = intro.get(depth).cloned().unwrap_or_default();
        if own.is_empty() {
            for sentence in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                sentence.covered_by.extend(here.iter().copied());
            }
        }
        let introduces = introducing(parts, sentences, index);
        intro.push(if introduces.is_empty() { here } else { introduces });
    }
}

/// Lists that must be cited once, at their end, before that is a habit of the answer.
const HABIT: usize = 3;

/// Where an answer cites once for several sentences, the cluster that ends a list covers its items. That it does is
/// seen from its paragraphs, or from three lists cited so and none cited otherwise, or hardly any. Where a third of the
/// lists is, that is open, and the claims of their items are excused.
pub fn close_lists(parts: &Parts<'_>, sentences: &mut [Sentence], reach: Reach) {
    let (mut ended, mut other) = (Vec::new(), 0);
    for run in runs(parts.judging.blocks) {
        let Some(held) = parts.judging.blocks.get(run.clone()) else { continue };
        let cited = held.iter().filter(|block| !clusters_of(block, sentences).is_empty()).count();
        let last = held.last().and_then(|block| sentences.get(block.sentences.clone())).unwrap_or_default();
        match (cited, ends_cited(last, parts.clusters)) {
            (0, _) => {}
            (1, true) => ended.push(run),
            _ => other += 1,
        }
    }
    let sure = reach == Reach::Paragraph
        || ended.len() >= HABIT && other == 0
        || ended.len() > HABIT + 1 && ended.len() >= 4 * other;
    if !sure && (ended.len() < HABIT || ended.len() * 2 < other) {
        return;
    }
    for run in ended {
        let Some((last, above)) = parts.judging.blocks.get(run).and_then(<[Block]>::split_last) else { continue };
        let own = clusters_of(last, sentences);
        for block in above {
            for sentence in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                if sure {
                    sentence.covered_by.extend(own.first().copied());
                    sentence.covered_by.tidy();
                } else {
                    sentence.excuse_by(Excuse::Paragraph);
                }
            }
        }
    }
}

/// Runs of two or more list items of one depth.
fn runs(blocks: &[Block]) -> Vec<Range<usize>> {
    let (mut runs, mut last): (Vec<Range<usize>>, _) = (Vec::new(), 0);
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::ListItem { depth, .. } = block.kind else { continue };
        match runs.last_mut() {
            Some(run) if run.end == index && depth == last => run.end += 1,
            _ => runs.push(index..index + 1),
        }
        last = depth;
    }
    runs.retain(|run| run.len() > 1);
    runs
}
