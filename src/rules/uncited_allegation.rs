//! An accusation against a named person without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::{List, allegation};
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedAllegation {
    min_confidence: f32,
}

impl Rule for UncitedAllegation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in family::uncovered(document) {
            if !sentence.claim.cues.has(List::Accused) || sentence.claim.confidence < self.min_confidence || sentence.claim.kind == crate::document::claim::Kind::Question {
                continue;
            }
            let prose = document.prose(sentence.span);
            if let Some(found) = allegation(prose) {
                let name = prose.get(found.name).unwrap_or("").trim();
                let message = format!("allegation about `{}` has no citation", crate::rule::crop(name));
                cx.report(sentence.span, message).help("cite the reporting or the ruling it rests on, or take it out");
            }
        }
    }
}
