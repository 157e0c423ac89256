//! Which blocks are entries of the reference list: those under its heading, or a list at the very end.

use foldhash::HashSet;

use super::block::{Block, BlockKind, Markup};
use super::citation::{self, Label, Shape};
use super::front_matter::split_lines;
use super::heading::Role;
use super::mask::{first_url, shows_address};
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
    let rows = addressed_rows(markup, blocks);
    let looks: Vec<Look> = blocks.iter().map(|block| look(markup, block, &rows)).collect();
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
    /// No body text: a heading, code, the header of a table, words that lead to the list.
    NoBody,
    /// An item of a list, or a row of a table.
    Item,
    /// It opens with a number or a key.
    Labelled,
    /// It opens with an address or a link.
    Address,
    /// It has an address, an identifier, or author and year.
    Named,
    Prose,
}

/// Table and row of every row that holds an address: a list can be a table.
fn addressed_rows(markup: &Markup, blocks: &[Block]) -> HashSet<(usize, usize)> {
    let row = |block: &Block| match block.kind {
        BlockKind::TableCell { table, row, header: false, .. } => Some((table, row)),
        _ => None,
    };
    let addressed =
        |block: &&Block| link_at(markup, block.span).is_some() || first_url(markup.text.slice(block.span)).is_some();
    blocks.iter().filter(|block| row(block).is_some()).filter(addressed).filter_map(row).collect()
}

fn look(markup: &Markup, block: &Block, rows: &HashSet<(usize, usize)>) -> Look {
    match block.kind {
        BlockKind::TableCell { header: true, .. } => return Look::NoBody,
        BlockKind::TableCell { table, row, .. } if rows.contains(&(table, row)) => return Look::Item,
        _ if !block.kind.is_body() => return Look::NoBody,
        _ => {}
    }
    if matches!(block.kind, BlockKind::ListItem { .. }) {
        return Look::Item;
    }
    let words = markup.text.slice(block.span);
    let entries = reference::spans(words);
    let mut entries = entries.into_iter().filter_map(|span| words.get(span)).peekable();
    let first = entries.peek().copied().unwrap_or("");
    if reference::is_labelled(first) {
        return Look::Labelled;
    }
    let linked = link_at(markup, block.span);
    if is_link_line(markup, block) {
        return Look::Address;
    }
    let opens = first_url(first).is_some_and(|url| url.start == 0);
    if opens || linked.is_some_and(|link| link.start == block.span.start) {
        return Look::Address;
    }
    match () {
        () if linked.is_some() || entries.any(is_entry) => Look::Named,
        () if words.ends_with([':', '：']) => Look::NoBody,
        () => Look::Prose,
    }
}

/// Whether an entry has what makes it one: a label or an address.
fn is_entry(entry: &str) -> bool {
    reference::is_labelled(entry) || reference::is_found(entry)
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

/// Entries at the very end of the answer are a list even without a heading; a disclaimer and suggested questions
/// may follow them.
fn mark_trailing_run(markup: &Markup, blocks: &mut [Block]) {
    let after = |block: &&Block| {
        matches!(
            block.kind,
            BlockKind::Disclaimer | BlockKind::Banner | BlockKind::FollowUp | BlockKind::Heading { .. }
        )
    };
    let end = blocks.len() - blocks.iter().rev().take_while(after).count();
    let Some(blocks) = blocks.get_mut(..end) else { return };
    let text = &markup.text;
    let shows = |block: &Block| {
        let words = text.slice(block.span);
        words.starts_with('[') || shows_address(words)
    };
    let run = trailing(blocks, shows);
    let lines: Vec<&str> = run
        .iter()
        .flat_map(|block| split_lines(text.slice(block.span), block.span.start))
        .map(|line| text.slice(line))
        .collect();
    let mut len = if !lines.is_empty() && reference::looks_like_entries(&lines) { run.len() } else { 0 };
    if len == 0 {
        let run = trailing(blocks, |block| is_link_line(markup, block));
        len = if run.len() >= 2 { run.len() } else { 0 };
    }
    if len == 0 {
        let run = last_ordered(blocks);
        len = if is_numbered_list(markup, run) { run.len() } else { 0 };
    }
    let from = blocks.len() - len;
    blocks.iter_mut().skip(from).for_each(|block| block.kind = BlockKind::Reference);
}

/// The blocks at the end that could be entries.
fn trailing(blocks: &[Block], fits: impl Fn(&Block) -> bool) -> &[Block] {
    let could = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. }) && fits(block);
    let len = blocks.iter().rev().take_while(|block| could(block)).count();
    blocks.get(blocks.len() - len..).unwrap_or_default()
}

/// Words that may follow the link of an entry: publisher and date.
const LINK_TAIL: usize = 8;

/// Whether a block is a link and little more, as `[Title](address), publisher, 2020` is.
fn is_link_line(markup: &Markup, block: &Block) -> bool {
    link_at(markup, block.span).is_some_and(|link| {
        let tail = markup.text.slice(TextSpan::new(link.end, block.span.end.max(link.end)));
        // Words that are cited follow the link with a verb, in a sentence that ends.
        link.start == block.span.start
            && link.len() > 4
            && tail.split_whitespace().count() <= LINK_TAIL
            && !tail.contains('[')
            && !(tail.len() > 1 && tail.ends_with(['.', '。']))
    })
}

/// The ordered list at the end, with what stands below its items.
fn last_ordered(blocks: &[Block]) -> &[Block] {
    let Some(BlockKind::ListItem { list: last, .. }) = blocks
        .iter()
        .rev()
        .map(|block| block.kind)
        .find(|kind| !matches!(kind, BlockKind::ListItem { depth, .. } if *depth > 0))
    else {
        return &[];
    };
    let len = blocks
        .iter()
        .rev()
        .take_while(|block| match block.kind {
            BlockKind::ListItem { list, depth, .. } => list == last || depth > 0,
            _ => false,
        })
        .count();
    blocks.get(blocks.len() - len..).unwrap_or_default()
}

/// Whether an ordered list counts 1 to n, says of most of its items where to find them, is nowhere cited in and
/// holds every number that the text before it cites.
fn is_numbered_list(markup: &Markup, run: &[Block]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let top = run.iter().filter(|block| matches!(block.kind, BlockKind::ListItem { depth: 0, .. }));
    let numbers: Vec<u32> = top.filter_map(ordinal).collect();
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    if count < 2 || !numbers.iter().copied().eq(1..=count) {
        return false;
    }
    let found = |block: &&Block| {
        reference::is_found(markup.text.slice(block.span).trim_end()) || link_at(markup, block.span).is_some()
    };
    if run.iter().filter(found).count() * 2 < numbers.len() {
        return false;
    }
    let visible = markup.text.visible();
    let cited = |from: usize, to: usize| citation::scan_in(visible.get(from..to).unwrap_or(""), &[]);
    let plain =
        |token: &citation::Token| matches!(token.shape, Shape::Bracket | Shape::Superscript | Shape::NumberedLink);
    let within = cited(first.span.start, last.span.end);
    if within.iter().any(plain) {
        return false;
    }
    let before = cited(0, first.span.start);
    let mut labels = before.iter().filter(|token| plain(token)).flat_map(|token| &token.labels).peekable();
    labels.peek().is_some()
        && labels.all(|label| matches!(label, Label::Number(number) if (1..=count).contains(number)))
}
