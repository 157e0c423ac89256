//! From the blocks of a reader to the structure of an answer: front matter, follow-up questions, reference list.

use super::block::{Block, BlockKind, Markup};
use super::front_matter::{self, FrontMatter, split_lines};
use super::heading::{LONGEST, Role, heading_role};
use super::model::Section;
use super::reference;
use super::section;
use crate::text::{Text, TextSpan};

/// The structure of an answer.
pub struct Structure {
    /// Title, check date, disclaimer.
    pub front: FrontMatter,
    /// All blocks with their final roles.
    pub blocks: Vec<Block>,
    /// Sections.
    pub sections: Vec<Section>,
}

/// Recognises the structure in what a reader found.
pub fn recognise(markup: &mut Markup) -> Structure {
    let blocks = split_known_headings(&markup.text, std::mem::take(&mut markup.blocks));
    let (front, mut blocks) = front_matter::recognise(markup, blocks);
    let sections = section::divide(&markup.text, &mut blocks);
    let mut blocks = follow_ups(&markup.text, &sections, blocks);
    let sections = section::divide(&markup.text, &mut blocks);
    mark_reference_sections(&markup.text, &sections, &mut blocks);
    mark_trailing_run(&markup.text, &mut blocks);
    let sections = section::divide(&markup.text, &mut blocks);
    Structure { front, blocks, sections }
}

/// A paragraph whose first line is a heading by its words (`Sources:`, `Want to dive deeper?`) is a heading and
/// a paragraph.
fn split_known_headings(text: &Text, blocks: Vec<Block>) -> Vec<Block> {
    let mut result = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block.kind != BlockKind::Paragraph {
            result.push(block);
            continue;
        }
        let words = text.slice(block.span);
        let first = words.find('\n').map_or(words, |end| words.get(..end).unwrap_or(words)).trim_end();
        let alone = first.len() == words.len();
        let ends = first.ends_with([':', '：', '?', '？']) || !alone;
        let role = if first.len() <= LONGEST { heading_role(first) } else { Role::Other };
        if role == Role::References || ends && matches!(role, Role::FollowUp | Role::FurtherReading) {
            let span = TextSpan::new(block.span.start, block.span.start + first.len());
            result.push(Block { kind: BlockKind::Heading { level: 6 }, span, ..block.clone() });
            if !alone {
                let rest = words.get(first.len()..).unwrap_or("");
                let start = block.span.end - rest.trim_start().len();
                result.push(Block { span: TextSpan::new(start, block.span.end), ..block });
            }
        } else {
            result.push(block);
        }
    }
    result
}

/// Every line under a heading for follow-up questions is one of them.
fn follow_ups(text: &Text, sections: &[Section], blocks: Vec<Block>) -> Vec<Block> {
    let mut result = Vec::with_capacity(blocks.len());
    for block in blocks {
        let role = sections.get(block.section).map_or(Role::Other, |section| section.role);
        if role == Role::FollowUp && block.kind.is_body() {
            for span in split_lines(text.slice(block.span), block.span.start) {
                result.push(Block { kind: BlockKind::FollowUp, span, ..block.clone() });
            }
        } else {
            result.push(block);
        }
    }
    result
}

/// Blocks under a heading for references, sub-headings excepted, are the reference list if they look like one.
fn mark_reference_sections(text: &Text, sections: &[Section], blocks: &mut [Block]) {
    let mut index = 0;
    while let Some(section) = sections.get(index) {
        let first = index;
        index += 1;
        if !matches!(section.role, Role::References | Role::FurtherReading) {
            continue;
        }
        while sections.get(index).is_some_and(|next| next.level > section.level && next.role == Role::Other) {
            index += 1;
        }
        let from = section.blocks.start;
        let to = sections.get(index - 1).map_or(from, |last| last.blocks.end);
        debug_assert!(first < index);
        let Some(held) = blocks.get_mut(from..to) else { continue };
        if reads_as_list(text, held) {
            for block in held.iter_mut().filter(|block| block.kind.is_body()) {
                block.kind = BlockKind::Reference;
            }
        }
    }
}

/// Whether most blocks under a heading are entries: a list, a label, an address.
fn reads_as_list(text: &Text, blocks: &[Block]) -> bool {
    let body = blocks.iter().filter(|block| block.kind.is_body());
    let (mut all, mut fit) = (0, 0);
    for block in body {
        all += 1;
        let item = matches!(block.kind, BlockKind::ListItem { .. });
        fit += usize::from(item || reference::entries(text.slice(block.span)).iter().any(is_entry));
    }
    all > 0 && fit * 2 >= all
}

/// Whether an entry has what makes it one: a label or an address.
fn is_entry(entry: &reference::Entry) -> bool {
    !entry.labels.is_empty() || entry.url.is_some() || !entry.identifiers.is_empty() || entry.name.is_some()
}

/// Entries at the very end of the answer are a list even without a heading.
fn mark_trailing_run(text: &Text, blocks: &mut [Block]) {
    if blocks.iter().any(|block| block.kind == BlockKind::Reference) {
        return;
    }
    let mut from = blocks.len();
    while from > 0 && blocks.get(from - 1).is_some_and(|block| is_run_block(text, block)) {
        from -= 1;
    }
    let Some(run) = blocks.get_mut(from..) else { return };
    let lines: Vec<&str> = run
        .iter()
        .flat_map(|block| split_lines(text.slice(block.span), block.span.start))
        .map(|line| text.slice(line))
        .collect();
    if !lines.is_empty() && reference::looks_like_entries(&lines) {
        for block in run {
            block.kind = BlockKind::Reference;
        }
    }
}

/// Whether a block may belong to a trailing run: it opens with a bracketed number or holds an address.
fn is_run_block(text: &Text, block: &Block) -> bool {
    let words = text.slice(block.span);
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. })
        && (words.starts_with('[') || words.contains("://") || words.contains("www."))
}
