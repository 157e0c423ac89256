//! A stand-in where a citation should be.

use serde::Deserialize;

use crate::document::Status;
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PlaceholderCitation {
    extra: Vec<String>,
}

impl Rule for PlaceholderCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let own = document.citations.iter().filter(|citation| citation.status == Status::Placeholder).map(|citation| citation.span);
        let visible = document.text.visible();
        let extra = self.extra.iter().filter(|it| !it.is_empty()).flat_map(|it| visible.match_indices(it.as_str()));
        let mut spans: Vec<TextSpan> = own.chain(extra.map(|(at, text)| TextSpan::new(at, at + text.len()))).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, kept| kept.overlaps(*next));
        for span in spans {
            let message = format!("placeholder `{}` instead of a citation", crop(document.slice(span)));
            cx.report(span, message).help("find the reference and cite it, or take the claim out");
        }
    }
}
