//! More references in one cluster than help a reader.

use serde::Deserialize;

use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitationOverkill {
    max: usize,
}

impl Rule for CitationOverkill {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for cluster in document.clusters.iter().filter(|cluster| cluster.labels.len() > self.max) {
            let count = cluster.labels.len();
            cx.report(cluster.span, format!("{count} references in one cluster, more than {}", self.max))
                .help("keep the ones that support the claim best");
        }
    }
}
