//! A disclaimer whose words are not the approved ones.

use serde::Deserialize;

use crate::diagnostic::Applicability;
use crate::rule::{Context, Rule};

mod approved;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisclaimerMismatch {
    template: Vec<String>,
    near: f64,
}

impl Rule for DisclaimerMismatch {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if self.template.is_empty() {
            return;
        }
        for disclaimer in &document.front.disclaimers {
            let text = document.slice(disclaimer.span);
            if self.template.iter().any(|template| approved::matches(text, template)) {
                continue;
            }
            let Some((template, ratio)) = approved::nearest(text, &self.template) else { continue };
            let verdict = if ratio >= self.near { "was altered" } else { "was rewritten" };
            let diff = approved::word_diff(text, template);
            let report = cx
                .report(disclaimer.span, format!("disclaimer {verdict} (similarity {ratio:.2}): {diff}"))
                .help(format!("the approved text is: {template}"));
            if !template.contains('{') {
                report.replace(disclaimer.span, template.clone(), "write the approved disclaimer", Applicability::Safe);
            }
        }
    }
}
