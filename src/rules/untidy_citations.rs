//! A cluster that names a reference more than once, or out of order.

use serde::Deserialize;

use crate::document::citation::{Label, Shape};
use crate::document::{Cluster, Document};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UntidyCitations {
    kinds: Vec<String>,
}

impl Rule for UntidyCitations {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let wants = |kind: &str| self.kinds.iter().any(|it| it == kind);
        for cluster in &document.clusters {
            let text = crop(document.slice(cluster.span));
            if wants("duplicate") && let Some(label) = repeated(document, cluster) {
                cx.report(cluster.span, format!("cluster `{text}` names reference {label} more than once")).help("name every reference once");
            } else if wants("unsorted") && !cluster.labels.is_sorted() {
                cx.report(cluster.span, format!("cluster `{text}` is not in ascending order")).help("sort the numbers");
            } else if wants("full-width") && is_full_width(document, cluster) {
                cx.report(cluster.span, format!("cluster `{text}` has full-width brackets")).help("use `[` and `]`, as the rest of the text does");
            }
        }
    }
}

/// The label that a cluster names again. Two places in one work are two references.
fn repeated(document: &Document, cluster: &Cluster) -> Option<Label> {
    let mut seen = std::collections::BTreeSet::new();
    let citations = document.citations.get(cluster.citations.clone())?;
    let mut named = citations.iter().flat_map(|citation| {
        let place = locator(document.slice(citation.span));
        citation.labels.iter().map(move |label| (label, place))
    });
    named.find(|it| !seen.insert(*it)).map(|(label, _)| label.clone())
}

/// What follows the number in `[3, p. 12]`; empty where no place is named.
fn locator(citation: &str) -> &str {
    let tail = citation.find([',', ';']).and_then(|at| citation.get(at + 1..)).unwrap_or("");
    if tail.contains(|ch: char| ch.is_alphabetic() || ch == '§') { tail } else { "" }
}

/// Whether a cluster with full-width brackets stands among citations with ASCII ones.
fn is_full_width(document: &Document, cluster: &Cluster) -> bool {
    let wide = |shape: &Shape| matches!(shape, Shape::FullWidth | Shape::Lenticular);
    let here = document.citations.get(cluster.citations.clone()).unwrap_or_default();
    here.iter().any(|citation| wide(&citation.shape)) && document.citations.iter().any(|citation| citation.shape == Shape::Bracket)
}
