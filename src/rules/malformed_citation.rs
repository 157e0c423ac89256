//! A citation that does not follow the grammar.

use serde::Deserialize;

use crate::diagnostic::Applicability;
use crate::document::Status;
use crate::document::citation::Label;
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MalformedCitation {
    max_number: u32,
}

impl Rule for MalformedCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for citation in &document.citations {
            let text = || crop(document.slice(citation.span));
            match citation.status {
                Status::Malformed(fault) => {
                    let report = cx.report(citation.span, format!("malformed citation `{}`: {}", text(), fault.describe()));
                    if let Some(fixed) = fault.fixed(document.slice(citation.span)) {
                        let safe = if fault.is_safe() { Applicability::Safe } else { Applicability::Unsafe };
                        let title = format!("write `{fixed}`");
                        report.help(title.clone()).replace(citation.span, fixed, title, safe);
                    } else {
                        report.help("write the number of a reference in brackets, as in `[1]`");
                    }
                }
                status if status.is_valid() && citation.labels.iter().any(|label| matches!(label, Label::Number(number) if *number > self.max_number)) => {
                    cx.report(citation.span, format!("malformed citation `{}`: its number is above {}", text(), self.max_number));
                }
                _ => {}
            }
        }
    }
}
