//! An answer that does not say when it was checked.

use serde::Deserialize;

use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MissingCheckDate {
    required: bool,
}

impl Rule for MissingCheckDate {
    fn check(&self, cx: &mut Context<'_>) {
        let front = &cx.document.front;
        // A disclaimer without a date shows that the house form was meant.
        let expected = self.required || front.disclaimers.iter().any(|it| it.in_front);
        if expected && front.check_date.is_none() {
            let title = cx.document.title_span();
            cx.report(title, "no check date found").help("add a line such as `Checked on 20 November 2025` under the title");
        }
    }
}
