//! An answer without the disclaimer that it must carry.

use serde::Deserialize;

use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MissingDisclaimer {
    required: bool,
    r#where: String,
}

impl Rule for MissingDisclaimer {
    fn check(&self, cx: &mut Context<'_>) {
        let front = &cx.document.front;
        let present = front.disclaimers.iter().any(|it| it.in_front || self.r#where == "anywhere");
        if self.required && !present {
            let title = cx.document.title_span();
            let place = if self.r#where == "anywhere" { "to the answer" } else { "under the check date" };
            let report = cx.report(title, "required disclaimer is missing").help(format!("add the approved disclaimer {place}"));
            if let Some(late) = front.disclaimers.first() {
                report.label(late.span, "this one stands after the first section");
            }
        }
    }
}
