//! Citations that stand apart from what they support: a line of nothing but citations, with or without `Sources:`.

use std::ops::Range;

use super::Parts;
use crate::document::block::{Block, BlockKind};
use crate::document::model::{Cluster, Sentence};
use crate::document::opening::Openings;
use crate::text::TextSpan;

/// What may stand beside the citations, if anything does: `Sources: [1] [2]`, `（参考：[1]）`.
const LABELS: [&str; 21] = [
    "source",
    "sources",
    "reference",
    "references",
    "ref",
    "refs",
    "see",
    "see also",
    "citation",
    "citations",
    "quelle",
    "quellen",
    "fuente",
    "fuentes",
    "来源",
    "參考",
    "参考",
    "参考文献",
    "参考来源",
    "资料来源",
    "出典",
];

static OPENINGS: Openings<{ LABELS.len() }> = Openings::of(&LABELS);

/// Such a line belongs to the block before it, or to the whole list where that block is its last item; such a
/// sentence to those before it in its block.
pub(super) fn cover(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    for (index, cluster) in parts.clusters.iter().enumerate() {
        let Some((block, sentence)) = parts.judging.blocks.get(cluster.block).zip(cluster.sentence) else { continue };
        if !block.kind.is_body() || matches!(block.kind, BlockKind::TableCell { .. }) {
            continue;
        }
        if !sentences.get(sentence).is_some_and(|held| is_label(held.span, parts.judging.prose)) {
            continue;
        }
        for at in before(parts, sentences, cluster, block, sentence) {
            if let Some(held) = sentences.get_mut(at) {
                held.covered_by.push(index);
            }
        }
    }
}

/// Whether these words only say that citations stand here.
pub(super) fn is_label(span: TextSpan, prose: &str) -> bool {
    let words = span.of(prose);
    if words.len() > 400 {
        return words.trim().is_empty();
    }
    let bare = words.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    bare.is_empty() || OPENINGS.fit(bare) && is_one(bare)
}

/// Whether `words`, signs aside, are one of the labels.
fn is_one(words: &str) -> bool {
    let bare: Vec<&str> =
        words.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()).take(3).collect();
    bare.len() <= 2 && LABELS.contains(&bare.join(" ").to_lowercase().as_str())
}

fn before(
    parts: &Parts<'_>,
    sentences: &[Sentence],
    cluster: &Cluster,
    block: &Block,
    sentence: usize,
) -> Range<usize> {
    let own = block.sentences.start..sentence;
    let item = matches!(block.kind, BlockKind::ListItem { .. });
    if item && !own.is_empty() && starts_line(parts, sentences, sentence) {
        // Behind the last item, on a line of its own: the only citation of the list is one of the whole list.
        let first = list_start(parts, cluster.block);
        let list = parts.judging.blocks.get(first).map_or(own.clone(), |block| block.sentences.start..sentence);
        let cited = |at: usize| sentences.get(at).is_some_and(|held| !held.clusters.is_empty());
        return if list.clone().any(cited) { own } else { list };
    }
    if !own.is_empty() {
        // Back to the citation before.
        let from = own.clone().rev().find(|&at| sentences.get(at).is_some_and(|held| !held.clusters.is_empty()));
        return from.map_or(own.start, |at| at + 1)..own.end;
    }
    let Some(last) = cluster.block.checked_sub(1).filter(|at| stands_with(parts, *at, block)) else { return 0..0 };
    let first = if item { last } else { list_start(parts, last) };
    let span = |at: usize| parts.judging.blocks.get(at).map_or(0..0, |block| block.sentences.clone());
    span(first).start..span(last).end
}

/// Whether a line begins with the sentence.
fn starts_line(parts: &Parts<'_>, sentences: &[Sentence], at: usize) -> bool {
    let end = at.checked_sub(1).and_then(|before| sentences.get(before)).map_or(0, |before| before.span.end);
    let gap = sentences.get(at).and_then(|own| parts.judging.prose.get(end..own.span.start));
    gap.is_some_and(|gap| gap.contains('\n'))
}

/// Whether the block at `at` is one of the body in the section of `block`.
fn stands_with(parts: &Parts<'_>, at: usize, block: &Block) -> bool {
    parts.judging.blocks.get(at).is_some_and(|near| near.section == block.section && near.kind.is_body())
}

/// The first item of the list that the block at `last` ends; that block itself where it is no item.
fn list_start(parts: &Parts<'_>, last: usize) -> usize {
    let items = parts.judging.blocks.get(..=last).unwrap_or_default().iter().rev();
    let count = items.take_while(|block| matches!(block.kind, BlockKind::ListItem { .. })).count();
    last + 1 - count.max(1)
}
