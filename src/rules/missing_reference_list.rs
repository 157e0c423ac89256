//! Citations by number or name, and no list to look them up in.

use serde::Deserialize;

use crate::document::Status;
use crate::rule::{Context, ReferenceListMode, Rule};

/// The rule has no options.
#[derive(Deserialize)]
pub struct MissingReferenceList {}

impl Rule for MissingReferenceList {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let expected = matches!(cx.settings.reference_list, ReferenceListMode::Inline | ReferenceListMode::Sidecar);
        if !expected || document.references.exists() {
            return;
        }
        let unlisted = || document.citations.iter().filter(|citation| citation.status == Status::Unlisted);
        let Some(first) = unlisted().next() else { return };
        let count: usize = unlisted().map(|citation| citation.labels.len().max(1)).sum();
        let mut distinct: Vec<_> = unlisted().flat_map(|citation| &citation.labels).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let (s, references) = (if count == 1 { "" } else { "s" }, distinct.len());
        let rs = if references == 1 { "" } else { "s" };
        cx.report(first.span, format!("{count} citation{s} of {references} reference{rs}, but no reference list"))
            .help("add the list, keep it in NAME.sources.json beside the file, or set `reference-list = \"external\"`");
    }
}
