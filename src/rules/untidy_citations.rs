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
        let (duplicate, unsorted, full_width) = (wants("duplicate"), wants("unsorted"), wants("full-width"));
        for cluster in &document.clusters {
            let text = || crop(document.slice(cluster.span));
            if duplicate && let Some(label) = repeated(document, cluster) {
                cx.report(cluster.span, format!("cluster `{}` names reference {label} more than once", text())).help("name every reference once");
            } else if unsorted && !cluster.labels.is_sorted() {
                cx.report(cluster.span, format!("cluster `{}` is not in ascending order", text())).help("sort the numbers");
            } else if full_width && is_full_width(document, cluster) {
                cx.report(cluster.span, format!("cluster `{}` has full-width brackets", text())).help("use `[` and `]`, as the rest of the text does");
            }
        }
    }
}

/// The label that a cluster names again. Two places in one work are two references.
fn repeated(document: &Document, cluster: &Cluster) -> Option<Label> {
    let citations = document.citations.get(cluster.citations.clone())?;
    // The cluster keeps every label once.
    if citations.iter().map(|citation| citation.labels.len()).sum::<usize>() == cluster.labels.len() {
        return None;
    }
    let mut seen = std::collections::BTreeSet::new();
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
