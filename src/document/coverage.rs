//! Which clusters cover which sentence: backwards from a cluster, within its scope, and the few ways forward.

use super::block::{Block, BlockKind};
use super::claim::Kind;
use super::model::{Cluster, Placement, Sentence};

/// Paragraphs that must be cited before their habit counts.
const HABIT: usize = 5;

/// What coverage is worked out from.
pub struct Parts<'a> {
    pub blocks: &'a [Block],
    pub clusters: &'a [Cluster],
    /// Whether the items of a list inherit the clusters of the sentence that introduces it.
    pub list_inherit: bool,
}

/// Whether the answer cites once per paragraph, at its end: at least five cited paragraphs of several
/// sentences, and four in five of them with exactly one cluster, behind the last word.
pub fn cites_by_paragraph(blocks: &[Block], sentences: &[Sentence], clusters: &[Cluster]) -> bool {
    let (mut cited, mut once) = (0_usize, 0_usize);
    for block in blocks.iter().filter(|block| block.kind.is_body() && block.sentences.len() > 1) {
        let held = sentences.get(block.sentences.clone()).unwrap_or_default();
        let count: usize = held.iter().map(|sentence| sentence.clusters.len()).sum();
        let last = held.last().and_then(|sentence| clusters.get(sentence.clusters.clone())?.last());
        let at_end = last.is_some_and(|cluster| {
            matches!(cluster.placement, Placement::BeforeTerminal | Placement::AfterTerminal | Placement::Standalone)
        });
        cited += usize::from(count > 0);
        once += usize::from(count == 1 && at_end);
    }
    cited >= HABIT && once * 5 >= cited * 4
}

/// Fills in `covered_by` of every sentence.
pub fn cover(parts: &Parts<'_>, sentences: &mut [Sentence], by_paragraph: bool) {
    within_sentences(parts, sentences);
    if by_paragraph {
        within_paragraphs(parts, sentences);
    }
    standalone(parts, sentences);
    tables(parts, sentences);
    quotes(parts, sentences);
    if parts.list_inherit {
        lists(parts, sentences);
    }
    for sentence in sentences {
        sentence.covered_by.sort_unstable();
        sentence.covered_by.dedup();
    }
}

fn is_silent(block: &Block) -> bool {
    !block.kind.is_body()
}

fn within_sentences(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    for sentence in sentences {
        if parts.blocks.get(sentence.block).is_none_or(is_silent) {
            continue;
        }
        sentence.covered_by = sentence.clusters.clone().collect();
    }
}

/// A cluster covers back to the cluster before it in the same paragraph.
fn within_paragraphs(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    for block in parts.blocks.iter().filter(|block| block.kind.is_body()) {
        let Some(held) = sentences.get_mut(block.sentences.clone()) else { continue };
        let mut next: Option<usize> = None;
        for sentence in held.iter_mut().rev() {
            if sentence.clusters.is_empty() {
                sentence.covered_by.extend(next);
            } else {
                next = Some(sentence.clusters.start);
            }
        }
    }
}

/// A line of nothing but citations belongs to the block before it.
fn standalone(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    for (index, cluster) in parts.clusters.iter().enumerate() {
        let Some(block) = parts.blocks.get(cluster.block) else { continue };
        let alone = cluster.placement == Placement::Standalone && block.sentences.len() <= 1 && block.kind.is_body();
        let before = cluster.block.checked_sub(1).and_then(|at| parts.blocks.get(at));
        let Some(before) = before.filter(|before| alone && before.section == block.section && before.kind.is_body())
        else {
            continue;
        };
        for sentence in sentences.get_mut(before.sentences.clone()).unwrap_or_default() {
            sentence.covered_by.push(index);
        }
    }
}

/// A cluster in a header covers its column, in the first cell of a row its row, in the caption every cell.
fn tables(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    let mut caption: Vec<usize> = Vec::new();
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut first: Vec<usize> = Vec::new();
    let mut current = None;
    for (index, block) in parts.blocks.iter().enumerate() {
        let BlockKind::TableCell { table, column, header, .. } = block.kind else { continue };
        if current != Some(table) {
            current = Some(table);
            caption = index.checked_sub(1).map(|at| introducing(parts, sentences, at)).unwrap_or_default();
            columns.clear();
        }
        let own = clusters_of(block, sentences);
        if header {
            columns.resize(columns.len().max(column + 1), Vec::new());
            columns[column].clone_from(&own);
        }
        if column == 0 {
            first = if header { Vec::new() } else { own };
        }
        let inherited: Vec<usize> =
            caption.iter().chain(columns.get(column).into_iter().flatten()).chain(&first).copied().collect();
        for sentence in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
            sentence.covered_by.extend(&inherited);
        }
    }
}

/// A cluster anywhere in a block quote, in the line that attributes it or in the sentence that introduces it
/// covers the whole quote.
fn quotes(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    let mut index = 0;
    while index < parts.blocks.len() {
        if !parts.blocks[index].quoted {
            index += 1;
            continue;
        }
        let from = index;
        while parts.blocks.get(index).is_some_and(|block| block.quoted) {
            index += 1;
        }
        let mut shared: Vec<usize> =
            parts.blocks[from..index].iter().flat_map(|block| clusters_of(block, sentences)).collect();
        if let Some(before) = from.checked_sub(1) {
            shared.extend(introducing(parts, sentences, before));
        }
        if shared.is_empty() {
            continue;
        }
        for block in &parts.blocks[from..index] {
            for sentence in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                sentence.covered_by.extend(&shared);
            }
        }
    }
}

/// Items without a cluster of their own inherit from the sentence that introduces their list. Nested lists
/// inherit from the item above them in the same way.
fn lists(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    // Clusters of the introduction, per depth.
    let mut intro: Vec<Vec<usize>> = Vec::new();
    for (index, block) in parts.blocks.iter().enumerate() {
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
                sentence.covered_by.extend(&here);
            }
        }
        let introduces = introducing(parts, sentences, index);
        intro.push(if introduces.is_empty() { here } else { introduces });
    }
}

/// Clusters of the last sentence of block `at`, where that sentence introduces what follows with a colon.
fn introducing(parts: &Parts<'_>, sentences: &[Sentence], at: usize) -> Vec<usize> {
    let Some(block) = parts.blocks.get(at).filter(|block| block.kind.is_body()) else { return Vec::new() };
    let Some(last) = sentences.get(block.sentences.clone()).and_then(<[Sentence]>::last) else { return Vec::new() };
    if last.claim.kind == Kind::ListIntro { last.covered_by.clone() } else { Vec::new() }
}

fn clusters_of(block: &Block, sentences: &[Sentence]) -> Vec<usize> {
    sentences
        .get(block.sentences.clone())
        .unwrap_or_default()
        .iter()
        .flat_map(|sentence| sentence.clusters.clone())
        .collect()
}
