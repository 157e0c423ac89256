//! The references of an answer, gathered from its list, its footnotes, its file's front matter or a sidecar.

use std::cell::OnceCell;

use foldhash::HashSet;

use super::block::{Block, BlockKind, Markup};
use super::citation::Label;
use super::mask::first_url;
use super::model::{ListOrigin, Reference, ReferenceList};
use super::reference::{self, Entry, SidecarEntry};
use crate::text::TextSpan;

/// Gathers the references. What stands in the text counts before the front matter, and that before a sidecar.
pub fn gather(markup: &Markup, blocks: &[Block], metadata: &[SidecarEntry], sidecar: &[SidecarEntry]) -> ReferenceList {
    let mut entries = defined(markup);
    entries.extend(listed(markup, blocks));
    let mut origin = ListOrigin::Inline;
    for (from, place) in [(metadata, ListOrigin::FrontMatter), (sidecar, ListOrigin::Sidecar)] {
        if entries.is_empty() && !from.is_empty() {
            origin = place;
            entries = from.iter().enumerate().map(|(index, entry)| outside(index, entry)).collect();
        }
    }
    if entries.is_empty() {
        origin = ListOrigin::None;
    }
    let by_place = number_by_place(&mut entries);
    let base =
        entries.iter().flat_map(|entry| &entry.labels).filter_map(number_of).min().map_or(1, |least| least.min(1));
    ReferenceList { origin, entries, base, by_place }
}

const fn number_of(label: &Label) -> Option<u32> {
    match label {
        Label::Number(number) => Some(*number),
        Label::Key(_) => None,
    }
}

/// Footnotes and link reference definitions.
fn defined(markup: &Markup) -> Vec<Reference> {
    let named = markup.definitions.iter().filter(|definition| definition.footnote || is_number(&definition.label));
    named
        .map(|definition| {
            let body = markup.text.slice(definition.body);
            let words = body.trim();
            let at = definition.body.start + body.len() - body.trim_start().len();
            let entry = reference::entry(words, None);
            let shown = entry.url.clone().map(|url| TextSpan::from(url).offset(at));
            let address = definition.target.or_else(|| address(markup, shown, definition.body));
            let label = if definition.footnote {
                Label::Key(definition.label.as_str().into())
            } else {
                label(&definition.label)
            };
            Reference {
                span: Some(definition.span),
                labels: vec![label],
                url: address.map(|address| markup.text.slice(address).to_owned()),
                address,
                canonical: OnceCell::new(),
                title: part(words, entry.title.as_ref()),
                date: part(words, entry.date.as_ref()),
                identifiers: identifiers(words, &entry),
                name: entry.name,
                uses: 0,
            }
        })
        .collect()
}

fn is_number(label: &str) -> bool {
    (1..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit())
}

fn label(text: &str) -> Label {
    text.parse().map_or_else(|_| Label::Key(text.into()), Label::Number)
}

/// The entries of the list in the text.
fn listed(markup: &Markup, blocks: &[Block]) -> Vec<Reference> {
    let mut footnotes: Vec<TextSpan> = markup.definitions.iter().filter(|it| it.footnote).map(|it| it.body).collect();
    footnotes.sort_unstable();
    let mut units: Vec<Unit> = Vec::new();
    let mut open = false;
    for block in blocks {
        let before = footnotes.partition_point(|body| body.end < block.span.end);
        let footnote = footnotes.get(before).is_some_and(|body| body.contains(block.span));
        if block.kind != BlockKind::Reference || footnote {
            open = false;
            continue;
        }
        let next = Unit::of(markup, block);
        match units.last_mut() {
            Some(last) if open && last.goes_on(markup, &next) => {
                last.span = last.span.cover(next.span);
                last.addressed |= next.addressed;
            }
            _ => units.push(next),
        }
        open = true;
    }
    let mut references: Vec<Reference> = units.iter().flat_map(|unit| unit.references(markup)).collect();
    yield_to_brackets(markup, &mut references);
    references
}

