//! Citations in tables: of a column, a row, or the whole table.

use std::ops::Range;

use super::{Parts, clusters_of, introducing, standalone};
use crate::document::block::BlockKind;
use crate::document::model::Sentence;

/// A cluster in a header covers its column, in the caption every cell. It covers its row where it stands in the first
/// cell, in a cell of its own, or in a column that is headed as one of sources.
pub(super) fn cover(parts: &Parts<'_>, sentences: &mut [Sentence]) {
    let mut caption: Vec<usize> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let mut current = None;
    for cells in rows(parts) {
        let Some(BlockKind::TableCell { table, header, .. }) =
            parts.judging.blocks.get(cells.start).map(|block| block.kind)
        else {
            continue;
        };
        if current != Some(table) {
            current = Some(table);
            caption = cells.start.checked_sub(1).map(|at| captioning(parts, sentences, at)).unwrap_or_default();
            columns.clear();
        }
        let mut row: Vec<usize> = Vec::new();
        for (column, block) in parts.judging.blocks.get(cells.clone()).unwrap_or_default().iter().enumerate() {
            let own = clusters_of(block, sentences);
            if header {
                columns.push(Column { clusters: own, sources: is_sources(block.span.of(parts.judging.prose)) });
            } else if column == 0
                || columns.get(column).is_some_and(|column| column.sources)
                || standalone::is_label(block.span, parts.judging.prose)
            {
                row.extend(own);
            }
        }
        for (column, block) in parts.judging.blocks.get(cells).unwrap_or_default().iter().enumerate() {
            let headed = columns.get(column).map(|column| column.clusters.as_slice()).unwrap_or_default();
            for sentence in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                sentence.covered_by.extend(caption.iter().chain(headed).chain(&row).copied());
            }
        }
    }
}

/// What the header of a column tells.
struct Column {
    clusters: Vec<usize>,
    /// Whether it is a column of sources.
    sources: bool,
}

/// The cells of each row, in order.
fn rows(parts: &Parts<'_>) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut current = None;
    for (index, block) in parts.judging.blocks.iter().enumerate() {
        let BlockKind::TableCell { table, row, .. } = block.kind else { continue };
        match rows.last_mut() {
            Some(last) if current == Some((table, row)) && last.end == index => last.end += 1,
            _ => rows.push(index..index + 1),
        }
        current = Some((table, row));
    }
    rows
}

/// Whether a header says that its column holds sources.
fn is_sources(header: &str) -> bool {
    let lower = header.trim().to_lowercase();
    let words = ["source", "reference", "citation", "quelle", "fuente", "来源", "參考", "参考", "文献", "出典"];
    lower.len() <= 60 && words.iter().any(|word| lower.contains(word))
}

/// Clusters of the block before a table that belong to the table: of its introduction or its caption.
fn captioning(parts: &Parts<'_>, sentences: &[Sentence], at: usize) -> Vec<usize> {
    let Some(block) = parts.judging.blocks.get(at).filter(|block| block.kind.is_body()) else { return Vec::new() };
    let words = block.span.of(parts.judging.prose).trim_start_matches(['*', '_', ' ']);
    let named = ["Table ", "Tabelle ", "Tabla ", "Tableau ", "表"].iter().find_map(|name| words.strip_prefix(name));
    if named.is_some_and(|rest| rest.trim_start().starts_with(|ch: char| ch.is_ascii_digit())) {
        return clusters_of(block, sentences);
    }
    introducing(parts, sentences, at)
}
