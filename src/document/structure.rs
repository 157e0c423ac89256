//! From the blocks of a reader to the structure of an answer: front matter, follow-up questions, reference list.

use super::block::{Block, BlockKind, Markup};
use super::front_matter::{self, FrontMatter, split_lines};
use super::heading::{LONGEST, Role, heading_role};
use super::model::Section;
use super::reference_blocks;
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
    reference_blocks::mark(markup, &sections, &mut blocks);
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
