//! A cluster that names a reference twice, or out of order.

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
                cx.report(cluster.span, format!("cluster `{text}` names reference {label} twice")).help("name every reference once");
            } else if wants("unsorted") && !cluster.labels.is_sorted() {
                cx.report(cluster.span, format!("cluster `{text}` is not in ascending order")).help("sort the numbers");
            } else if wants("full-width") && is_full_width(document, cluster) {
                cx.report(cluster.span, format!("cluster `{text}` has full-width brackets")).help("use `[` and `]`, as the rest of the text does");
            }
        }
    }
}

fn repeated(document: &Document, cluster: &Cluster) -> Option<Label> {
    let mut seen = std::collections::BTreeSet::new();
    let citations = document.citations.get(cluster.citations.clone())?;
    citations.iter().flat_map(|citation| &citation.labels).find(|label| !seen.insert(*label)).cloned()
}

/// Whether a cluster with full-width brackets stands among citations with ASCII ones.
fn is_full_width(document: &Document, cluster: &Cluster) -> bool {
    let wide = |shape: &Shape| matches!(shape, Shape::FullWidth | Shape::Lenticular);
    let here = document.citations.get(cluster.citations.clone()).unwrap_or_default();
    here.iter().any(|citation| wide(&citation.shape)) && document.citations.iter().any(|citation| citation.shape == Shape::Bracket)
}
