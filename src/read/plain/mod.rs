//! Plain text: its own source, divided into blocks by blank lines and by what lines look like.

mod chunk;
mod inline;
mod lines;
mod wrap;

use super::code;
use crate::document::{Block, BlockKind, Markup};
use crate::text::{Text, TextSpan};
use chunk::{Chunk, ChunkKind};

/// Reads plain text. Light markup that people paste (`#` headings, bullets, pipe tables, code fences, quotes,
/// emphasis) is understood, because answers saved as text are full of it.
pub fn read(source: &str) -> Markup {
    let text = whole(source);
    let mut markup = Markup::default();
    let chunks = chunk::chunks(text.as_str());
    let mut builder =
        Builder { text: text.as_str(), markup: &mut markup, lists: 0, tables: 0, in_list: false, in_code: false };
    for (index, chunk) in chunks.iter().enumerate() {
        builder.chunk(chunk, chunks.get(index + 1).is_some());
    }
    inline::mark(text.as_str(), &mut markup);
    markup.text = text;
    markup
}

/// Reads a program: code, and comments, those in triple quotes too, that claim nothing but may hold the debris of a
/// tool.
pub fn script(source: &str) -> Markup {
    let text = whole(source);
    let mut blocks: Vec<Block> = Vec::new();
    let mut told = false;
    for line in chunk::raw_lines(text.as_str()) {
        let words = line.of(text.as_str());
        let quotes = words.matches("\"\"\"").count();
        let comment = if told || quotes > 0 { Some(0) } else { code::comment(words) };
        told ^= quotes % 2 == 1;
        let at = line.start + comment.unwrap_or(words.len());
        for (kind, from, to) in [(BlockKind::Code, line.start, at), (BlockKind::Banner, at, line.end)] {
            let span = chunk::trimmed(TextSpan::new(from, to), text.as_str());
            match blocks.last_mut() {
                _ if span.is_empty() => {}
                Some(last) if last.kind == kind && kind == BlockKind::Code => last.span = last.span.cover(span),
                _ => blocks.push(Block::new(kind, span)),
            }
        }
    }
    Markup { text, blocks, ..Markup::default() }
}

/// The text of a file, which is its own source but for a byte order mark.
fn whole(source: &str) -> Text {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    Text::verbatim(source.get(start..).unwrap_or("").to_owned(), start)
}

struct Builder<'a> {
    text: &'a str,
    markup: &'a mut Markup,
    lists: usize,
    tables: usize,
    in_list: bool,
    /// Whether the chunk before was a program without fences.
    in_code: bool,
}

impl Builder<'_> {
    fn chunk(&mut self, chunk: &Chunk, followed: bool) {
        match &chunk.kind {
            ChunkKind::Code => self.push(BlockKind::Code, chunk.span(), false),
            ChunkKind::Table => self.table(chunk),
            ChunkKind::Heading(level) => {
                self.in_list = false;
                let words = lines::heading_words(self.text, chunk.span());
                self.push(BlockKind::Heading { level: *level }, words, false);
            }
            ChunkKind::Text { quoted } => self.text(chunk, *quoted, followed),
        }
    }

    fn text(&mut self, chunk: &Chunk, quoted: bool, _followed: bool) {
        let goes_on = self.in_code && chunk.indent >= 4;
        let reads_as_code =
            || chunk.lines.len() > 1 && code::is_code(chunk.lines.iter().map(|line| line.of(self.text)));
        self.in_code = !quoted && (goes_on || reads_as_code());
        if self.in_code {
            return self.push(BlockKind::Code, chunk.span(), false);
        }
        let mut run: Vec<TextSpan> = Vec::new();
        for line in &chunk.lines {
            let Some(item) = lines::item(self.text, *line) else {
                run.push(*line);
                continue;
            };
            self.paragraphs(&mut run, quoted, chunk.indent);
            if !self.in_list {
                self.lists += 1;
                self.in_list = true;
            }
            self.push(
                BlockKind::ListItem { list: self.lists - 1, depth: item.depth, ordinal: item.ordinal },
                item.words,
                quoted,
            );
        }
        self.paragraphs(&mut run, quoted, chunk.indent);
    }

    /// Lines that open no item: the rest of the item before them, or paragraphs of their own.
    fn paragraphs(&mut self, run: &mut Vec<TextSpan>, quoted: bool, indent: usize) {
        let lines = std::mem::take(run);
        let Some(first) = lines.first() else { return };
        let adjacent = self.markup.blocks.last().is_some_and(|last| {
            let gap = self.text.get(last.span.end..first.start).unwrap_or("\n\n");
            matches!(last.kind, BlockKind::ListItem { .. }) && !lines::is_blank_between(gap)
        });
        if adjacent && let Some(last) = self.markup.blocks.last_mut() {
            last.span = last.span.cover(*lines.last().unwrap_or(first));
            return;
        }
        let kind = match self.markup.blocks.last().map(|last| last.kind) {
            Some(kind @ BlockKind::ListItem { .. }) if self.in_list && indent >= 2 => kind,
            _ => BlockKind::Paragraph,
        };
        self.in_list = matches!(kind, BlockKind::ListItem { .. });
        for span in wrap::paragraphs(self.text, &lines) {
            self.push(kind, span, quoted);
        }
    }

    fn table(&mut self, chunk: &Chunk) {
        self.in_list = false;
        let table = self.tables;
        self.tables += 1;
        let rows = chunk.lines.iter().filter(|line| !lines::is_table_rule(line.of(self.text)));
        for (row, line) in rows.enumerate() {
            for (column, span) in lines::cells(self.text, *line).into_iter().enumerate() {
                self.push(BlockKind::TableCell { table, row, column, header: row == 0 }, span, false);
            }
        }
    }

    fn push(&mut self, kind: BlockKind, span: TextSpan, quoted: bool) {
        if !span.is_empty() {
            self.markup.blocks.push(Block { quoted, ..Block::new(kind, span) });
        }
    }
}

#[cfg(test)]
mod tests;
