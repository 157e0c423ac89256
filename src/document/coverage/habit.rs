//! How an answer is in the habit of citing: sentence by sentence, or once for several.

use crate::document::block::{Block, BlockKind};
use crate::document::claim::Need;
use crate::document::model::{Cluster, Excuse, Placement, Sentence};

/// Paragraphs that must be cited before their habit counts, where some do otherwise, and where none does.
const HABIT: usize = 5;
const STRICT_HABIT: usize = 3;

/// Whether the answer cites once per paragraph rather than sentence by sentence.
///
/// Only paragraphs of several sentences tell. Four in five of them have one cluster, behind the last word; or three in
/// four have one cluster, most of them there, and a cluster serves two and a half sentences: then the last sentence now
/// and then adds a comment of its own.
pub fn cites_by_paragraph(blocks: &[Block], sentences: &[Sentence], clusters: &[Cluster]) -> bool {
    let (mut cited, mut single, mut once, mut served, mut used) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for block in blocks.iter().filter(|block| block.kind.is_body() && block.sentences.len() > 1) {
        let held = sentences.get(block.sentences.clone()).unwrap_or_default();
        let count: usize = held.iter().map(|sentence| sentence.clusters.len()).sum();
        if count == 0 {
            continue;
        }
        cited += 1;
        served += held.len();
        used += count;
        single += usize::from(count == 1);
        once += usize::from(count == 1 && ends_cited(held, clusters));
    }
    cited >= HABIT && once * 5 >= cited * 4
        || cited >= STRICT_HABIT && once == cited
        || cited >= HABIT && single * 4 >= cited * 3 && once * 2 >= cited && served * 2 >= used * 5
}

/// Cited items of lists that tell a habit.
const ITEMS: usize = 10;

/// Whether the answer cites the items of its lists once each, behind their last word: ten of them, and hardly any
/// otherwise. Then that cluster is one of the item, however many sentences it has.
pub fn cites_by_item(blocks: &[Block], sentences: &[Sentence], clusters: &[Cluster]) -> bool {
    let (mut cited, mut once) = (0_usize, 0_usize);
    for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::ListItem { .. })) {
        let held = sentences.get(block.sentences.clone()).unwrap_or_default();
        let count: usize = held.iter().map(|sentence| sentence.clusters.len()).sum();
        cited += usize::from(count > 0);
        once += usize::from(count == 1 && ends_cited(held, clusters));
    }
    cited >= ITEMS && once * 20 >= cited * 19
}

/// Excuses the claims before the only cluster of their paragraph where it stands at the end, in an answer that cites
/// at least a third of its paragraphs so, and three of them: whether it does so by sentence or by paragraph is open.
pub fn excuse(blocks: &[Block], sentences: &mut [Sentence], clusters: &[Cluster]) {
    let (mut cited, mut ended) = (0_usize, Vec::new());
    for block in blocks.iter().filter(|block| block.kind.is_body() && block.sentences.len() > 1) {
        let held = sentences.get(block.sentences.clone()).unwrap_or_default();
        let count: usize = held.iter().map(|sentence| sentence.clusters.len()).sum();
        cited += usize::from(count > 0);
        if count == 1 && ends_cited(held, clusters) {
            ended.push(block.sentences.clone());
        }
    }
    if ended.len() < STRICT_HABIT || ended.len() * 3 < cited {
        return;
    }
    for sentence in ended.into_iter().flatten() {
        let Some(sentence) = sentences.get_mut(sentence) else { continue };
        if sentence.claim.need == Need::Required && !sentence.is_covered() {
            sentence.excuse_by(Excuse::Paragraph);
        }
    }
}

/// Whether a cluster stands behind the last word of these sentences.
pub(super) fn ends_cited(held: &[Sentence], clusters: &[Cluster]) -> bool {
    let last = held.last().and_then(|sentence| clusters.get(sentence.clusters.clone())?.last());
    last.is_some_and(|cluster| {
        matches!(cluster.placement, Placement::BeforeTerminal | Placement::AfterTerminal | Placement::Standalone)
    })
}
