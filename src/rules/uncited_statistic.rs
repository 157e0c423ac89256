//! A statistic without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::Kind;
use crate::document::quantity;
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedStatistic {
    kinds: Vec<String>,
    min_digits: usize,
}

impl Rule for UncitedStatistic {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in family::uncovered(document) {
            let kind = sentence.claim.kind;
            if matches!(kind, Kind::Question | Kind::Meta | Kind::Advice | Kind::Transition | Kind::Chatter | Kind::Boilerplate | Kind::Disclaimer | Kind::Absence | Kind::ListIntro) {
                continue;
            }
            let prose = document.prose(sentence.span);
            let found = quantity::statistics(prose).into_iter().find(|it| {
                let digits = prose.get(it.span.clone()).unwrap_or("").bytes().filter(u8::is_ascii_digit).count();
                self.kinds.iter().any(|kind| kind == it.kind.as_str()) && (digits == 0 || digits >= self.min_digits)
            });
            if let Some(found) = found {
                let span = TextSpan::from(found.span).offset(sentence.span.start);
                let message = format!("number `{}` has no citation", crate::rule::crop(document.slice(span)));
                cx.report(span, message).help("cite where the figure comes from");
            }
        }
    }
}
