//! Collects text and blocks while the events of the Markdown parser go by.

use std::ops::Range;

use super::inline;
use crate::document::{Block, BlockKind, Definition, Link, Markup};
use crate::read::code;
use crate::text::{SourceSpan, TextBuilder, TextSpan};

/// Bullets that people type or paste and that Markdown takes for letters.
const BULLETS: [char; 8] = ['•', '◦', '▪', '‣', '●', '○', '⁃', '∙'];

/// Bytes of a block, more or less, and from one link to the next: room for so many is made at once.
const BLOCK: usize = 256;

/// What is known while the events go by.
pub struct Writer<'a> {
    pub(super) source: &'a str,
    pub(super) out: TextBuilder,
    pub(super) markup: Markup,
    open: Option<Open>,
    pending: Option<BlockKind>,
    quotes: usize,
    lists: Vec<List>,
    list_count: usize,
    table: Option<Table>,
    table_count: usize,
    footnote: Option<(String, usize)>,
    images: usize,
    /// Whether the heading that is open is one by the line below it.
    underlined: bool,
    /// The list of bullets typed by hand that is being read.
    typed: Option<usize>,
    /// The script or style that is open.
    pub(super) script: Option<Script>,
    /// Links that are open: where their text starts, and their target's place among the texts kept aside.
    links: Vec<(usize, TextSpan)>,
    /// Where the comment starts that a block of HTML has opened and not yet closed.
    pub(super) comment: Option<usize>,
}

/// A script or a style, which nobody sees.
#[derive(Clone, Copy)]
pub struct Script {
    /// Where its text starts in the source.
    pub start: usize,
    /// What ends it.
    pub close: &'static str,
    /// Whether it is data about the page.
    pub data: bool,
}

struct Open {
    kind: BlockKind,
    start: usize,
    /// The strong text that the block began with, while nothing else has followed it.
    strong: Option<(usize, Option<usize>)>,
}

struct List {
    number: usize,
    next: Option<u64>,
    ordinal: Option<u32>,
}

struct Table {
    number: usize,
    row: usize,
    column: usize,
    header: bool,
}

impl<'a> Writer<'a> {
    pub fn new(source: &'a str) -> Self {
        let room = source.len() / BLOCK;
        let (blocks, links) = (Vec::with_capacity(room + 4), Vec::with_capacity(room));
        Self {
            source,
            out: TextBuilder::with_capacity(source.len()),
            markup: Markup { blocks, links, ..Markup::default() },
            open: None,
            pending: None,
            quotes: 0,
            lists: Vec::new(),
            list_count: 0,
            table: None,
            table_count: 0,
            footnote: None,
            images: 0,
            underlined: false,
            typed: None,
            script: None,
            links: Vec::new(),
            comment: None,
        }
    }

    /// The next text belongs to a block of this kind.
    pub fn open(&mut self, kind: BlockKind) {
        self.close_block();
        self.pending = Some(kind);
    }

    pub fn heading(&mut self, level: u8, at: SourceSpan) {
        self.open(BlockKind::Heading { level });
        self.underlined = !self.source.get(at.range()).unwrap_or("").trim_start().starts_with('#');
    }

    pub fn quote(&mut self, by: isize) {
        self.close_block();
        self.quotes = self.quotes.saturating_add_signed(by);
    }

    pub fn list(&mut self, first: Option<u64>) {
        self.close_block();
        let number = self.list_count;
        self.list_count += 1;
        self.lists.push(List { number, next: first, ordinal: None });
    }

    pub fn list_end(&mut self) {
        self.close_block();
        self.lists.pop();
    }

    pub fn item(&mut self) {
        self.close_block();
        if let Some(list) = self.lists.last_mut() {
            list.ordinal = list.next.and_then(|next| u32::try_from(next).ok());
            list.next = list.next.map(|next| next.saturating_add(1));
        }
    }

    pub fn item_end(&mut self) {
        self.close_block();
    }

    pub fn table(&mut self) {
        self.close_block();
        self.table = Some(Table { number: self.table_count, row: 0, column: 0, header: true });
        self.table_count += 1;
    }

