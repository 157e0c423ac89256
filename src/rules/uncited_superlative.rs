//! A superlative or a claim to be first or only, without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::{List, superlatives};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedSuperlative {
    extra_words: Vec<String>,
    contexts: Vec<String>,
    error_confidence: f32,
}

impl Rule for UncitedSuperlative {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in family::uncovered(document) {
            let context = family::context(document, sentence);
            if !family::is_factual(document, sentence) || !self.contexts.iter().any(|it| it == context) {
                continue;
            }
            let prose = document.prose(sentence.span);
            let own = if document.claim(sentence).cues.has(List::Superlatives) { superlatives(prose) } else { Vec::new() };
            let extra = self.extra_words.iter().filter_map(|word| prose.find(word.as_str()).map(|at| at..at + word.len()));
            let mut spans = own.into_iter().chain(extra).map(|it| TextSpan::from(it).offset(sentence.span.start));
            // Who speaks in a quotation ranks; the quotation needs its own citation.
            if let Some(span) = spans.find(|span| !family::is_quoted(document, sentence.block, *span)) {
                let message = format!("superlative `{}` has no citation", crate::rule::crop(document.slice(span)));
                cx.report(span, message)
                    .at_most(family::worst(document, sentence, self.error_confidence)).help("cite who ranked it, or say it without the superlative");
            }
        }
    }
}
