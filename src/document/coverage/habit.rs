//! How an answer is in the habit of citing: sentence by sentence, or once for several.

use crate::document::block::{Block, BlockKind};
use crate::document::model::{Cluster, Excuse, Placement, Sentence};

/// Paragraphs that must be cited before their habit counts, where some do otherwise, and where none does.
const HABIT: usize = 5;
const STRICT_HABIT: usize = 3;

/// How far back a cluster covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Its sentence.
    Sentence,
    /// In items of lists back to the cluster before, elsewhere its sentence.
    Item,
    /// Its paragraph, back to the cluster before.
    Paragraph,
}

impl Reach {
    /// The one that the answer is in the habit of.
    pub fn usual(blocks: &[Block], sentences: &[Sentence], clusters: &[Cluster]) -> Self {
        if cites_by_paragraph(blocks, sentences, clusters) {
            Self::Paragraph
        } else if cites_by_item(blocks, sentences, clusters) {
            Self::Item
        } else {
            Self::Sentence
        }
    }
}

/// Whether the answer cites once per paragraph rather than sentence by sentence.
///
/// Only paragraphs of several sentences tell. Four in five of them have one cluster, behind the last word; or three in
/// four have one cluster, most of them there, and a cluster serves two and a half sentences: then the last sentence now
/// and then adds a comment of its own.
fn cites_by_paragraph(blocks: &[Block], sentences: &[Sentence], clusters: &[Cluster]) -> bool {
    let (mut cited, mut single, mut once, mut served, mut used) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for (block, tally) in tallies(blocks.iter().filter(|block| tells(block)), sentences, clusters) {
        cited += 1;
        served += block.sentences.len();
        used += tally.count;
        single += usize::from(tally.count == 1);
        once += usize::from(tally.is_once());
    }
    cited >= HABIT && once * 5 >= cited * 4
        || cited >= STRICT_HABIT && once == cited
        || cited >= HABIT && single * 4 >= cited * 3 && once * 2 >= cited && served * 2 >= used * 5
}

/// Whether a block tells whether an answer cites by sentence or by paragraph.
fn tells(block: &Block) -> bool {
    block.kind.is_body() && block.sentences.len() > 1
}

/// How a block is cited.
struct Tally {
    /// Its clusters.
    count: usize,
    /// Whether the last of them stands behind its last word.
    at_end: bool,
}

impl Tally {
    /// Whether it is cited once, at its end.
    fn is_once(&self) -> bool {
        self.count == 1 && self.at_end
    }
}

/// Those of `blocks` that are cited at all, and how.
fn tallies<'b>(
    blocks: impl Iterator<Item = &'b Block>,
    sentences: &[Sentence],
    clusters: &[Cluster],
) -> impl Iterator<Item = (&'b Block, Tally)> {
    blocks.filter_map(move |block| {
        let held = sentences.get(block.sentences.clone()).unwrap_or_default();
        let count = held.iter().map(|sentence| sentence.clusters.len()).sum();
        (count > 0).then(|| (block, Tally { count, at_end: ends_cited(held, clusters) }))
    })
}

/// Cited items of lists that tell a habit.
const ITEMS: usize = 10;

/// Whether the answer cites the items of its lists once each, behind their last word: ten of them, and hardly any
/// otherwise. Then that cluster is one of the item, however many sentences it has.
fn cites_by_item(blocks: &[Block], sentences: &[Sentence], clusters: &[Cluster]) -> bool {
    let (mut cited, mut once) = (0_usize, 0_usize);
    let items = blocks.iter().filter(|block| matches!(block.kind, BlockKind::ListItem { .. }));
    for (_, tally) in tallies(items, sentences, clusters) {
        cited += 1;
        once += usize::from(tally.is_once());
    }
    cited >= ITEMS && once * 20 >= cited * 19
}

/// Excuses the claims before the only cluster of their paragraph where it stands at the end, in an answer that cites
/// at least a third of its paragraphs so, and three of them: whether it does so by sentence or by paragraph is open.
pub fn excuse(blocks: &[Block], sentences: &mut [Sentence], clusters: &[Cluster]) {
    let (mut cited, mut ended) = (0_usize, Vec::new());
    for (block, tally) in tallies(blocks.iter().filter(|block| tells(block)), sentences, clusters) {
        cited += 1;
        if tally.is_once() {
            ended.push(block.sentences.clone());
        }
    }
    if ended.len() < STRICT_HABIT || ended.len() * 3 < cited {
        return;
    }
    for held in ended {
        for sentence in sentences.get_mut(held).unwrap_or_default() {
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