    pub fn table_end(&mut self) {
        self.close_block();
        self.table = None;
    }

    pub fn row(&mut self) {
        if let Some(table) = &mut self.table {
            table.column = 0;
            if !table.header {
                table.row += 1;
            }
        }
    }

    pub fn row_end(&mut self) {
        if let Some(table) = &mut self.table {
            table.header = false;
        }
    }

    pub fn cell(&mut self) {
        self.close_block();
        if let Some(table) = &mut self.table {
            let kind = BlockKind::TableCell {
                table: table.number,
                row: table.row,
                column: table.column,
                header: table.header,
            };
            table.column += 1;
            self.pending = Some(kind);
        }
    }

    pub fn footnote(&mut self, label: &str, _at: SourceSpan) {
        self.close_block();
        self.footnote = Some((label.to_owned(), self.out.len()));
    }

    pub fn footnote_end(&mut self, at: SourceSpan) {
        self.close_block();
        let Some((label, from)) = self.footnote.take() else { return };
        let body = TextSpan::new(from, self.out.len());
        let text = self.source.get(at.range()).unwrap_or("");
        let whole = SourceSpan::new(at.start, at.start + text.trim_end().len());
        let span = self.out.aside(text.trim_end(), whole);
        self.markup.definitions.push(Definition { label, footnote: true, span, body, target: None });
    }

    pub fn link_definition(&mut self, label: &str, target: &str, at: SourceSpan) {
        // `[//]: # (…)` is how authors write a comment.
        if target == "#" && (label == "//" || label.eq_ignore_ascii_case("comment")) {
            return;
        }
        let text = self.source.get(at.range()).unwrap_or("");
        let whole = SourceSpan::new(at.start, at.start + text.trim_end().len());
        let span = self.out.aside(text.trim_end(), whole);
        let inside = first_at(text, target)
            .map_or(whole, |from| SourceSpan::new(at.start + from, at.start + from + target.len()));
        let target = Some(self.out.aside(target, inside));
        let body = TextSpan::default();
        self.markup.definitions.push(Definition { label: label.to_owned(), footnote: false, span, body, target });
    }

    pub fn strong(&mut self) {
        if self.images > 0 {
            return;
        }
        let fresh = self.open.is_none() && self.pending.is_none() && self.lists.is_empty() && self.table.is_none();
        self.ensure_open();
        let at = self.out.len();
        if let Some(open) = self.open.as_mut().filter(|open| fresh && open.start == at) {
            open.strong = Some((at, None));
        }
    }

    pub fn strong_end(&mut self) {
        let at = self.out.len();
        if let Some((_, end @ None)) = self.open.as_mut().and_then(|open| open.strong.as_mut()) {
            *end = Some(at);
        }
    }

    /// Whether what is read now is shown, and no description of an image.
    pub const fn shows(&self) -> bool {
        self.images == 0
    }

    pub fn image(&mut self, by: isize) {
        self.images = self.images.saturating_add_signed(by);
    }

    /// Keeps the front matter aside.
    pub fn metadata(&mut self, at: SourceSpan) {
        let yaml = self.source.get(at.range()).unwrap_or("");
        self.markup.metadata = Some(self.out.aside(yaml, at));
    }

    /// The script that is open ends at `end` in the source; data about the page is kept aside.
    pub fn script_end(&mut self, end: usize) {
        let Some(Script { start, .. }) = self.script.take().filter(|script| script.data) else { return };
        let text = self.source.get(start..end).unwrap_or("");
        let inside = trimmed(text);
        let at = SourceSpan::new(start + inside.start, start + inside.end);
        let span = self.out.aside(text.get(inside).unwrap_or(""), at);
        self.markup.scripts.push(span);
    }

    pub fn text(&mut self, text: &str, at: SourceSpan) {
        if self.images > 0 {
            return;
        }
        let (text, at) = match self.typed_bullet(text) {
            Some(len) => (text.get(len..).unwrap_or(""), SourceSpan::new(at.start + len, at.end)),
            None => (text, at),
        };
        if !text.is_empty() {
            self.ensure_open();
            inline::text(self, text, at);
        }
    }

