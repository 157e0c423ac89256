//! What must read as before once a text is edited: all that stands outside the edits.

use super::patch::{Edited, Patch};
use crate::diagnostic::Applicability;
use crate::document::{Citation, Document};
use crate::text::{SourceSpan, TextSpan};

/// Whether `after` reads as `before` does outside the edits of `patches`.
///
/// # Errors
/// What does not, in words.
pub fn reads_on(
    before: &Document,
    after: &Document,
    edited: &Edited,
    patches: &[Patch<'_>],
) -> Result<(), &'static str> {
    if !signs(before, &edited.old).eq(signs(after, &edited.new)) {
        return Err("text that it does not name would read differently");
    }
    let outside = |document, edits| untouched(document, edits).map(|it: &Citation| (&it.labels[..], it.status));
    if !outside(before, &edited.old).eq(outside(after, &edited.new)) {
        return Err("a citation that it does not name would change");
    }
    let safe = patches.iter().all(|patch| patch.applicability == Applicability::Safe);
    if safe && loses_reference(before, after) {
        return Err("a reference would lose its only citation");
    }
    Ok(())
}

/// The characters of the visible text that come from outside `edits`; white space may move with what it parts.
fn signs<'d>(document: &'d Document, edits: &'d [SourceSpan]) -> impl Iterator<Item = char> + 'd {
    let visible = document.text.visible();
    let pieces = document.text.map().pieces().iter().take_while(move |piece| piece.text.start < visible.len());
    let kept = pieces.flat_map(move |piece| {
        let inside = overlapping(edits, piece.source);
        if inside.is_empty() {
            vec![piece.text]
        } else if piece.verbatim {
            outside(piece.text, piece.source, inside)
        } else {
            Vec::new()
        }
    });
    let chars = kept.flat_map(move |span| visible.get(span.start..span.end.min(visible.len())).unwrap_or("").chars());
    chars.filter(|ch| !ch.is_whitespace())
}

/// What is left of a verbatim piece without `edits`, which overlap it.
fn outside(text: TextSpan, source: SourceSpan, edits: &[SourceSpan]) -> Vec<TextSpan> {
    let place = |at: usize| text.start + at.clamp(source.start, source.end) - source.start;
    let mut from = text.start;
    let mut kept = Vec::with_capacity(edits.len() + 1);
    for edit in edits {
        kept.push(TextSpan::new(from, place(edit.start).max(from)));
        from = place(edit.end).max(from);
    }
    kept.push(TextSpan::new(from, text.end));
    kept
}

/// The sorted `edits` that share a byte with `span`.
fn overlapping(edits: &[SourceSpan], span: SourceSpan) -> &[SourceSpan] {
    let from = edits.partition_point(|edit| edit.end <= span.start);
    let to = edits.partition_point(|edit| edit.start < span.end);
    edits.get(from..to).unwrap_or_default()
}

/// The citations that no edit touches.
fn untouched<'d>(document: &'d Document, edits: &'d [SourceSpan]) -> impl Iterator<Item = &'d Citation> {
    let map = document.text.map();
    document.citations.iter().filter(move |citation| overlapping(edits, map.to_source(citation.span)).is_empty())
}

/// Whether a reference that was cited is cited no more.
fn loses_reference(before: &Document, after: &Document) -> bool {
    let cited = |document: &Document| {
        let valid = document.citations.iter().filter(|citation| citation.status.is_valid());
        let mut labels: Vec<_> = valid.flat_map(|citation| citation.labels.iter().cloned()).collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    };
    let (before, after) = (cited(before), cited(after));
    before.iter().any(|label| after.binary_search(label).is_err())
}
