//! Markdown: rendered to the text a reader sees, every byte of it mapped back to the source.

mod brackets;
mod comment;
mod front_matter;
mod inline;
mod writer;

use std::ops::Range;
use std::{mem, ptr};

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::document::{BlockKind, Markup};
use crate::text::SourceSpan;
use writer::Writer;

/// Reads Markdown (`CommonMark` with the tables, footnotes, task lists and front matter of GitHub's dialect).
pub fn read(source: &str) -> Markup {
    let mut writer = Writer::new(source);
    let cut = front_matter::cut(source);
    let body = cut.as_ref().map_or(0, |(_, body)| *body);
    if let Some((yaml, _)) = cut.filter(|(yaml, _)| !yaml.is_empty()) {
        writer.metadata(SourceSpan::from(yaml));
    }
    let text = source.get(body..).unwrap_or("");
    let hidden = brackets::hide(text);
    parse(writer, body, hidden.as_deref().unwrap_or(text))
}

/// Parses `seen`, which is the source from byte `body` on, except for what is hidden from the parser.
fn parse(mut writer: Writer<'_>, body: usize, seen: &str) -> Markup {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let place = |range: &Range<usize>| SourceSpan::new(range.start + body, range.end + body);
    let mut events = Parser::new_ext(seen, options).into_offset_iter();
    // The parser parts text at every sign that could have been markup; what stands in one run is written at once.
    let mut run = SourceSpan::default();
    for event in events.by_ref() {
        match &event {
            (Event::Text(CowStr::Borrowed(text)), range) if is_part(text, seen, range) => {
                let at = place(range);
                // Most events are such, and a text that is borrowed has nothing to drop.
                mem::forget(event);
                if !writer.means_itself(at.start) {
                    writer.plain(mem::take(&mut run));
                    writer.part(at);
                } else if at.start == run.end {
                    run.end = at.end;
                } else {
                    writer.plain(mem::replace(&mut run, at));
                }
            }
            (event, range) => {
                writer.plain(mem::take(&mut run));
                take(&mut writer, event, place(range));
            }
        }
    }
    writer.plain(run);
    let mut definitions: Vec<_> = events.reference_definitions().iter().collect();
    definitions.sort_by_key(|(_, definition)| definition.span.start);
    for (label, definition) in definitions {
        writer.link_definition(label, &definition.dest, place(&definition.span));
    }
    writer.finish()
}

/// Whether `text` is the very bytes of `seen` at `range`, and not what an entity stands for.
fn is_part(text: &str, seen: &str, range: &Range<usize>) -> bool {
    ptr::eq(text.as_ptr(), seen.as_ptr().wrapping_add(range.start)) && text.len() == range.len()
}

fn take(writer: &mut Writer<'_>, event: &Event<'_>, at: SourceSpan) {
    match event {
        Event::Start(tag) => start(writer, tag, at),
        Event::End(tag) => end(writer, *tag, at),
        Event::Text(text) => writer.text(text, at),
        Event::Code(code) => writer.code(code, at),
        Event::SoftBreak | Event::HardBreak => writer.line_break(at),
        Event::FootnoteReference(_) => writer.raw(at),
        Event::InlineHtml(html) => inline::html(writer, html, at),
        Event::Html(html) => inline::html_block(writer, html, at),
        Event::Rule => writer.close_block(),
        Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
    }
}

fn start(writer: &mut Writer<'_>, tag: &Tag<'_>, at: SourceSpan) {
    match tag {
        Tag::Heading { level, .. } => writer.heading(*level as u8, at),
        Tag::BlockQuote(_) => writer.quote(1),
        Tag::CodeBlock(_) => writer.open(BlockKind::Code),
        Tag::List(first) => writer.list(*first),
        Tag::Item => writer.item(),
        Tag::FootnoteDefinition(label) => writer.footnote(label, at),
        Tag::Table(_) => writer.table(),
        Tag::TableHead | Tag::TableRow => writer.row(),
        Tag::TableCell => writer.cell(),
        Tag::Strong => writer.strong(),
        Tag::Link { dest_url, .. } => writer.link(dest_url, at),
        Tag::Image { dest_url, .. } => {
            writer.image(1);
            writer.image_target(dest_url, at);
        }
        Tag::Paragraph | Tag::HtmlBlock => writer.close_block(),
        _ => {}
    }
}

fn end(writer: &mut Writer<'_>, tag: TagEnd, at: SourceSpan) {
    match tag {
        TagEnd::BlockQuote(_) => writer.quote(-1),
        TagEnd::List(_) => writer.list_end(),
        TagEnd::Item => writer.item_end(),
        TagEnd::FootnoteDefinition => writer.footnote_end(at),
        TagEnd::Table => writer.table_end(),
        TagEnd::TableHead => writer.row_end(),
        TagEnd::Strong => writer.strong_end(),
        TagEnd::Link => writer.link_end(at),
        TagEnd::Image => writer.image(-1),
        TagEnd::HtmlBlock => {
            writer.script = None;
            comment::is_never_closed(writer, at);
            writer.close_block();
        }
        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => {
            writer.close_block();
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