    /// Whether text that stands in the source from byte `at` on just so means nothing but itself.
    pub fn means_itself(&self, at: usize) -> bool {
        self.images == 0 && !inline::is_escaped(self.source, at) && !self.opens_with_bullet(at)
    }

    /// Appends text that stands in the source just so, whatever it means.
    pub fn part(&mut self, at: SourceSpan) {
        self.text(self.source.get(at.range()).unwrap_or(""), at);
    }

    /// Whether one of [`BULLETS`], none of which is ASCII, stands at byte `at` of the source.
    fn opens_with_bullet(&self, at: usize) -> bool {
        self.source.as_bytes().get(at).is_some_and(|first| !first.is_ascii())
            && self.source.get(at..).is_some_and(|text| text.starts_with(BULLETS))
    }

    /// Appends a run of text of which [`Writer::means_itself`] is true; there may be none.
    #[inline]
    pub fn plain(&mut self, at: SourceSpan) {
        if !at.is_empty() {
            self.copy(at);
        }
    }

    fn copy(&mut self, at: SourceSpan) {
        self.ensure_open();
        self.out.verbatim(self.source.get(at.range()).unwrap_or(""), at.start);
    }

    /// Opens an item where a line begins with a bullet that Markdown does not know, such as `•`, and tells its
    /// bytes: people paste such lists, and without line ends they would read as one sentence.
    fn typed_bullet(&mut self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix(BULLETS)?;
        let words = rest.trim_start();
        if words.len() == rest.len() && !rest.is_empty() {
            return None;
        }
        let fresh = match &self.open {
            Some(open) => {
                matches!(open.kind, BlockKind::Paragraph | BlockKind::ListItem { .. })
                    && self.out.as_str().ends_with('\n')
            }
            None => self.pending.is_none() && self.footnote.is_none(),
        };
        if !fresh {
            return None;
        }
        self.close_block();
        let last = self.markup.blocks.last().map(|block| block.kind);
        let number = match (self.typed, last) {
            (Some(typed), Some(BlockKind::ListItem { list, .. })) if typed == list => typed,
            _ => {
                self.list_count += 1;
                self.list_count - 1
            }
        };
        self.typed = Some(number);
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        self.pending = Some(BlockKind::ListItem { list: number, depth, ordinal: None });
        Some(text.len() - words.len())
    }

    pub fn code(&mut self, code: &str, at: SourceSpan) {
        if self.images > 0 {
            return;
        }
        self.ensure_open();
        let start = self.out.len();
        self.out.rewritten(code, at);
        self.markup.code.push(TextSpan::new(start, self.out.len()));
    }

    pub fn line_break(&mut self, at: SourceSpan) {
        if self.images == 0 && self.open.is_some() {
            self.out.rewritten("\n", at);
        }
    }

    /// Appends what stands in the source just so.
    pub fn raw(&mut self, at: SourceSpan) {
        if self.images == 0 {
            self.copy(at);
        }
    }

    pub fn link(&mut self, target: &str, at: SourceSpan) {
        self.ensure_open();
        let aside = self.target(target, at);
        self.links.push((self.out.len(), aside));
    }

    /// Keeps the address of a picture aside, if it leads to no page: it may lead into the room of a tool.
    pub fn image_target(&mut self, target: &str, at: SourceSpan) {
        if !target.starts_with("http") {
            self.target(target, at);
        }
    }

    /// Keeps a target aside that stands somewhere in `at`.
    fn target(&mut self, target: &str, at: SourceSpan) -> TextSpan {
        let text = self.source.get(at.range()).unwrap_or("");
        let inside =
            last_at(text, target).map_or(at, |from| SourceSpan::new(at.start + from, at.start + from + target.len()));
        self.out.aside(target, inside)
    }

