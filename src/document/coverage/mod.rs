//! Which clusters cover which sentence: backwards from a cluster, within its scope, and the few ways forward.

mod habit;
mod list;
mod standalone;
mod table;

use super::block::{Block, BlockKind};
use super::claim::Kind;
use super::judging::Judging;
use super::model::{Cluster, Sentence};

pub use habit::{Reach, excuse};
pub use list::close_lists;

/// What coverage is worked out from.
pub struct Parts<'a> {
    /// The text, its blocks, and what its sentences are.
    pub judging: &'a Judging<'a>,
    pub clusters: &'a [Cluster],
    /// Whether the items of a list inherit the clusters of the sentence that introduces it.
    pub list_inherit: bool,
}

/// Fills in `covered_by` of every sentence.
pub fn cover(parts: &Parts<'_>, sentences: &mut [Sentence], reach: Reach) {
    within_sentences(parts, sentences);
    within_paragraphs(parts, sentences, reach);
    standalone::cover(parts, sentences);
    table::cover(parts, sentences);
    quotes(parts, sentences);
    if parts.list_inherit {
        list::inherit(parts, sentences);
    }
    for sentence in sentences {
        sentence.covered_by.tidy();
    }
}

fn is_silent(block: &Block) -> bool {
    !block.kind.is_body()
}

fn within_sentences(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    for sentence in sentences {
        if !sentence.clusters.is_empty() && !parts.judging.blocks.get(sentence.block).is_none_or(is_silent) {
            sentence.covered_by.extend(sentence.clusters.clone());
        }
    }
}

/// A cluster covers back to the cluster before it in the same block, as far as clusters reach.
fn within_paragraphs(parts: &Parts<'_>, sentences: &mut [Sentence], reach: Reach) {
    let fits = |block: &&Block| match reach {
        Reach::Sentence => false,
        Reach::Item => matches!(block.kind, BlockKind::ListItem { .. }),
        Reach::Paragraph => block.kind.is_body(),
    };
    for block in parts.judging.blocks.iter().filter(fits) {
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

/// A cluster anywhere in a block quote, in the line that attributes it or in the sentence that introduces it
/// covers the whole quote.
fn quotes(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    let mut index = 0;
    while index < parts.judging.blocks.len() {
        if !parts.judging.blocks[index].quoted {
            index += 1;
            continue;
        }
        let from = index;
        while parts.judging.blocks.get(index).is_some_and(|block| block.quoted) {
            index += 1;
        }
        let mut shared: Vec<usize> =
            parts.judging.blocks[from..index].iter().flat_map(|block| clusters_of(block, sentences)).collect();
        if let Some(before) = from.checked_sub(1) {
            shared.extend(introducing(parts, sentences, before));
        }
        if shared.is_empty() {
            continue;
        }
        for block in &parts.judging.blocks[from..index] {
            for sentence in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                sentence.covered_by.extend(shared.iter().copied());
            }
        }
    }
}

/// Clusters of the last sentence of block `at`, where that sentence introduces what follows with a colon.
fn introducing(parts: &Parts<'_>, sentences: &[Sentence], at: usize) -> Vec<usize> {
    let Some(block) = parts.judging.blocks.get(at).filter(|block| block.kind.is_body()) else { return Vec::new() };
    let Some(index) = block.sentences.end.checked_sub(1).filter(|last| block.sentences.contains(last)) else {
        return Vec::new();
    };
    let Some(last) = sentences.get(index).filter(|last| !last.covered_by.is_empty()) else { return Vec::new() };
    let colon = last.span.of(parts.judging.prose).contains([':', '：']);
    let introduces = || parts.judging.claim(sentences, index).is_some_and(|claim| claim.kind == Kind::ListIntro);
    if colon && introduces() { last.covered_by.to_vec() } else { Vec::new() }
}

fn clusters_of(block: &Block, sentences: &[Sentence]) -> Vec<usize> {
    sentences
        .get(block.sentences.clone())
        .unwrap_or_default()
        .iter()
        .flat_map(|sentence| sentence.clusters.clone())
        .collect()
}
