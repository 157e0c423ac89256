//! Pointers at material that only the model was given.

mod pointer;

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use foldhash::{HashSet, HashSetExt as _};
use memchr::memmem;
use serde::Deserialize;

use super::family;
use crate::document::Document;
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LeakedContextReference {
    strict_phrases: bool,
}

/// What passages are called, without the first letter, which comes in either case.
const NAMES: [&str; 5] = ["assage", "nippet", "hunk ", "earch ", "ontext"];
/// Looks for all of them at once; none on machines without vectors of bytes.
static PACKED: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(NAMES));
/// What any source may be called.
const COMMON: [&str; 2] = ["ocument", "ource"];

impl Rule for LeakedContextReference {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let prose = document.prose.as_str();
        let pointer = |at: usize| pointer::at(prose, at.checked_sub(1)?, self.strict_phrases);
        let within = |name: &'static str| memmem::find_iter(prose.as_bytes(), name).filter_map(pointer);
        let mut spans: Vec<TextSpan> = match &*PACKED {
            Some(packed) => packed.find_iter(prose).filter_map(|found| pointer(found.start())).collect(),
            None => NAMES.into_iter().flat_map(within).collect(),
        };
        spans.extend(labels(document));
        spans.retain(|span| is_own(document, *span));
        if spans.is_empty() {
            return;
        }
        let numbered = COMMON.into_iter().flat_map(within);
        spans.extend(numbered.filter(|span| is_own(document, *span)));
        spans.sort_unstable();
        spans.dedup_by(|next, kept| kept.overlaps(*next));
        for span in spans {
            let message = format!("`{}` refers to material that the reader cannot see", crop(document.slice(span)));
            cx.report(span, message).help("name the source, and cite it");
        }
    }
}

/// Whether the answer itself says it, in body text.
fn is_own(document: &Document, span: TextSpan) -> bool {
    let Some(index) = document.block_at(span.start) else { return false };
    let body = document.blocks.get(index).is_some_and(|block| block.kind.is_body() && !block.quoted);
    body && !family::is_quoted(document, index, span)
}

/// Labels such as `[Document 2]` that open no block: where one does, the text explains it.
fn labels(document: &Document) -> Vec<TextSpan> {
    let prose = document.prose.as_str();
    let label = |at: usize| pointer::label(prose.get(at..)?).map(|len| TextSpan::new(at, at + len));
    let mut found: Vec<TextSpan> = document.rare.iter().filter_map(|at| label(*at)).collect();
    if found.is_empty() {
        return found;
    }
    let mut explained = HashSet::new();
    for block in &document.blocks {
        let text = document.slice(block.span).trim_start_matches(['-', '*', '•', ' ']);
        explained.extend(pointer::label(text).and_then(|len| text.get(..len)));
    }
    found.retain(|span| !explained.contains(document.slice(*span)));
    found
}