    pub fn link_end(&mut self, at: SourceSpan) {
        let Some((start, target)) = self.links.pop() else { return };
        inline::link(self, start, target, at);
        self.markup.links.push(Link { text: TextSpan::new(start, self.out.len()), target });
    }

    /// Ends the block that is open; white space at its end is not part of it.
    #[inline]
    pub fn close_block(&mut self) {
        self.pending = None;
        // Mostly none is open: to look costs less than to take.
        if self.open.is_some() {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = self.out.as_str().get(open.start..).unwrap_or("");
        let words = trimmed(text);
        let (start, end) = (open.start + words.start, open.start + words.end);
        let label = |to| inline::is_label(self.out.as_str(), open.start, to, end);
        let kind = match (open.kind, open.strong) {
            (BlockKind::Paragraph, Some((_, Some(to)))) if label(to) => BlockKind::Heading { level: 6 },
            // A rule right below a paragraph was not meant to make a heading of it.
            (BlockKind::Heading { .. }, _) if self.underlined && inline::is_prose(text) => BlockKind::Paragraph,
            (BlockKind::Paragraph, _) if has_lines(text) && code::is_code(text.lines()) => BlockKind::Code,
            (kind, _) => kind,
        };
        let at = self.out.len();
        self.out.rewritten("\n\n", SourceSpan::new(self.source.len(), self.source.len()));
        if start < end {
            debug_assert!(end <= at);
            self.markup.blocks.push(Block { quoted: self.quotes > 0, ..Block::new(kind, TextSpan::new(start, end)) });
        }
    }

    pub(super) fn ensure_open(&mut self) {
        if self.open.is_none() {
            self.open_block();
        }
    }

    fn open_block(&mut self) {
        let kind = self.pending.take().unwrap_or_else(|| self.kind_here());
        self.open = Some(Open { kind, start: self.out.len(), strong: None });
    }

    fn kind_here(&self) -> BlockKind {
        if self.footnote.is_some() {
            return BlockKind::Reference;
        }
        match self.lists.last() {
            Some(list) => BlockKind::ListItem {
                list: list.number,
                depth: u8::try_from(self.lists.len() - 1).unwrap_or(u8::MAX),
                ordinal: list.ordinal,
            },
            None => BlockKind::Paragraph,
        }
    }

    pub fn finish(mut self) -> Markup {
        self.close_block();
        let (text, base) = self.out.finish();
        let mut markup = self.markup;
        for link in &mut markup.links {
            link.target = link.target.offset(base);
        }
        for definition in &mut markup.definitions {
            definition.span = definition.span.offset(base);
            definition.target = definition.target.map(|span| span.offset(base));
        }
        markup.metadata = markup.metadata.map(|span| span.offset(base));
        for script in &mut markup.scripts {
            *script = script.offset(base);
        }
        markup.links.sort_by_key(|link| link.text);
        markup.text = text;
        markup
    }
}

/// Where `words` stands first in `text`. The target of a definition nearly always stands where its first byte does.
fn first_at(text: &str, words: &str) -> Option<usize> {
    let Some(&first) = words.as_bytes().first() else { return Some(0) };
    let mut near = memchr::memchr_iter(first, text.as_bytes()).take(4);
    near.find(|at| text.as_bytes()[*at..].starts_with(words.as_bytes())).or_else(|| text.find(words))
}

/// Where `words` stands last in `text`. The target of a link nearly always stands right before its last byte.
fn last_at(text: &str, words: &str) -> Option<usize> {
    let end = text.len().checked_sub(words.len())?;
    let near = [end, end.saturating_sub(1)].into_iter().find(|at| text.as_bytes()[*at..].starts_with(words.as_bytes()));
    near.or_else(|| memchr::memmem::rfind(text.as_bytes(), words.as_bytes()))
}

/// The bytes of `text` without outer white space, which a block hardly has.
fn trimmed(text: &str) -> Range<usize> {
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return 0..text.len();
    }
    text.len() - text.trim_start().len()..text.trim_end().len()
}

fn has_lines(text: &str) -> bool {
    memchr::memchr(b'\n', text.as_bytes()).is_some()
}
