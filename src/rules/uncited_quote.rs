//! A quotation without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::Kind;
use crate::document::{Document, Sentence, quote};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedQuote {
    min_words: usize,
}

impl Rule for UncitedQuote {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in family::uncovered(document) {
            if matches!(sentence.claim.kind, Kind::Question | Kind::Chatter | Kind::Advice) || attributed(document, sentence) {
                continue;
            }
            let prose = document.prose(sentence.span);
            let quotations = quote::quotations(prose);
            let found = quotations.iter().find(|it| it.words >= self.min_words && !quote::is_title_like(prose, it));
            if let Some(found) = found {
                let span = TextSpan::from(found.span.clone()).offset(sentence.span.start);
                cx.report(span, "quotation without a citation").help("cite where these words were said or written");
            }
        }
    }
}

/// Whether a sentence that is only a quotation has its citation in the sentence before or after it.
fn attributed(document: &Document, sentence: &Sentence) -> bool {
    if sentence.claim.kind != Kind::QuoteOnly {
        return false;
    }
    let Some(block) = document.blocks.get(sentence.block) else { return false };
    let beside = document.sentence_at(sentence.span.start).into_iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]);
    beside.flatten().any(|at| block.sentences.contains(&at) && document.sentences.get(at).is_some_and(Sentence::is_covered))
}
