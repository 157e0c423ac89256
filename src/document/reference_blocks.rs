//! Which blocks are entries of the reference list: those under its heading, or a list at the very end.

use super::block::{Block, BlockKind, Markup};
use super::front_matter::split_lines;
use super::heading::Role;
use super::model::Section;
use super::reference;
use crate::text::TextSpan;

/// Gives the blocks of the reference list their role.
pub fn mark(markup: &Markup, sections: &[Section], blocks: &mut [Block]) {
    mark_sections(markup, sections, blocks);
    if !blocks.iter().any(|block| block.kind == BlockKind::Reference) {
        mark_trailing_run(markup, blocks);
    }
}

/// Blocks under a heading for references, sub-headings excepted, are the reference list if they look like one.
fn mark_sections(markup: &Markup, sections: &[Section], blocks: &mut [Block]) {
    let mut index = 0;
    while let Some(section) = sections.get(index) {
        index += 1;
        if !matches!(section.role, Role::References | Role::FurtherReading) {
            continue;
        }
        while sections.get(index).is_some_and(|next| next.level > section.level && next.role == Role::Other) {
            index += 1;
        }
        let from = section.blocks.start;
        let to = sections.get(index - 1).map_or(from, |last| last.blocks.end);
        if let Some(held) = blocks.get_mut(from..to) {
            mark_entries(markup, held);
        }
    }
}

/// Marks the entries among the blocks under a heading, if most of them are entries. Prose before, between and
/// after the items of a list is none of them.
fn mark_entries(markup: &Markup, blocks: &mut [Block]) {
    let looks: Vec<Look> = blocks.iter().map(|block| look(markup, block)).collect();
    let all = looks.iter().filter(|look| **look != Look::NoBody).count();
    let fit = looks.iter().filter(|look| !matches!(look, Look::NoBody | Look::Prose)).count();
    if all == 0 || fit * 2 < all {
        return;
    }
    let items = looks.contains(&Look::Item);
    let labelled = looks.contains(&Look::Labelled) || blocks.iter().any(|block| ordinal(block).is_some());
    let mut end = None;
    for (block, look) in blocks.iter_mut().zip(looks) {
        // A line right below an entry goes on with it.
        let goes_on = end.is_some_and(|end| !parted(markup, end, block.span.start));
        let entry = match look {
            Look::NoBody => false,
            Look::Item | Look::Labelled | Look::Address => true,
            Look::Named => goes_on || !labelled,
            Look::Prose => goes_on || !labelled && !items,
        };
        if entry {
            block.kind = BlockKind::Reference;
        }
        end = entry.then_some(block.span.end);
    }
}

/// What a block under a heading for references looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// No body text: a heading, code.
    NoBody,
    /// An item of a list.
    Item,
    /// It opens with a number or a key.
    Labelled,
    /// It opens with an address or a link.
    Address,
    /// It has an address, an identifier, or author and year.
    Named,
    Prose,
}

fn look(markup: &Markup, block: &Block) -> Look {
    if !block.kind.is_body() {
        return Look::NoBody;
    }
    if matches!(block.kind, BlockKind::ListItem { .. }) {
        return Look::Item;
    }
    let words = markup.text.slice(block.span);
    let entries = reference::entries(words);
    if entries.first().is_some_and(|entry| !entry.labels.is_empty()) {
        return Look::Labelled;
    }
    let linked = link_at(markup, block.span);
    let opens = |entry: &reference::Entry| entry.url.as_ref().is_some_and(|url| url.start == entry.span.start);
    if entries.first().is_some_and(opens) || linked.is_some_and(|link| link.start == block.span.start) {
        return Look::Address;
    }
    if linked.is_some() || entries.iter().any(is_entry) { Look::Named } else { Look::Prose }
}

/// Whether an entry has what makes it one: a label or an address.
fn is_entry(entry: &reference::Entry) -> bool {
    !entry.labels.is_empty() || is_found(entry)
}

/// Whether an entry says where to find what it names.
fn is_found(entry: &reference::Entry) -> bool {
    entry.url.is_some() || !entry.identifiers.is_empty() || entry.name.is_some()
}

const fn ordinal(block: &Block) -> Option<u32> {
    match block.origin {
        BlockKind::ListItem { ordinal, .. } => ordinal,
        _ => None,
    }
}

/// The words of the first link in `span` that leads to another page.
fn link_at(markup: &Markup, span: TextSpan) -> Option<TextSpan> {
    let from = markup.links.partition_point(|link| link.text.start < span.start);
    let inside = markup.links.get(from..)?.iter().take_while(|link| link.text.end <= span.end);
    let mut away = inside.filter(|link| {
        let target = markup.text.slice(link.target);
        !target.is_empty() && !target.starts_with('#')
    });
    away.next().map(|link| link.text)
}

/// Whether an empty line stands between two places.
fn parted(markup: &Markup, from: usize, to: usize) -> bool {
    let gap = markup.text.visible().get(from..to).unwrap_or("\n\n");
    gap.matches('\n').count().max(gap.matches('\r').count()) > 1
}

/// Entries at the very end of the answer are a list even without a heading.
fn mark_trailing_run(markup: &Markup, blocks: &mut [Block]) {
    let text = &markup.text;
    let run = trailing(blocks, |block| {
        let words = text.slice(block.span);
        words.starts_with('[') || words.contains("://") || words.contains("www.")
    });
    let lines: Vec<&str> = run
        .iter()
        .flat_map(|block| split_lines(text.slice(block.span), block.span.start))
        .map(|line| text.slice(line))
        .collect();
    if !lines.is_empty() && reference::looks_like_entries(&lines) {
        return run.iter_mut().for_each(|block| block.kind = BlockKind::Reference);
    }
}

/// The blocks at the end that could be entries.
fn trailing(blocks: &mut [Block], fits: impl Fn(&Block) -> bool) -> &mut [Block] {
    let could = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. }) && fits(block);
    let len = blocks.iter().rev().take_while(|block| could(block)).count();
    let from = blocks.len() - len;
    blocks.get_mut(from..).unwrap_or_default()
}
