//! A cluster that names a reference more than once, or out of order.

use serde::Deserialize;

use crate::diagnostic::Applicability;
use crate::document::citation::{Label, Shape};
use crate::document::{Citation, Cluster, Document};
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
            let report = if duplicate && let Some(label) = repeated(document, cluster) {
                let message = format!("cluster `{}` names reference {label} more than once", text());
                cx.report(cluster.span, message).help("name every reference once")
            } else if unsorted && !cluster.labels.is_sorted() {
                cx.report(cluster.span, format!("cluster `{}` is not in ascending order", text())).help("sort the numbers")
            } else if full_width && is_full_width(document, cluster) {
                let message = format!("cluster `{}` has full-width brackets", text());
                cx.report(cluster.span, message).help("use `[` and `]`, as the rest of the text does")
            } else {
                continue;
            };
            if let Some(tidy) = tidy(document, cluster, unsorted) {
                report.replace(cluster.span, tidy, "name every reference once, in plain brackets", Applicability::Safe);
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

/// The cluster with every reference and place named once, in plain brackets where others stand in such, and `sorted` where
/// that is asked for; none where that would change nothing.
fn tidy(document: &Document, cluster: &Cluster, sorted: bool) -> Option<String> {
    let citations = document.citations.get(cluster.citations.clone())?;
    let full_width = is_full_width(document, cluster);
    let mut seen = std::collections::BTreeSet::new();
    let (mut kept, mut gaps) = (Vec::new(), Vec::new());
    let mut end = cluster.span.start;
    for citation in citations {
        let text = document.slice(citation.span);
        let fresh: Vec<&Label> = citation.labels.iter().filter(|label| seen.insert((*label, locator(text)))).collect();
        if !fresh.is_empty() {
            if !kept.is_empty() {
                gaps.push(document.slice((end..citation.span.start).into()));
            }
            kept.push((fresh[0], written(citation, text, &fresh, full_width)));
        }
        end = citation.span.end;
    }
    if sorted {
        kept.sort_by_key(|(label, _)| *label);
    }
    let mut tidy = String::new();
    for (index, (_, text)) in kept.iter().enumerate() {
        tidy.push_str(index.checked_sub(1).and_then(|at| gaps.get(at)).copied().unwrap_or(""));
        tidy.push_str(text);
    }
    (tidy != document.slice(cluster.span)).then_some(tidy)
}

/// A citation that names only the `fresh` ones of its references.
fn written(citation: &Citation, text: &str, fresh: &[&Label], full_width: bool) -> String {
    let all = citation.labels.len() == fresh.len();
    let plain = citation.shape == Shape::Bracket && citation.url.is_none() && locator(text).is_empty();
    if full_width && matches!(citation.shape, Shape::FullWidth | Shape::Lenticular) {
        return text.replace(['［', '【'], "[").replace(['］', '】'], "]");
    }
    if all || !plain {
        return text.to_owned();
    }
    let labels: Vec<String> = fresh.iter().map(ToString::to_string).collect();
    format!("[{}]", labels.join(", "))
}
