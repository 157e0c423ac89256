//! Chunks of plain text: runs of lines between blank lines, and what kind each run is.

use super::lines;
use crate::text::TextSpan;

/// A run of lines without a blank one between them.
pub struct Chunk {
    pub kind: ChunkKind,
    /// The lines, without outer white space and quote signs.
    pub lines: Vec<TextSpan>,
    /// Columns of white space before the first line.
    pub indent: usize,
}

/// What a run of lines is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// Paragraphs and list items.
    Text { quoted: bool },
    /// One line that heads what follows.
    Heading(u8),
    /// A pipe table.
    Table,
    /// Fenced code.
    Code,
}

impl Chunk {
    /// From the first to the last line.
    pub fn span(&self) -> TextSpan {
        let first = self.lines.first().copied().unwrap_or_default();
        first.cover(self.lines.last().copied().unwrap_or(first))
    }
}

/// Divides `text` into chunks.
pub fn chunks(text: &str) -> Vec<Chunk> {
    let mut result: Vec<Chunk> = Vec::new();
    let mut fence: Option<(u8, usize)> = None;
    let mut blank = true;
    for raw in raw_lines(text) {
        let line = raw.of(text);
        let bare = line.trim();
        if let Some((sign, len)) = fence {
            push(&mut result, ChunkKind::Code, trimmed(raw, text), 0, false);
            if fence_of(bare).is_some_and(|(other, width)| other == sign && width >= len && bare.len() == width) {
                fence = None;
                blank = true;
            }
            continue;
        }
        if bare.is_empty() || is_rule(bare) {
            blank = true;
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some(opened) = fence_of(bare) {
            fence = Some(opened);
            push(&mut result, ChunkKind::Code, trimmed(raw, text), indent, true);
            continue;
        }
        let (kind, span) = classify(bare, trimmed(raw, text), text);
        let same = result.last().is_some_and(|last| last.kind == kind) && !matches!(kind, ChunkKind::Heading(_));
        push(&mut result, kind, span, indent, blank || !same);
        blank = false;
    }
    lone_headings(text, &mut result);
    result
}

fn classify(bare: &str, span: TextSpan, text: &str) -> (ChunkKind, TextSpan) {
    if let Some(rest) = bare.strip_prefix('>') {
        let words = rest.trim_start_matches(['>', ' ']);
        return (ChunkKind::Text { quoted: true }, TextSpan::new(span.end - words.len(), span.end));
    }
    if bare.starts_with('|') && bare.len() > 1 {
        return (ChunkKind::Table, span);
    }
    match lines::heading_level(bare) {
        Some(level) if lines::item(text, span).is_none() => (ChunkKind::Heading(level), span),
        _ => (ChunkKind::Text { quoted: false }, span),
    }
}

fn push(result: &mut Vec<Chunk>, kind: ChunkKind, line: TextSpan, indent: usize, fresh: bool) {
    match result.last_mut() {
        Some(last) if !fresh => last.lines.push(line),
        _ => result.push(Chunk { kind, lines: vec![line], indent }),
    }
}

/// A single line between blank lines heads the body text that follows it. Numbered lines in a row without
/// body text at their end are a list.
fn lone_headings(text: &str, chunks: &mut [Chunk]) {
    let mut body_follows = false;
    for chunk in chunks.iter_mut().rev() {
        let lone = chunk.kind == ChunkKind::Text { quoted: false } && chunk.lines.len() == 1;
        let level = chunk.lines.first().filter(|_| lone).and_then(|line| lines::lone_heading_level(line.of(text)));
        match level {
            Some(level) if body_follows => chunk.kind = ChunkKind::Heading(level),
            Some(_) => {}
            None => body_follows = true,
        }
    }
}

/// Lines with their white space, without their ends.
pub fn raw_lines(text: &str) -> impl Iterator<Item = TextSpan> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        let span = TextSpan::new(start, end);
        let crlf = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        start = end + if crlf { 2 } else { 1 };
        Some(span)
    })
}

/// `raw` without outer white space.
pub fn trimmed(raw: TextSpan, text: &str) -> TextSpan {
    let line = raw.of(text);
    let start = raw.start + (line.len() - line.trim_start().len());
    TextSpan::new(start, start + line.trim().len())
}

fn fence_of(bare: &str) -> Option<(u8, usize)> {
    let sign = *bare.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let width = bare.bytes().take_while(|&byte| byte == sign).count();
    let info = bare.get(width..).unwrap_or("");
    (width >= 3 && !(sign == b'`' && info.contains('`'))).then_some((sign, width))
}

/// A thematic break or a drawn line.
fn is_rule(bare: &str) -> bool {
    bare.len() >= 3
        && bare.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b'=' | b' '))
        && !bare.contains("- -")
        || matches!(bare, "⁂" | "***" | "* * *" | "- - -")
}
