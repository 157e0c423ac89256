//! Citations that stand apart from what they support: a line of nothing but citations, with or without `Sources:`.

use std::ops::Range;

use super::Parts;
use crate::document::block::{Block, BlockKind};
use crate::document::model::{Cluster, Sentence};
use crate::text::TextSpan;

/// What may stand beside the citations: `Sources: [1] [2]`, `（参考：[1]）`.
const LABELS: [&str; 22] = [
    "",
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

/// Such a line belongs to the block before it, or to the whole list where that block is its last item; such a
/// sentence to those before it in its block.
pub(super) fn cover(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    for (index, cluster) in parts.clusters.iter().enumerate() {
        let Some((block, sentence)) = parts.blocks.get(cluster.block).zip(cluster.sentence) else { continue };
        if !block.kind.is_body() || matches!(block.kind, BlockKind::TableCell { .. }) {
            continue;
        }
        if !sentences.get(sentence).is_some_and(|held| is_label(held.span, parts.prose)) {
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
    if !own.is_empty() {
        // Back to the citation before.
        let from = own.clone().rev().find(|&at| sentences.get(at).is_some_and(|held| !held.clusters.is_empty()));
        return from.map_or(own.start, |at| at + 1)..own.end;
    }
    let fits =
        |at: usize| parts.blocks.get(at).filter(|before| before.section == block.section && before.kind.is_body());
    let Some(last) = cluster.block.checked_sub(1) else { return 0..0 };
    let Some(near) = fits(last) else { return 0..0 };
    let mut first = last;
    if matches!(near.kind, BlockKind::ListItem { .. }) && !matches!(block.kind, BlockKind::ListItem { .. }) {
        while let Some(above) = first.checked_sub(1).and_then(fits)
            && matches!(above.kind, BlockKind::ListItem { .. })
        {
            first -= 1;
        }
    }
    let start = parts.blocks.get(first).map_or(near.sentences.start, |block| block.sentences.start);
    start..near.sentences.end
}
