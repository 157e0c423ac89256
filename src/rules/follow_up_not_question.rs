//! An entry under a heading for follow-up questions that asks nothing.

use serde::Deserialize;

use crate::document::BlockKind;
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FollowUpNotQuestion {
    headings: Vec<String>,
}

/// What may stand behind the mark of a question.
const CLOSING: [char; 13] = ['*', '_', '"', '”', '’', '\'', '»', ')', ']', '）', '」', '>', ' '];

/// Words that open a question or a request, lower case.
const ASKING: [&str; 49] = [
    "who",
    "what",
    "when",
    "where",
    "why",
    "how",
    "which",
    "whose",
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "can",
    "could",
    "should",
    "would",
    "will",
    "has",
    "have",
    "tell",
    "explain",
    "describe",
    "compare",
    "summarize",
    "summarise",
    "list",
    "show",
    "find",
    "explore",
    "wer",
    "was",
    "wann",
    "wo",
    "warum",
    "wie",
    "welche",
    "qui",
    "quand",
    "pourquoi",
    "comment",
    "quién",
    "cuándo",
    "cómo",
    "quem",
    "quando",
    "como",
];

impl Rule for FollowUpNotQuestion {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for block in document.blocks.iter().filter(|block| block.kind == BlockKind::FollowUp) {
            let text = document.prose(block.span).trim_end();
            if asks(text) || !self.counts(document.heading(block.section).unwrap_or("")) {
                continue;
            }
            cx.report(block.span, "follow-up entry is not a question")
                .help("ask it as a question, or move the statement into the text and cite it");
        }
    }
}

impl FollowUpNotQuestion {
    fn counts(&self, heading: &str) -> bool {
        let bare = |text: &str| text.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase();
        self.headings.is_empty() || self.headings.iter().any(|it| bare(it) == bare(heading))
    }
}

/// Whether an entry is a question, or would be one with its mark.
fn asks(text: &str) -> bool {
    let bare = text.trim_end_matches(CLOSING);
    let remark = || text.trim_end_matches(['*', '_', ' ']).ends_with([')', '）']) && text.contains(['?', '？']);
    if bare.is_empty() || bare.ends_with(['?', '？', '؟', '؛']) || remark() {
        return true;
    }
    let words = bare.trim_start_matches(|ch: char| !ch.is_alphabetic());
    let first = words.split(|ch: char| !ch.is_alphabetic()).next().unwrap_or("").to_lowercase();
    ASKING.contains(&first.as_str())
        || ["为什么", "如何", "什么", "哪", "谁", "是否", "怎"].iter().any(|word| words.contains(word))
}
