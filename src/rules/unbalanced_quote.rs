//! A quotation mark whose partner is missing.

use memchr::memchr_iter;
use serde::Deserialize;

use crate::document::{Block, BlockKind, Document};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

mod pairs;

use pairs::{Lone, Mark, lone, pairs_up};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UnbalancedQuote {
    marks: Vec<char>,
}

impl Rule for UnbalancedQuote {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let marks = marks(document, &self.marks);
        let low = marks.iter().any(|it| it.sign == '„');
        let mut found: Vec<(usize, Lone)> = Vec::new();
        let mut left = marks.as_slice();
        for (index, block) in document.blocks.iter().enumerate() {
            let Some(next) = left.first() else { break };
            if block.span.end <= next.at {
                continue;
            }
            let outside = left.iter().take_while(|it| it.at < block.span.start).count();
            let inside = left.iter().skip(outside).take_while(|it| it.at < block.span.end).count();
            let own = left.get(outside..outside + inside).unwrap_or_default();
            left = left.get(outside + inside..).unwrap_or_default();
            if !pairs_up(own) && is_written(block.kind) {
                let lone = lone(&document.prose, own, low);
                found.extend(lone.first().filter(|_| !is_code(document, block)).map(|it| (index, *it)));
            }
        }
        let mut rest = found.iter().peekable();
        while let Some((index, lone)) = rest.next() {
            // A quotation may go on in the paragraphs that follow.
            let closes = |next: &(usize, Lone)| lone.closes_at(&next.1) && next.0 <= index + PARAGRAPHS;
            if rest.next_if(|next| closes(next)).is_some() || lone.opens && goes_on(document, *index) {
                continue;
            }
            let span = TextSpan::new(lone.mark.at, lone.mark.at + lone.mark.sign.len_utf8());
            cx.report(span, format!("quotation mark `{}` without a partner", lone.mark.sign)).help(if lone.opens {
                "close the quotation where it ends"
            } else {
                "open the quotation where it begins"
            });
        }
    }
}

/// Whether the writer of the answer wrote a block.
const fn is_written(kind: BlockKind) -> bool {
    kind.is_body() || matches!(kind, BlockKind::Title | BlockKind::Heading { .. } | BlockKind::FollowUp)
}

/// Blocks over which a quotation may run without a mark at the beginning of each.
const PARAGRAPHS: usize = 8;

/// The marks of a document that are `wanted`, sorted.
fn marks(document: &Document, wanted: &[char]) -> Vec<Mark> {
    let bytes = document.prose.as_bytes();
    let sign = |at: usize| match bytes.get(at..)? {
        [b'"', ..] => Some('"'),
        [0xE2, 0x80, 0x9C, ..] => Some('“'),
        [0xE2, 0x80, 0x9E, ..] => Some('„'),
        [0xC2, 0xAB, ..] => Some('«'),
        [0xC2, 0xBB, ..] => Some('»'),
        _ => None,
    };
    let mark = |at: usize, sign: char| wanted.contains(&sign).then_some(Mark { at, sign });
    let mut found: Vec<Mark> = document.quotes.iter().filter_map(|at| mark(*at, sign(*at)?)).collect();
    // The last byte of a ” is rare.
    let closing = memchr_iter(0x9D, bytes)
        .filter_map(|at| at.checked_sub(2))
        .filter(|at| bytes[*at..].starts_with(&[0xE2, 0x80]));
    let others = found.len();
    found.extend(closing.filter_map(|at| mark(at, '”')));
    if found.len() > others {
        found.sort_unstable_by_key(|it| it.at);
    }
    found
}

/// Whether a block holds what a program would read: `key="value"`, `\"`, ``` `` ```; or nothing but signs.
fn is_code(document: &Document, block: &Block) -> bool {
    let text = document.prose(block.span);
    let code = ["=\"", "\\\"", "``", "\":", "\\(", "$\\"];
    !text.contains(char::is_alphabetic) || code.iter().any(|it| text.contains(it))
}

/// Whether the next paragraph opens with a mark, as those of a long quotation do.
fn goes_on(document: &Document, index: usize) -> bool {
    let next = document.blocks.iter().skip(index + 1).take(2).find(|block| block.kind.is_body());
    let text = next.map_or("", |block| document.prose(block.span));
    text.trim_start_matches(['*', '_', '>', ' ', '\n']).starts_with(['“', '"', '«', '„', '»'])
}
