//! A citation that is attached to no claim.

use serde::Deserialize;

use crate::document::claim::{Kind, Need};
use crate::document::quote;
use crate::document::{Block, BlockKind, Cluster, Document, Placement, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

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
            if context == "question" && supports(document, cluster) {
                continue;
            }
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
        _ if sentence.is_some_and(|it| asks(document, it)) => Some("question"),
        _ if cluster.placement == Placement::Standalone && block.kind == BlockKind::Paragraph => {
            let first = cluster.sentence.is_none_or(|index| index == block.sentences.start);
            let before = cluster.block.checked_sub(1).and_then(|at| document.blocks.get(at));
            let attached = before.is_some_and(|before| before.section == block.section && before.kind.is_body());
            (first && !attached).then_some("standalone")
        }
        _ => None,
    }
}

fn asks(document: &Document, sentence: &Sentence) -> bool {
    // The first bytes of `？` and `؟`.
    let may = memchr::memchr3(b'?', 0xEF, 0xD8, document.prose(sentence.span).as_bytes()).is_some();
    may && document.claim(sentence).kind == Kind::Question
}

/// Whether a cluster in a question supports a statement all the same: one that quotes the question, or the ones before
/// a question that closes the paragraph.
fn supports(document: &Document, cluster: &Cluster) -> bool {
    let Some(block) = document.blocks.get(cluster.block) else { return false };
    quotes(document, block, cluster) || closes(document, block, cluster)
}

/// `They ask “How high is the tide?” [2]`: the question stands in a quotation behind words of the writer.
fn quotes(document: &Document, block: &Block, cluster: &Cluster) -> bool {
    let (start, prose) = (block.span.start, document.prose(block.span));
    let held = quote::of_block(document, block);
    let Some(last) = held.partition_point(|it| it.span.start + start < cluster.span.start).checked_sub(1) else {
        return false;
    };
    let Some(quotation) = held.get(last) else { return false };
    let end = quotation.span.end + start;
    let inside = cluster.span.end <= end;
    let behind = end <= cluster.span.start && document.prose(TextSpan::new(end, cluster.span.start)).trim().is_empty();
    let asks = prose.get(quotation.inner.clone()).is_some_and(|inner| inner.trim_end().ends_with(['?', '？']));
    let opened = prose.get(..quotation.span.start).is_some_and(|before| before.contains(char::is_alphanumeric));
    (inside || behind) && asks && opened
}

/// `The pier was closed. The quay leaks. What comes next? [4]`
fn closes(document: &Document, block: &Block, cluster: &Cluster) -> bool {
    let Some(at) = cluster.sentence.filter(|at| at + 1 == block.sentences.end) else { return false };
    let before = document.sentences.get(block.sentences.start..at).unwrap_or_default();
    cluster.placement == Placement::AfterTerminal
        && before.iter().any(|it| document.claim(it).need != Need::None && it.clusters.is_empty())
}
