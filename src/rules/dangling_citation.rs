//! A citation whose reference the list does not hold.

use serde::Deserialize;

use crate::document::{Document, Status};
use crate::document::citation::Label;
use crate::rule::{Context, ReferenceListMode, Rule, crop};

/// The rule has no options.
#[derive(Deserialize)]
pub struct DanglingCitation {}

impl Rule for DanglingCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if cx.settings.reference_list == ReferenceListMode::External {
            return;
        }
        for citation in document.citations.iter().filter(|citation| citation.status == Status::Dangling) {
            let missing: Vec<String> = citation.labels.iter().filter(|label| !is_listed(document, label)).map(ToString::to_string).collect();
            let text = crop(document.slice(citation.span));
            let detail = if missing.len() < citation.labels.len() { format!(" ({} missing)", crop(&missing.join(", "))) } else { String::new() };
            let count = document.references.entries.len();
            let s = if count == 1 { "y" } else { "ies" };
            cx.report(citation.span, format!("citation `{text}` is not in the reference list{detail}"))
                .help(format!("the list has {count} entr{s}: add the reference, or cite one that is there"));
        }
    }
}

fn is_listed(document: &Document, label: &Label) -> bool {
    document.references.entries.iter().any(|entry| entry.labels.contains(label))
}
