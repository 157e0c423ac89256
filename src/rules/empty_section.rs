//! A heading with nothing under it.

use serde::Deserialize;

use crate::document::heading::Role;
use crate::document::{BlockKind, Document, Section};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// The rule has no options.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EmptySection {}

/// Bytes of the source between two headings that hold nothing but white space and the signs of markup: more are a picture,
/// a comment or a definition, which the text does not show.
const GAP: usize = 24;

impl Rule for EmptySection {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        // The first heading of the highest level is the title of what follows, whatever stands before it.
        let title = document.sections.iter().position(|section| section.level == 1);
        for (index, section) in document.sections.iter().enumerate() {
            let Some(heading) = section.heading.filter(|_| section.blocks.len() == 1) else { continue };
            let next = document.sections.get(index + 1);
            let parent = next.is_some_and(|next| is_parent(section, next) || title == Some(index + 1));
            let Some(block) = document.blocks.get(heading).filter(|_| !parent) else { continue };
            if !holds_unseen(document, section, next) && !closes(document.slice(block.span)) {
                report(cx, block.span);
            }
        }
        if let Some(line) = lone_line(document) {
            report(cx, line);
        }
    }
}

fn report(cx: &mut Context<'_>, span: TextSpan) {
    let title = crop(cx.document.slice(span));
    cx.report(span, format!("section `{title}` has no text")).help("write the section or take its heading out");
}

/// Whether a heading only says that the document ends: `End of report`.
fn closes(heading: &str) -> bool {
    let words = heading.trim_matches(|ch: char| !ch.is_alphanumeric());
    words.eq_ignore_ascii_case("end") || words.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("end of "))
}

/// Words of the longest line at the end that is a heading.
const WORDS: usize = 4;

/// A heading of plain text at the very end: the reader has found no text under it, and so took it for a paragraph.
fn lone_line(document: &Document) -> Option<TextSpan> {
    let (last, before) = document.blocks.split_last()?;
    let text = document.slice(last.span);
    let plain = last.kind == BlockKind::Paragraph && !last.quoted && document.text.map().is_verbatim(last.span);
    // A cited paragraph stands above it, so that this is no list of names.
    let cited = before
        .last()
        .is_some_and(|block| block.kind == BlockKind::Paragraph && document.slice(block.span).ends_with(['.', ']']));
    let short = text.len() <= 40 && text.split(' ').count() <= WORDS && text.contains(' ');
    let fits = plain
        && short
        && cited
        && document.sections.len() > 1
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|ch| ch.is_alphabetic() || ch == ' ');
    fits.then_some(last.span)
}

/// Whether a section without text stands over the next one: by its level, or as a heading without a number over numbered ones.
fn is_parent(section: &Section, next: &Section) -> bool {
    let parts = |number: &String| number.split('.').count();
    let (own, below) = (section.number.as_ref().map_or(0, parts), next.number.as_ref().map_or(0, parts));
    next.level > section.level || below > own
}

/// Whether something stands under a heading that is no text: a picture, a comment, the definitions of links.
fn holds_unseen(document: &Document, section: &Section, next: Option<&Section>) -> bool {
    if section.role == Role::References && document.references.exists() {
        return true;
    }
    let span = |section: &Section| Some(document.text.map().to_source(document.blocks.get(section.heading?)?.span));
    let from = span(section).map_or(0, |span| span.end);
    let last = || document.text.map().pieces().iter().map(|piece| piece.source.end).max().unwrap_or(0);
    let to = next.and_then(span).map_or_else(last, |span| span.start);
    to.saturating_sub(from) > GAP
}
