//! A reference that only the summary cites.

use foldhash::{HashSet, HashSetExt as _};
use serde::Deserialize;

use super::expressions::Expression;
use crate::document::summary::Parts;
use crate::document::{Citation, citation::Label};
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SummaryOnlyCitation {
    extra_sections: Vec<Expression>,
}

impl Rule for SummaryOnlyCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if document.clusters.is_empty() {
            return;
        }
        let Some(parts) = Parts::of(document, |heading| self.extra_sections.iter().any(|it| it.is_match(heading))) else { return };
        let inside = |cluster: &&crate::document::Cluster| parts.holds(cluster.block);
        let citations = |range: std::ops::Range<usize>| document.citations.get(range).unwrap_or_default();
        let mut known: HashSet<&Label> = HashSet::new();
        let mut body = 0_usize;
        for cluster in document.clusters.iter().filter(|cluster| !inside(cluster)) {
            body += 1;
            known.extend(citations(cluster.citations.clone()).iter().flat_map(|it| &it.labels));
        }
        // Where most of it is summary, there is no body that the summary could rest on.
        if body * 2 < document.clusters.len() {
            return;
        }
        for cluster in document.clusters.iter().filter(inside) {
            for citation in citations(cluster.citations.clone()) {
                let Some(label) = first_new(citation, &mut known) else { continue };
                cx.report(citation.span, format!("reference [{label}] is cited only in the summary"))
                    .help("cite it where the body says the same, or leave out what rests on it alone");
            }
        }
    }
}

/// The first label of a citation that is not known; all of them are known from now on.
fn first_new<'d>(citation: &'d Citation, known: &mut HashSet<&'d Label>) -> Option<&'d Label> {
    let mut found = None;
    for label in &citation.labels {
        if known.insert(label) {
            found = found.or(Some(label));
        }
    }
    found
}
