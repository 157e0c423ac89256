//! A text that stops in the middle of a sentence.

use serde::Deserialize;

use crate::document::heading::Role;
use crate::document::{Block, BlockKind, Document};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TruncatedDocument {
    min_words: usize,
}

impl Rule for TruncatedDocument {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let Some(last) = document.blocks.iter().rposition(|block| is_text(document, block)) else { return };
        let Some(block) = document.blocks.get(last).filter(|block| block.kind == BlockKind::Paragraph && !block.quoted)
        else {
            return;
        };
        let text = document.slice(block.span).trim_end();
        let Some(word) = self.broken_off(document, block, text) else { return };
        if !is_certain(text, word) && stopless(document, last) {
            return;
        }
        let end = block.span.start + text.len();
        cx.report(TextSpan::new(end - word.len(), end), "text seems cut off")
            .help("generate the rest, or end the text where it still makes sense");
    }
}

/// Whether a block may be the last of the text: what comes behind the answer does not count.
fn is_text(document: &Document, block: &Block) -> bool {
    let heading = matches!(block.kind, BlockKind::Heading { .. });
    let role = document.sections.get(block.section).map(|section| section.role);
    let behind = matches!(role, Some(Role::References | Role::FurtherReading | Role::FollowUp));
    (block.kind.is_body() || heading || block.kind == BlockKind::Code) && !(behind && heading)
}

impl TruncatedDocument {
    /// The last word of a block that stops in a sentence.
    fn broken_off<'t>(&self, document: &Document, block: &Block, text: &'t str) -> Option<&'t str> {
        let last = text.chars().next_back()?;
        if !last.is_alphanumeric() && !matches!(last, ',' | '，' | '、' | '-' | '–' | '—') {
            return None;
        }
        let end = block.span.start + text.len() - last.len_utf8();
        let held = |spans: &[TextSpan]| {
            let next = spans.partition_point(|span| span.end <= end);
            spans.get(next).is_some_and(|span| span.start <= end)
        };
        let next = document.links.partition_point(|it| it.text.end <= end);
        let linked = document.links.get(next).is_some_and(|it| it.text.start <= end);
        let next = document.citations.partition_point(|it| it.span.end <= end);
        let is_cited = document.citations.get(next).is_some_and(|it| it.span.start <= end);
        if linked || is_cited || held(&document.code) || held(&document.urls) {
            return None;
        }
        let line = text.rsplit('\n').next()?;
        let wide = !line.is_ascii() && line.chars().any(is_wide);
        let words = if wide { line.chars().filter(|ch| is_wide(*ch)).count() / 2 } else { line.split_whitespace().count() };
        if words < self.min_words || !wide && is_title(line) {
            return None;
        }
        if wide {
            return is_wide(last).then(|| &text[text.len() - last.len_utf8()..]);
        }
        let bare = text.trim_end_matches(|ch: char| !ch.is_alphanumeric());
        let start = bare.rfind(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '\'' | '’' | '-')).map_or(0, |at| {
            at + bare.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        text.get(start..).filter(|word| !word.is_empty())
    }
}

/// Characters of scripts that write words without spaces between them.
const fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// Whether a line is a name or a title: hardly a word in it is small.
fn is_title(line: &str) -> bool {
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let words = || line.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    words().filter(small).count() * 2 < words().count()
}

/// Words with which no sentence ends.
const OPEN: &str = " a an the and or but nor of to in on at by for from with into onto than that which who whose whom this \
    these those its their his her our your my is are was were be been has have had will would can could may might must \
    shall should not as if while because although though since when where whether including such between through during \
    der die das den dem des ein eine und oder aber von zu mit für auf bei aus im am ist sind war wurde dass weil \
    le la les un une des du et ou mais de à dans sur pour par avec est sont que qui \
    el los las una y o pero del en por para con es son que os as um uma e do da dos das no na ";

/// Whether a text that ends in `word` cannot be whole.
fn is_certain(text: &str, word: &str) -> bool {
    const NEAR: usize = 1000;
    let near = text.get(text.ceil_char_boundary(text.len().saturating_sub(NEAR))..).unwrap_or("");
    let count = |signs: &[char]| near.chars().filter(|ch| signs.contains(ch)).count();
    let opened = near.rfind(['(', '（']).is_some_and(|at| !near.get(at..).is_some_and(|rest| rest.contains([')', '）'])));
    let unclosed = opened && count(&['(', '（']) > count(&[')', '）']);
    let open = word.is_ascii() || word.len() < 8;
    let lone = open && word.len() < 16 && OPEN.contains(&format!(" {} ", word.to_lowercase()));
    unclosed || lone || word.ends_with([',', '，', '、'])
}

/// Whether a paragraph before the last block ends without a stop, too: some texts have none.
fn stopless(document: &Document, last: usize) -> bool {
    // The nearest are enough.
    const NEAREST: usize = 12;
    let before = document.blocks.get(..last).unwrap_or_default();
    let paragraphs = before.iter().rev().filter(|block| block.kind == BlockKind::Paragraph && !block.quoted);
    let mut paragraphs = paragraphs.take(NEAREST).map(|block| document.prose(block.span).trim_end());
    paragraphs.any(|text| text.ends_with(char::is_alphanumeric) && text.split_whitespace().nth(3).is_some())
}
