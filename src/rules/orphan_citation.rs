//! A citation that is attached to no claim.

use std::cell::OnceCell;

use serde::Deserialize;

use crate::document::claim::{Kind, Need};
use crate::document::quote;
use crate::document::{Block, BlockKind, Cluster, Document, Placement};
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
        let mut around = Around::of(document, None);
        for cluster in &document.clusters {
            if around.sentence != cluster.sentence {
                around = Around::of(document, cluster.sentence);
            }
            let context = context(document, cluster, around.asks);
            let Some(context) = context.filter(|name| self.contexts.iter().any(|it| it == name)) else { continue };
            if context == "question" && supports(document, cluster, &around) {
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

/// What is known of a sentence: clusters come in the order of their sentences, and one may hold a great many.
struct Around {
    sentence: Option<usize>,
    /// It is a question.
    asks: bool,
    /// Whether something before it in its block wants a citation and has none.
    lacks: OnceCell<bool>,
}

impl Around {
    fn of(document: &Document, sentence: Option<usize>) -> Self {
        Self { sentence, asks: asks(document, sentence), lacks: OnceCell::new() }
    }
}

/// What the cluster is attached to, where that is no claim; its sentence `asks` or does not.
fn context(document: &Document, cluster: &Cluster, asks: bool) -> Option<&'static str> {
    let block = document.blocks.get(cluster.block)?;
    match block.kind {
        BlockKind::Title => Some("title"),
        BlockKind::Heading { .. } => Some("heading"),
        BlockKind::FollowUp => Some("follow-up"),
        BlockKind::DatedLine | BlockKind::Disclaimer | BlockKind::Banner => Some("front-matter"),
        _ if asks => Some("question"),
        _ if cluster.placement == Placement::Standalone && block.kind == BlockKind::Paragraph => {
            let first = cluster.sentence.is_none_or(|index| index == block.sentences.start);
            let before = cluster.block.checked_sub(1).and_then(|at| document.blocks.get(at));
            let attached = before.is_some_and(|before| before.section == block.section && before.kind.is_body());
            (first && !attached).then_some("standalone")
        }
        _ => None,
    }
}

fn asks(document: &Document, sentence: Option<usize>) -> bool {
    let Some(sentence) = sentence.and_then(|index| document.sentences.get(index)) else { return false };
    // The first bytes of `？` and `؟`.
    let may = memchr::memchr3(b'?', 0xEF, 0xD8, document.prose(sentence.span).as_bytes()).is_some();
    may && document.claim(sentence).kind == Kind::Question
}

/// Whether a cluster in a question supports a statement all the same: one that quotes the question, or the ones before
/// a question that closes the paragraph.
fn supports(document: &Document, cluster: &Cluster, around: &Around) -> bool {
    let Some(block) = document.blocks.get(cluster.block) else { return false };
    quotes(document, block, cluster) || closes(document, block, cluster, around)
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
fn closes(document: &Document, block: &Block, cluster: &Cluster, around: &Around) -> bool {
    let Some(at) = cluster.sentence.filter(|at| at + 1 == block.sentences.end) else { return false };
    let lacks = || {
        let before = document.sentences.get(block.sentences.start..at).unwrap_or_default();
        before.iter().any(|it| document.claim(it).need != Need::None && it.clusters.is_empty())
    };
    cluster.placement == Placement::AfterTerminal && *around.lacks.get_or_init(lacks)
}
