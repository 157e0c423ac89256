//! Sentences in which an assistant talks to whoever asked.

mod talk;

use memchr::memmem;
use serde::Deserialize;

use super::family;
use crate::diagnostic::Applicability;
use crate::document::{Document, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AssistantChatter {
    extra: Vec<String>,
    allow: Vec<String>,
}

impl Rule for AssistantChatter {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let mut found: Vec<usize> = places(&document.prose).filter_map(|at| own(document, at)).collect();
        let opens = |(index, sentence): (usize, &Sentence)| self.opens(document, sentence).then_some(index);
        found.extend(document.sentences.iter().enumerate().filter_map(opens));
        found.sort_unstable();
        found.dedup();
        for sentence in found.into_iter().filter_map(|index| document.sentences.get(index)) {
            let span = sentence.span;
            cx.report(span, "assistant talk instead of content")
                .help("take it out: readers came for the answer")
                .delete(span, Applicability::Unsafe);
        }
    }
}

impl AssistantChatter {
    /// Whether a sentence opens like such talk.
    fn opens(&self, document: &Document, sentence: &Sentence) -> bool {
        let words = opening(document, sentence.span);
        let told = talk::may_open(words) || !self.extra.is_empty();
        if !told || !is_open(document, sentence) {
            return false;
        }
        let start = sentence.span.end - words.len();
        let words = talk::folded(words);
        let listed = |list: &[String]| list.iter().any(|it| words.starts_with(&talk::folded(it)));
        let quoted = || family::is_quoted(document, sentence.block, TextSpan::new(start, start + 1));
        (talk::opens(&words) || listed(&self.extra)) && !listed(&self.allow) && !quoted()
    }
}

/// A sentence from its first word on, citations blanked.
fn opening(document: &Document, span: TextSpan) -> &str {
    let prose = document.prose(span);
    if prose.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return prose;
    }
    let quotes = ['"', '“', '„', '«', '‘', '「', '『', '\'', '`'];
    prose.trim_start_matches(|ch: char| !ch.is_alphanumeric() && !quotes.contains(&ch))
}

/// Whether a sentence is body text that the answer itself says.
fn is_open(document: &Document, sentence: &Sentence) -> bool {
    document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body() && !block.quoted)
}

/// Where something follows that only a model calls its own.
fn places(prose: &str) -> impl Iterator<Item = usize> + '_ {
    const MY: &str = " my ";
    let behind = |at: usize| prose.get(at + MY.len()..).unwrap_or("");
    memmem::find_iter(prose.as_bytes(), MY).filter(move |at| talk::is_own(behind(*at))).map(|at| at + 1)
}

/// The sentence round such a place, where the answer itself says it.
fn own(document: &Document, at: usize) -> Option<usize> {
    let index = document.sentence_at(at)?;
    let sentence = document.sentences.get(index).filter(|sentence| is_open(document, sentence))?;
    (!family::is_quoted(document, sentence.block, TextSpan::new(at, at + 1))).then_some(index)
}
