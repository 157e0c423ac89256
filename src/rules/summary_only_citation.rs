//! A reference that only the summary cites.

use foldhash::HashSet;
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
        let mut known = Known::default();
        let mut body = 0_usize;
        for cluster in document.clusters.iter().filter(|cluster| !inside(cluster)) {
            body += 1;
            citations(cluster.citations.clone()).iter().flat_map(|it| &it.labels).for_each(|label| {
                known.insert(label);
            });
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

/// Labels that were cited.
#[derive(Default)]
struct Known<'d> {
    /// A bit for each of the numbers that nearly all lists have.
    low: u128,
    others: HashSet<&'d Label>,
}

impl<'d> Known<'d> {
    /// Adds a label; whether it was not known.
    fn insert(&mut self, label: &'d Label) -> bool {
        match label {
            Label::Number(number @ 0..128) => {
                let bit = 1 << number;
                let new = self.low & bit == 0;
                self.low |= bit;
                new
            }
            other => self.others.insert(other),
        }
    }
}

/// The first label of a citation that is not known; all of them are known from now on.
fn first_new<'d>(citation: &'d Citation, known: &mut Known<'d>) -> Option<&'d Label> {
    let mut found = None;
    for label in &citation.labels {
        if known.insert(label) {
            found = found.or(Some(label));
        }
    }
    found
}
