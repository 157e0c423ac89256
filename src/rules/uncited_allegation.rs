//! An accusation against a named person without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::{Kind, List, allegation};
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
            let claim = document.claim(sentence);
            if !claim.cues.has(List::Accused) || claim.confidence < self.min_confidence || claim.kind == Kind::Question {
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
