//! A quotation without a citation.

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::document::claim::{Kind, Need, Reason, names_source};
use crate::document::quote::{self, Quotation};
use crate::document::{Block, Document, MANY, PLAIN, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedQuote {
    min_words: usize,
}

impl Rule for UncitedQuote {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for block in document.blocks.iter().filter(|block| block.kind.is_body()) {
            let sentences = document.sentences.get(block.sentences.clone()).unwrap_or_default();
            if sentences.iter().all(is_supported) {
                continue;
            }
            let prose = document.prose(block.span);
            let mut reported = None;
            for quotation in quote::of_block(document, block) {
                if quotation.words < self.min_words {
                    continue;
                }
                let span = TextSpan::from(quotation.span.clone()).offset(block.span.start);
                let first = document.sentence_at(span.start);
                if first.is_none() || first == reported || is_linked(document, block, quotation) {
                    continue;
                }
                if lacks_citation(document, block, span) && !quote::is_title_like(prose, quotation) {
                    let soft = goes_on(document, block, span) && !is_plain(document, span) || is_sourced(document, span);
                    let worst = if soft { Severity::Warning } else { Severity::Error };
                    cx.report(span, "quotation without a citation")
                        .at_most(worst)
                        .help("cite where these words were said or written");
                    reported = first;
                }
            }
        }
    }
}

/// Whether the words are those of a link: they are the title of what the link leads to, and the link says where.
fn is_linked(document: &Document, block: &Block, quotation: &Quotation) -> bool {
    let inner = TextSpan::from(quotation.inner.clone()).offset(block.span.start);
    let at = document.links.partition_point(|link| link.text.end < inner.end);
    document.links.get(at).is_some_and(|link| link.text.contains(inner) && !link.target.is_empty())
}

/// Whether a sentence has a citation, or one was attempted.
fn is_supported(sentence: &Sentence) -> bool {
    sentence.is_covered() || sentence.attempted
}

/// Whether the sentence in which a quotation ends names its source in words.
fn is_sourced(document: &Document, span: TextSpan) -> bool {
    let sentence = document.sentence_at(span.end - 1).and_then(|at| document.sentences.get(at));
    let linked = |it: &Sentence| document.claim(it).reasons.iter().any(|reason| reason == Reason::Linked);
    sentence.is_some_and(|it| linked(it) || names_source(document.prose(it.span)))
}

/// Whether the sentence in which a quotation begins lacks a citation beyond doubt.
fn is_plain(document: &Document, span: TextSpan) -> bool {
    let sentence = document.sentence_at(span.start).and_then(|at| document.sentences.get(at));
    let claim = sentence.map(|sentence| document.claim(sentence));
    claim.is_some_and(|claim| claim.need == Need::Required && claim.confidence >= PLAIN)
}

/// Sentences behind a quotation within which a citation may be one of whoever speaks in it.
const REACH: usize = 2;

/// Whether a citation behind a quotation, in the same paragraph, may be meant for it, too: the speaker often goes on, and
/// quotations in a row have their references at the end.
fn goes_on(document: &Document, block: &Block, span: TextSpan) -> bool {
    let Some(last) = document.sentence_at(span.end - 1) else { return false };
    let behind = document.sentences.get(last + 1..block.sentences.end).unwrap_or_default();
    let Some(place) = behind.iter().position(|it| !it.clusters.is_empty()) else { return false };
    let named = behind.get(place).map_or(0, |it| it.named(&document.clusters));
    place < if named >= MANY { named } else { REACH }
}

/// Whether none of the sentences over which a quotation runs has a citation.
fn lacks_citation(document: &Document, block: &Block, span: TextSpan) -> bool {
    let (Some(first), Some(last)) = (document.sentence_at(span.start), document.sentence_at(span.end - 1)) else {
        return false;
    };
    let held = document.sentences.get(first..=last).unwrap_or_default();
    let (Some(opening), Some(closing)) = (held.first(), held.last()) else { return false };
    if held.iter().any(is_supported) {
        return false;
    }
    let asks = document.prose(span).trim_end_matches(|ch: char| !ch.is_alphanumeric() && ch != '?').ends_with('?');
    // The first sentence of a quotation may well ask, where the quotation goes on to answer.
    let kind = document.claim(opening).kind;
    let question = kind == Kind::Question && (asks || first == last);
    if question || matches!(kind, Kind::Chatter | Kind::Advice) {
        return false;
    }
    let outside = [TextSpan::new(opening.span.start, span.start), TextSpan::new(span.end, closing.span.end)];
    let alone = outside.iter().all(|it| !document.prose(*it).contains(char::is_alphanumeric));
    // A quotation that stands for itself may have its citation beside it.
    let beside = [first.checked_sub(1), Some(last + 1)].into_iter().flatten();
    let covered = |at| document.sentences.get(at).is_some_and(Sentence::is_covered);
    !(alone && beside.filter(|at| block.sentences.contains(at)).any(covered))
}
