//! Words such as `critics say` where no citation says who does.

use serde::Deserialize;

use super::family;
use crate::document::attribution::attributions;
use crate::document::claim::{Kind, Reason, names_source};
use crate::document::{Document, Sentence};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct VagueAttribution {
    extra_phrases: Vec<String>,
}

impl Rule for VagueAttribution {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for sentence in family::uncited(document).filter(|it| asserts(document, it)) {
            let prose = document.prose(sentence.span);
            let own = attributions(prose).into_iter().filter(|it| it.says).map(|it| it.span);
            let extra =
                self.extra_phrases.iter().filter(|it| !it.is_empty()).flat_map(|it| prose.match_indices(it.as_str()));
            let mut spans: Vec<_> = own.chain(extra.map(|(at, words)| at..at + words.len())).collect();
            if spans.is_empty() || names_source(prose) {
                continue;
            }
            spans.sort_by_key(|it| it.start);
            let spans = spans.into_iter().map(|it| TextSpan::from(it).offset(sentence.span.start));
            // Who else is vague in the same sentence is found when the first is seen to.
            if let Some(span) = spans.into_iter().find(|it| !family::is_quoted(document, sentence.block, *it)) {
                cx.report(span, format!("vague attribution (`{}`) without a citation", crop(document.slice(span))))
                    .help("name who says so, and cite where");
            }
        }
    }
}

/// Whether a sentence asserts something and does not link to where it comes from.
fn asserts(document: &Document, sentence: &Sentence) -> bool {
    let claim = document.claim(sentence);
    let silent = matches!(
        claim.kind,
        Kind::Question
            | Kind::Chatter
            | Kind::Boilerplate
            | Kind::Disclaimer
            | Kind::Meta
            | Kind::Advice
            | Kind::ListIntro
            | Kind::Absence
            | Kind::SourceMeta
            | Kind::Reference
    );
    !silent && !claim.reasons.iter().any(|it| it == Reason::Linked)
}
