//! A citation that is attached to no claim.

use serde::Deserialize;

use crate::document::claim::Kind;
use crate::document::{BlockKind, Cluster, Document, Placement};
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct OrphanCitation {
    contexts: Vec<String>,
}

impl Rule for OrphanCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for cluster in &document.clusters {
            let Some(context) = context(document, cluster).filter(|name| self.contexts.iter().any(|it| it == name)) else { continue };
            let message = match context {
                "standalone" => "citation stands alone, attached to no claim".to_owned(),
                name => format!("citation is attached to a {}, not to a claim", name.replace('-', " ")),
            };
            cx.report(cluster.span, message).help("move it behind the claim that it supports");
        }
    }
}

/// What the cluster is attached to, where that is no claim.
fn context(document: &Document, cluster: &Cluster) -> Option<&'static str> {
    let block = document.blocks.get(cluster.block)?;
    let sentence = cluster.sentence.and_then(|index| document.sentences.get(index));
    match block.kind {
        BlockKind::Title => Some("title"),
        BlockKind::Heading { .. } => Some("heading"),
        BlockKind::FollowUp => Some("follow-up"),
        BlockKind::DatedLine | BlockKind::Disclaimer | BlockKind::Banner => Some("front-matter"),
        _ if sentence.is_some_and(|it| it.claim.kind == Kind::Question) => Some("question"),
        _ if cluster.placement == Placement::Standalone && block.kind == BlockKind::Paragraph => {
            let first = cluster.sentence.is_none_or(|index| index == block.sentences.start);
            let before = cluster.block.checked_sub(1).and_then(|at| document.blocks.get(at));
            let attached = before.is_some_and(|before| before.section == block.section && before.kind.is_body());
            (first && !attached).then_some("standalone")
        }
        _ => None,
    }
}
