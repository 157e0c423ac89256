//! A checkable claim without a citation.

use serde::Deserialize;

use super::expressions::Expression;
use super::family;
use crate::document::claim::{Kind, Need};
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedClaim {
    min_confidence: f32,
    error_confidence: f32,
    contexts: Vec<String>,
    max_per_section: usize,
    skip_sections: Vec<Expression>,
}

impl Rule for UncitedClaim {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let mut counts = vec![0_usize; document.sections.len()];
        for sentence in family::uncited(document) {
            let claim = document.claim(sentence);
            let needed = claim.need == Need::Required || claim.need == Need::Optional && claim.kind == Kind::Claim;
            if !needed || claim.confidence < self.min_confidence {
                continue;
            }
            let context = family::context(document, sentence);
            let Some(block) = document.blocks.get(sentence.block) else { continue };
            let skipped = document.heading(block.section).is_some_and(|heading| self.skip_sections.iter().any(|it| it.is_match(heading)));
            if skipped || !self.contexts.iter().any(|it| it == context) {
                continue;
            }
            let Some(count) = counts.get_mut(block.section) else { continue };
            *count += 1;
            if self.max_per_section > 0 && *count > self.max_per_section {
                continue;
            }
            cx.report(sentence.span, "this claim has no citation")
                .at_most(family::worst(document, sentence, self.error_confidence)).help("cite what supports it, or take it out");
        }
    }
}
