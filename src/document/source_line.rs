//! A list in one line at the end of an answer: `Sources: [Port log](…), [Town log](…)`.

use super::block::{Block, BlockKind, Markup};
use super::heading::{Role, heading_role};
use super::mask;
use crate::text::TextSpan;

/// Blocks at the end among which such a line stands.
const CLOSING_BLOCKS: usize = 4;
/// Bytes of the longest label.
const LABEL: usize = 40;
/// Words between two addresses, names of publishers and dates among them.
const GAP_WORDS: usize = 24;

/// Makes a heading and items of such a line. One address alone is a citation of what stands before it.
pub fn split(markup: &Markup, blocks: Vec<Block>) -> Vec<Block> {
    let lists = blocks.iter().filter_map(|block| match block.kind {
        BlockKind::ListItem { list, .. } => Some(list + 1),
        _ => None,
    });
    let list = lists.max().unwrap_or(0);
    let mut result = blocks;
    let closing = result.split_off(result.len().saturating_sub(CLOSING_BLOCKS));
    for block in closing {
        let parts = if block.kind == BlockKind::Paragraph { parts(markup, &block) } else { None };
        let Some((label, entries)) = parts else {
            result.push(block);
            continue;
        };
        let level = BlockKind::Heading { level: 6 };
        let kind = BlockKind::ListItem { list, depth: 0, ordinal: None };
        result.push(Block { kind: level, span: label, ..block.clone() });
        result.extend(entries.into_iter().map(|span| Block { kind, origin: kind, span, ..block.clone() }));
    }
    result
}

/// The label and the entries of a line that is a list.
fn parts(markup: &Markup, block: &Block) -> Option<(TextSpan, Vec<TextSpan>)> {
    let words = markup.text.slice(block.span);
    let head = words.get(..words.floor_char_boundary(LABEL + '：'.len_utf8())).unwrap_or(words);
    let colon = head.find([':', '：']).filter(|at| *at <= LABEL)?;
    let label = words.get(..colon)?;
    if words.contains(['\n', '\r']) || !matches!(heading_role(label), Role::References | Role::FurtherReading) {
        return None;
    }
    let start = block.span.start + colon + words.get(colon..)?.chars().next()?.len_utf8();
    let entries = linked(markup, TextSpan::new(start, block.span.end))
        .or_else(|| addressed(markup, TextSpan::new(start, block.span.end)))?;
    let brief = |span: &TextSpan| markup.text.slice(*span).split_whitespace().count() <= GAP_WORDS;
    let fits = entries.len() >= 2 && entries.iter().all(brief);
    fits.then(|| (TextSpan::new(block.span.start, block.span.start + label.trim_end().len()), entries))
}

/// Entries that begin with a link and go on to the next one.
fn linked(markup: &Markup, span: TextSpan) -> Option<Vec<TextSpan>> {
    let from = markup.links.partition_point(|link| link.text.start < span.start);
    let inside = markup.links.get(from..)?.iter().take_while(|link| link.text.end <= span.end);
    let starts: Vec<usize> = inside.map(|link| link.text.start).collect();
    let first = *starts.first()?;
    // Words before the first link belong to no entry.
    if markup.text.slice(TextSpan::new(span.start, first)).contains(char::is_alphanumeric) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([span.end]);
    Some(starts.iter().zip(ends).map(|(start, end)| trimmed(markup, TextSpan::new(*start, end))).collect())
}

/// Entries that end with an address.
fn addressed(markup: &Markup, span: TextSpan) -> Option<Vec<TextSpan>> {
    let urls = mask::urls(markup.text.slice(span));
    let last = span.start + urls.last()?.end;
    if markup.text.slice(TextSpan::new(last, span.end)).contains(char::is_alphanumeric) {
        return None;
    }
    let ends = urls.iter().map(|url| span.start + url.end);
    let starts = [span.start].into_iter().chain(ends.clone());
    Some(starts.zip(ends).map(|(start, end)| trimmed(markup, TextSpan::new(start, end))).collect())
}

/// `span` without the signs that part entries.
fn trimmed(markup: &Markup, span: TextSpan) -> TextSpan {
    const SIGNS: [char; 12] = [' ', ',', ';', '|', '·', '•', '.', '，', '；', '、', '[', '*'];
    let words = markup.text.slice(span);
    let head = words.len() - words.trim_start_matches(SIGNS).len();
    let tail = words.len() - words.trim_end_matches(SIGNS).len();
    TextSpan::new(span.start + head, (span.end - tail).max(span.start + head))
}