/// Where one list counts `1.` and another one `[1]`, a citation `[1]` means the second.
fn yield_to_brackets(markup: &Markup, references: &mut [Reference]) {
    let bracketed = |entry: &Reference| {
        let words = entry.span.map_or("", |span| markup.text.slice(span));
        words.trim_start_matches(['-', '*', '•', ' ']).starts_with('[')
    };
    let (own, other): (Vec<&mut Reference>, Vec<&mut Reference>) = references.iter_mut().partition(|it| bracketed(it));
    if own.is_empty() || other.is_empty() {
        return;
    }
    let taken: HashSet<&Label> = own.iter().flat_map(|entry| &entry.labels).collect();
    for entry in other {
        entry.labels.retain(|label| !taken.contains(label));
    }
}

/// Blocks that are read together: an item of a list with what belongs to it, or a run of paragraphs, since an
/// entry may go on in the next one.
struct Unit {
    span: TextSpan,
    /// Its first block.
    first: TextSpan,
    item: Option<Item>,
    /// Table and row.
    row: Option<(usize, usize)>,
    /// Whether it opens with a label in its text.
    labelled: bool,
    addressed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Item {
    list: usize,
    depth: u8,
    ordinal: Option<u32>,
}

impl Unit {
    fn of(markup: &Markup, block: &Block) -> Self {
        let (mut item, mut row) = (None, None);
        match block.origin {
            BlockKind::ListItem { list, depth, ordinal } => item = Some(Item { list, depth, ordinal }),
            BlockKind::TableCell { table, row: number, .. } => row = Some((table, number)),
            _ => {}
        }
        let span = if row.is_some() { block.span } else { with_label(markup, block.span) };
        let words = markup.text.slice(span);
        let addressed = first_url(words).is_some() || link_target(markup, span).is_some();
        Self { span, first: span, item, row, labelled: reference::is_labelled(words), addressed }
    }

    fn numbered(&self) -> bool {
        self.labelled || self.item.is_some_and(|item| item.ordinal.is_some())
    }

    /// Whether `next` belongs to the same entry, or to the same run of paragraphs.
    fn goes_on(&self, markup: &Markup, next: &Self) -> bool {
        let gap = markup.text.visible().get(self.span.end..next.span.start).unwrap_or("");
        let adjacent = gap.matches('\n').count() <= 1;
        match (self.item, next.item) {
            _ if self.row != next.row => false,
            (None, None) => true,
            _ if next.labelled => false,
            (Some(held), Some(item)) if held == item => held.ordinal.is_some(),
            (Some(held), Some(item)) => {
                item.depth > held.depth && item.ordinal.is_none() && (self.numbered() || self.addressed)
            }
            (None, Some(item)) => item.ordinal.is_none() && self.labelled && (adjacent || !self.addressed),
            (Some(_), None) => {
                adjacent || !self.addressed && reference::opens_with_address(markup.text.slice(next.span))
            }
        }
    }

    /// The entry in a row of a table, whose first cell may be its number.
    fn row(&self, markup: &Markup) -> Entry {
        let words = markup.text.slice(self.span);
        let number = markup.text.slice(self.first).trim_matches(['[', ']', '.', ' ']).parse().ok();
        let mut entry = reference::entry(words, number.filter(|number| *number < 1000));
        // The title is one cell.
        if let Some(title) = &mut entry.title {
            let head = if number.is_some() { self.first.len() } else { 0 };
            let text = words.get(title.start.max(head)..title.end).unwrap_or("");
            let shown = text.trim_start_matches(['\n', '|', ' ']);
            title.start = title.end - shown.len();
            title.end = title.start
                + shown.find(['\n', '|']).map_or(shown.len(), |at| shown.get(..at).unwrap_or(shown).trim_end().len());
        }
        entry
    }

