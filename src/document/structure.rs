//! From the blocks of a reader to the structure of an answer: front matter, follow-up questions, reference list.

use super::block::{Block, BlockKind, Markup};
use super::front_matter::{self, FrontMatter, split_lines};
use super::heading::{LONGEST, Role, heading_role};
use super::model::Section;
use super::reference_blocks;
use super::script;
use super::section;
use super::source_line;
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
    script::mark(markup);
    let blocks = split_known_headings(&markup.text, std::mem::take(&mut markup.blocks));
    let blocks = source_line::split(markup, blocks);
    let (front, mut blocks) = front_matter::recognise(markup, blocks);
    let mut sections = section::divide(&markup.text, &mut blocks);
    if sections.iter().any(|section| section.role == Role::FollowUp) {
        blocks = follow_ups(&markup.text, &sections, blocks);
        section::place(&mut blocks, &mut sections);
    }
    mark_contents(markup, &sections, &mut blocks);
    reference_blocks::mark(markup, &sections, &mut blocks);
    section::announce(&markup.text, &blocks, &mut sections);
    Structure { front, blocks, sections }
}

/// A paragraph whose first line is a heading by its words (`Sources:`, `Want to dive deeper?`) is a heading and
/// a paragraph.
fn split_known_headings(text: &Text, blocks: Vec<Block>) -> Vec<Block> {
    // Few answers have one.
    let Some(first) = blocks.iter().position(|block| known_heading(text, block).is_some()) else { return blocks };
    let mut result = Vec::with_capacity(blocks.len() + 1);
    let mut blocks = blocks.into_iter();
    result.extend(blocks.by_ref().take(first));
    for block in blocks {
        let Some(len) = known_heading(text, &block) else {
            result.push(block);
            continue;
        };
        let span = TextSpan::new(block.span.start, block.span.start + len);
        result.push(Block { kind: BlockKind::Heading { level: 6 }, span, ..block.clone() });
        let rest = text.slice(block.span).get(len..).unwrap_or("");
        if !rest.is_empty() {
            let start = block.span.end - rest.trim_start().len();
            result.push(Block { span: TextSpan::new(start, block.span.end), ..block });
        }
    }
    result
}

/// Bytes of the heading that a paragraph begins with, if it does.
fn known_heading(text: &Text, block: &Block) -> Option<usize> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let words = text.slice(block.span);
    // Most paragraphs go on in the line that they begin with for longer than any heading.
    let long = words.as_bytes().get(..=LONGEST).and_then(|head| head.split_last());
    if long.is_some_and(|(last, head)| last.is_ascii_graphic() && memchr::memchr(b'\n', head).is_none()) {
        return None;
    }
    let end = memchr::memchr(b'\n', words.as_bytes()).unwrap_or(words.len());
    let first = words.get(..end).unwrap_or(words).trim_end();
    let alone = first.len() == words.len();
    let heads = match heading_role(first) {
        Role::References => true,
        Role::FollowUp | Role::FurtherReading => !alone || first.ends_with([':', '：', '?', '？']),
        _ => false,
    };
    heads.then_some(first.len())
}

/// Every line under a heading for follow-up questions is one of them.
fn follow_ups(text: &Text, sections: &[Section], mut blocks: Vec<Block>) -> Vec<Block> {
    let asked = |block: &Block| sections.get(block.section).is_some_and(|section| section.role == Role::FollowUp);
    // They stand at the end.
    let first = blocks.iter().position(asked).unwrap_or(blocks.len());
    let rest = blocks.split_off(first);
    for block in rest {
        if asked(&block) && block.kind.is_body() {
            for span in split_lines(text.slice(block.span), block.span.start) {
                blocks.push(Block { kind: BlockKind::FollowUp, span, ..block.clone() });
            }
        } else {
            blocks.push(block);
        }
    }
    blocks
}

/// Words of the longest item of a table of contents.
const CONTENTS_WORDS: usize = 16;

/// A table of contents says nothing: its items, and blocks that only link into the document.
fn mark_contents(markup: &Markup, sections: &[Section], blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.kind.is_body()) {
        let role = sections.get(block.section).map_or(Role::Other, |section| section.role);
        let item = matches!(block.kind, BlockKind::ListItem { .. }) && role == Role::Contents;
        let short = || {
            let words = markup.text.slice(block.span);
            words.split_whitespace().count() <= CONTENTS_WORDS && !words.ends_with(['.', '。'])
        };
        if item && short() || only_leads_inside(markup, block.span) {
            block.kind = BlockKind::Banner;
        }
    }
}

/// Whether all words of `span` are links to headings of the document.
fn only_leads_inside(markup: &Markup, span: TextSpan) -> bool {
    let from = markup.links.partition_point(|link| link.text.start < span.start);
    let mut end = span.start;
    let words = |from: usize, to: usize| markup.text.slice(TextSpan::new(from, to.max(from)));
    let silent = |text: &str| !text.contains(char::is_alphabetic);
    let mut named = false;
    for link in markup.links.iter().skip(from).take_while(|link| link.text.end <= span.end) {
        // What a link in plain text leads to follows its words.
        let target = if markup.text.visible().len() > link.target.start { link.target.end } else { link.text.end };
        if !markup.text.slice(link.target).starts_with('#') || !silent(words(end, link.text.start)) {
            return false;
        }
        named |= !silent(words(link.text.start, link.text.end));
        end = target;
    }
    named && silent(words(end, span.end))
}
