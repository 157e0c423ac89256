//! The references of an answer, gathered from its list, its footnotes, its file's front matter or a sidecar.

use super::block::{Block, BlockKind, Markup};
use super::citation::Label;
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
    number_by_place(&mut entries);
    let base =
        entries.iter().flat_map(|entry| &entry.labels).filter_map(number_of).min().map_or(1, |least| least.min(1));
    ReferenceList { origin, entries, base }
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
            let words = markup.text.slice(definition.body).trim();
            let entry = reference::entry(words, None);
            let url = definition.target.map(|target| markup.text.slice(target).to_owned());
            let label = if definition.footnote {
                Label::Key(definition.label.as_str().into())
            } else {
                label(&definition.label)
            };
            let linked = link_target(markup, definition.body);
            Reference {
                span: Some(definition.span),
                labels: vec![label],
                url: url.or_else(|| part(words, entry.url.as_ref())).or(linked),
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

/// The entries of the list in the text. Runs of paragraphs are read together, since an entry may go on in the
/// next one; a list item is an entry by itself.
fn listed(markup: &Markup, blocks: &[Block]) -> Vec<Reference> {
    let mut result = Vec::new();
    let mut run: Option<TextSpan> = None;
    for block in blocks {
        let footnote = markup.definitions.iter().any(|it| it.footnote && it.body.contains(block.span));
        let own = block.kind == BlockKind::Reference && !footnote;
        match run.as_mut() {
            Some(span) if own => *span = span.cover(block.span),
            _ if own => run = Some(block.span),
            _ => close(markup, run.take(), &mut result),
        }
    }
    close(markup, run.take(), &mut result);
    result
}

fn close(markup: &Markup, run: Option<TextSpan>, result: &mut Vec<Reference>) {
    let Some(span) = run.map(|span| with_label(markup, span)) else { return };
    let words = markup.text.slice(span);
    for entry in reference::entries(words) {
        let place = TextSpan::from(entry.span.clone()).offset(span.start);
        result.push(Reference {
            span: Some(place),
            labels: entry.labels.clone(),
            url: part(words, entry.url.as_ref()).or_else(|| link_target(markup, place)),
            title: part(words, entry.title.as_ref()),
            date: part(words, entry.date.as_ref()),
            identifiers: identifiers(words, &entry),
            name: entry.name,
            uses: 0,
        });
    }
}

/// A list in plain text opens with the label of its first entry, which stands before the words of its block.
fn with_label(markup: &Markup, span: TextSpan) -> TextSpan {
    let before = markup.text.visible().get(..span.start).unwrap_or("");
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let start = line + before.get(line..).map_or(0, |head| head.len() - head.trim_start().len());
    TextSpan::new(start.min(span.start), span.end)
}

/// Entries without any label, in a list that has none at all, are numbered by their place.
fn number_by_place(entries: &mut [Reference]) {
    if entries.iter().all(|entry| entry.labels.is_empty()) {
        for (number, entry) in (1..).zip(entries.iter_mut()) {
            entry.labels.push(Label::Number(number));
        }
    }
}

fn outside(index: usize, entry: &SidecarEntry) -> Reference {
    let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
    Reference {
        span: None,
        labels: vec![entry.label.clone().unwrap_or(Label::Number(place))],
        url: entry.url.clone(),
        title: entry.title.clone(),
        date: entry.date.clone(),
        identifiers: Vec::new(),
        name: None,
        uses: 0,
    }
}

fn link_target(markup: &Markup, span: TextSpan) -> Option<String> {
    let from = markup.links.partition_point(|link| link.text.start < span.start);
    let link = markup.links.get(from).filter(|link| link.text.end <= span.end)?;
    Some(markup.text.slice(link.target).to_owned()).filter(|url| !url.is_empty())
}

fn part(words: &str, range: Option<&std::ops::Range<usize>>) -> Option<String> {
    words.get(range?.clone()).map(str::to_owned)
}

fn identifiers(words: &str, entry: &Entry) -> Vec<(reference::IdentifierKind, String)> {
    let text = |span: &std::ops::Range<usize>| words.get(span.clone()).unwrap_or("").to_owned();
    entry.identifiers.iter().map(|it| (it.kind, text(&it.span))).collect()
}
