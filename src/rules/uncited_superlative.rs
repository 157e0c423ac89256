//! A superlative or a claim to be first or only, without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::{List, superlative};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedSuperlative {
    extra_words: Vec<String>,
    contexts: Vec<String>,
}

impl Rule for UncitedSuperlative {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in family::uncovered(document) {
            let context = family::context(document, sentence);
            if !family::is_factual(sentence) || !self.contexts.iter().any(|it| it == context) {
                continue;
            }
            let prose = document.prose(sentence.span);
            let extra = || self.extra_words.iter().find_map(|word| prose.find(word.as_str()).map(|at| at..at + word.len()));
            let own = || if sentence.claim.cues.has(List::Superlatives) { superlative(prose) } else { None };
            if let Some(found) = own().or_else(extra) {
                let span = TextSpan::from(found).offset(sentence.span.start);
                let message = format!("superlative `{}` has no citation", crate::rule::crop(document.slice(span)));
                cx.report(span, message).help("cite who ranked it, or say it without the superlative");
            }
        }
    }
}
