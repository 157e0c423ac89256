//! Words after the last citation of a sentence that claim something more.

use serde::Deserialize;

use crate::document::claim::{tail_is_claim, word_count};
use crate::document::Placement;
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedTail {
    min_words: usize,
}

/// Punctuation that ends a sentence or opens its tail.
const EDGES: [char; 16] = ['.', '!', '?', ',', ';', ':', '—', '–', '-', '"', '”', '’', ')', '。', '*', '_'];

impl Rule for UncitedTail {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in &document.sentences {
            let clusters = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
            let Some(last) = clusters.last() else { continue };
            // Mostly a full stop follows; that many words take at least as many bytes.
            if sentence.span.end.saturating_sub(last.span.end) < self.min_words {
                continue;
            }
            let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
            let narrative = clusters.iter().any(|it| it.placement == Placement::Narrative || it.placement == Placement::BlockInitial);
            if !body || narrative || sentence.attempted {
                continue;
            }
            let rest = TextSpan::new(last.span.end, sentence.span.end);
            let text = document.prose(rest);
            if is_within(document.prose(TextSpan::new(sentence.span.start, last.span.start)), text) {
                continue;
            }
            let start = text.len() - text.trim_start().trim_start_matches(EDGES).trim_start().len();
            let end = text.trim_end().trim_end_matches(EDGES).len();
            let Some(tail) = text.get(start..end).filter(|tail| !tail.contains(['\n'])) else { continue };
            if word_count(tail) >= self.min_words && tail_is_claim(tail) {
                let span = TextSpan::new(rest.start + start, rest.start + end);
                cx.report(span, "text after the last citation of the sentence makes another claim")
                    .label(last.span, "the last citation supports what stands before it")
                    .help("cite the added clause too, or move the citation to the end if it covers both");
            }
        }
    }
}

/// Whether a cluster between these words stands inside of a phrase: behind an abbreviation, as in `U.S.[3] trade`, or
/// an initial, as in `Ada B [3] Brandt`. What follows belongs to what was said, or opens a sentence of its own.
fn is_within(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    let next = after.trim_start();
    before.ends_with('.') && !next.starts_with([',', ';']) || initial && next.starts_with(char::is_uppercase)
}
