//! What the rules about uncited sentences share: which sentences lack a citation at all.

use crate::diagnostic::Severity;
use crate::document::claim::{Kind, Need};
pub use crate::document::quote::is_quoted;
use crate::document::{BlockKind, Document, Sentence};

/// Uncited sentences for which nothing speaks.
pub fn uncovered(document: &Document) -> impl Iterator<Item = &Sentence> {
    uncited(document).filter(|sentence| sentence.excuse.is_none())
}

/// Body sentences that no cluster covers and in which no citation was attempted.
pub fn uncited(document: &Document) -> impl Iterator<Item = &Sentence> {
    document.sentences.iter().filter(|sentence| {
        let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
        body && !sentence.is_covered() && !sentence.attempted
    })
}

/// The worst severity of a report on a sentence: what is a claim only by half must not stop a publication.
pub fn worst(document: &Document, sentence: &Sentence, error_confidence: f32) -> Severity {
    if document.claim(sentence).confidence < error_confidence { Severity::Warning } else { Severity::Error }
}

/// Whether a sentence asserts something about the world, so that a number or superlative in it needs a citation.
pub fn is_factual(document: &Document, sentence: &Sentence) -> bool {
    let claim = document.claim(sentence);
    claim.need != Need::None || matches!(claim.kind, Kind::Fragment | Kind::NonFactual)
}

/// The name of the place a sentence stands in, as the option `contexts` has it.
pub fn context(document: &Document, sentence: &Sentence) -> &'static str {
    match document.blocks.get(sentence.block).map(|block| (block.kind, block.quoted)) {
        Some((_, true)) => "blockquote",
        Some((BlockKind::ListItem { .. }, _)) => "list",
        Some((BlockKind::TableCell { .. }, _)) => "table",
        _ => "paragraph",
    }
}
