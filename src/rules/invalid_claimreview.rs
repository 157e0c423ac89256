//! `ClaimReview` markup that search engines drop.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnostic::Severity;
use crate::document::claim_review::{get, reviews};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InvalidClaimreview {
    require: Vec<String>,
    recommend: Vec<String>,
    max_claim_chars: usize,
}

impl Rule for InvalidClaimreview {
    fn check(&self, cx: &mut Context<'_>) {
        if cx.document.scripts.is_empty() {
            return;
        }
        for review in reviews(cx.document) {
            let data = match &review.data {
                Ok(data) => data,
                Err(error) => {
                    cx.report(review.span, format!("ClaimReview markup: it is no JSON: {}", crop(error)))
                        .help("search engines ignore it; write it as JSON");
                    continue;
                }
            };
            for name in missing(data, &self.require) {
                cx.report(review.span, format!("ClaimReview markup: `{name}` is missing"))
                    .help("search engines drop a review without it");
            }
            if let Some(fault) = rating(data) {
                cx.report(review.span, format!("ClaimReview markup: {fault}"))
                    .help("give the rating on the scale that is declared");
            }
            for name in missing(data, &self.recommend) {
                cx.report(review.span, format!("ClaimReview markup: `{name}` is missing, which is recommended"))
                    .at_most(Severity::Info);
            }
            let chars = get(data, "claimReviewed").and_then(Value::as_str).map_or(0, |claim| claim.chars().count());
            if self.max_claim_chars > 0 && chars > self.max_claim_chars {
                let limit = self.max_claim_chars;
                cx.report(review.span, format!("ClaimReview markup: `claimReviewed` has {chars} characters, more than the {limit} that are shown"))
                    .at_most(Severity::Info)
                    .help("say the claim more briefly");
            }
        }
    }
}

/// The ones of `names` that the review lacks.
fn missing<'n>(data: &Map<String, Value>, names: &'n [String]) -> impl Iterator<Item = &'n String> {
    names.iter().filter(|name| get(data, name).is_none())
}

/// What is wrong with a rating that has a scale.
fn rating(data: &Map<String, Value>) -> Option<String> {
    let number = |name: &str| {
        let value = get(data, name)?;
        value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
    };
    let (worst, best) = (number("reviewRating.worstRating")?, number("reviewRating.bestRating")?);
    if worst > best {
        return Some(format!("`worstRating` {worst} is more than `bestRating` {best}"));
    }
    let value = number("reviewRating.ratingValue").filter(|value| !(worst..=best).contains(value))?;
    Some(format!("`ratingValue` {value} lies outside of {worst} to {best}"))
}
