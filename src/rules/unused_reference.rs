//! An entry of the reference list that nothing cites.

use serde::Deserialize;

use super::expressions::Expression;
use crate::document::ListOrigin;
use crate::document::heading::Role;
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UnusedReference {
    allow_sections: Vec<Expression>,
}

impl Rule for UnusedReference {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let cited = document.citations.iter().any(|citation| citation.status.is_valid() && !citation.labels.is_empty());
        if !cited || document.references.origin != ListOrigin::Inline {
            return;
        }
        for entry in document.references.entries.iter().filter(|entry| entry.uses == 0) {
            let Some(span) = entry.span else { continue };
            let section = document.block_at(span.start).and_then(|at| document.blocks.get(at)).map_or(0, |block| block.section);
            let further = document.sections.get(section).is_some_and(|it| it.role == Role::FurtherReading);
            let heading = document.heading(section).unwrap_or("");
            if further || self.allow_sections.iter().any(|it| it.is_match(heading)) {
                continue;
            }
            let name = entry.labels.first().map_or_else(String::new, |label| format!(" [{label}]"));
            cx.report(span, format!("reference{name} is never cited")).help("cite it where it supports a claim, or take it out");
        }
    }
}