    fn references(&self, markup: &Markup) -> Vec<Reference> {
        let words = markup.text.slice(self.span);
        let entries = match self.item {
            _ if self.row.is_some() => vec![self.row(markup)],
            Some(item) if !self.labelled => vec![reference::entry(words, item.ordinal)],
            _ => reference::entries(words),
        };
        let read = |entry: Entry| {
            let place = TextSpan::from(entry.span.clone()).offset(self.span.start);
            let shown = entry.url.clone().map(|url| TextSpan::from(url).offset(self.span.start));
            let address = address(markup, shown, place);
            Reference {
                span: Some(place),
                url: address.map(|address| markup.text.slice(address).to_owned()),
                address,
                canonical: OnceCell::new(),
                title: part(words, entry.title.as_ref()),
                date: part(words, entry.date.as_ref()),
                identifiers: identifiers(words, &entry),
                labels: entry.labels,
                name: entry.name,
                uses: 0,
            }
        };
        entries.into_iter().map(read).collect()
    }
}

/// Bytes of the longest bullet or number, with the white space behind it.
const LONGEST_LABEL: usize = 16;

/// A list in plain text opens with the label of its first entry, which stands before the words of its block.
fn with_label(markup: &Markup, span: TextSpan) -> TextSpan {
    let before = markup.text.visible().get(..span.start).unwrap_or("");
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let head = before.get(line..).unwrap_or("").trim_start();
    let bullet = |ch: char| !ch.is_alphabetic() && !matches!(ch, '：' | ':');
    let start =
        if head.len() <= LONGEST_LABEL && head.chars().all(bullet) { span.start - head.len() } else { span.start };
    TextSpan::new(start, span.end)
}

/// Entries without any label, in a list that has none at all, are numbered by their place. Whether they were.
fn number_by_place(entries: &mut [Reference]) -> bool {
    let bare = entries.iter().all(|entry| entry.labels.is_empty());
    for (number, entry) in (1..).zip(entries.iter_mut().filter(|_| bare)) {
        entry.labels.push(Label::Number(number));
    }
    bare
}

fn outside(index: usize, entry: &SidecarEntry) -> Reference {
    let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
    Reference {
        span: None,
        labels: vec![entry.label.clone().unwrap_or(Label::Number(place))],
        url: entry.url.clone(),
        address: None,
        canonical: OnceCell::new(),
        title: entry.title.clone(),
        date: entry.date.clone(),
        identifiers: Vec::new(),
        name: None,
        uses: 0,
    }
}

/// The address of the entry at `place`: the one that the text shows, unless that is only the words of a link elsewhere.
fn address(markup: &Markup, shown: Option<TextSpan>, place: TextSpan) -> Option<TextSpan> {
    let Some(shown) = shown else { return link_target(markup, place) };
    let from = markup.links.partition_point(|link| link.text.end <= shown.start);
    let link = markup.links.get(from).filter(|link| link.text.overlaps(shown));
    let target = link.map(|link| link.target).filter(|target| markup.text.slice(*target).contains("://"));
    let differs = |target: &TextSpan| markup.text.slice(*target) != markup.text.slice(shown);
    Some(target.filter(differs).unwrap_or(shown))
}

fn link_target(markup: &Markup, span: TextSpan) -> Option<TextSpan> {
    let from = markup.links.partition_point(|link| link.text.start < span.start);
    let link = markup.links.get(from).filter(|link| link.text.end <= span.end)?;
    Some(link.target).filter(|target| !target.is_empty())
}

fn part(words: &str, range: Option<&std::ops::Range<usize>>) -> Option<String> {
    words.get(range?.clone()).map(str::to_owned)
}

fn identifiers(words: &str, entry: &Entry) -> Vec<(reference::IdentifierKind, String)> {
    let text = |span: &std::ops::Range<usize>| words.get(span.clone()).unwrap_or("").to_owned();
    entry.identifiers.iter().map(|it| (it.kind, text(&it.span))).collect()
}
