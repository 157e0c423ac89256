//! Byte offsets of an input turned into lines, columns, characters and UTF-16 units.

use std::cell::OnceCell;

use super::span::SourceSpan;

/// A place in an input, in every unit that somebody counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Bytes from the start of the file.
    pub byte: usize,
    /// Unicode scalar values from the start of the file.
    pub char: usize,
    /// Line, from 1. `\n`, `\r\n` and a lone `\r` end a line.
    pub line: usize,
    /// Characters from the start of the line, from 1.
    pub column: usize,
    /// UTF-16 code units from the start of the line, from 0.
    pub utf16: usize,
}

/// Bytes between two checkpoints: a lookup counts at most this many, and their number fits into a byte.
const STRIDE: usize = 224;

/// Line starts and counts of one input. Building them is one pass, at the first place asked for; a lookup is constant
/// time.
#[derive(Debug)]
pub struct LineIndex<'a> {
    source: &'a str,
    counts: OnceCell<Counts>,
}

#[derive(Debug)]
struct Counts {
    lines: Vec<usize>,
    /// Characters and UTF-16 units before each multiple of [`STRIDE`]; empty when the source is ASCII.
    checkpoints: Vec<(usize, usize)>,
}

/// Bytes of a line, more or less: room for so many lines is made at once.
const LINE: usize = 64;

impl Counts {
    fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let checkpoints = if source.is_ascii() { Vec::new() } else { checkpoints(bytes) };
        Self { lines: lines(bytes), checkpoints }
    }
}

impl<'a> LineIndex<'a> {
    /// Indexes `source`.
    pub const fn new(source: &'a str) -> Self {
        Self { source, counts: OnceCell::new() }
    }

    /// The place of byte `at`; past the end it is the end.
    pub fn position(&self, at: usize) -> Position {
        let byte = at.min(self.source.len());
        let lines = &self.indexed().lines;
        let line = lines.partition_point(|&start| start <= byte).max(1);
        let start = lines[line - 1];
        let (char, units) = self.counts(byte);
        let (line_char, line_units) = self.counts(start);
        Position { byte, char, line, column: char - line_char + 1, utf16: units - line_units }
    }

    /// The bytes of line `line` (from 1), without its end.
    pub fn line_span(&self, line: usize) -> SourceSpan {
        let lines = &self.indexed().lines;
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(self.source.len());
        let end = lines.get(line).copied().unwrap_or(self.source.len());
        let text = self.source.get(start..end).unwrap_or("");
        SourceSpan::new(start, start + text.trim_end_matches(['\n', '\r']).len())
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.indexed().lines.len()
    }

    fn indexed(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(self.source))
    }

    fn counts(&self, byte: usize) -> (usize, usize) {
        let Some(&(chars, units)) = self.indexed().checkpoints.get(byte / STRIDE) else { return (byte, byte) };
        let from = byte / STRIDE * STRIDE;
        let (more_chars, more_units) = count(&self.source.as_bytes()[from..byte]);
        (chars + more_chars, units + more_units)
    }
}

/// Where the lines start.
fn lines(bytes: &[u8]) -> Vec<usize> {
    let mut lines = Vec::with_capacity(1 + bytes.len() / LINE);
    lines.push(0);
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
            lines.push(at + 1);
        }
    }
    lines
}

fn checkpoints(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut sum = (0, 0);
    let mut all = vec![sum];
    for chunk in bytes.chunks(STRIDE) {
        let (chars, units) = count(chunk);
        sum = (sum.0 + chars, sum.1 + units);
        all.push(sum);
    }
    all
}

/// Characters and UTF-16 units that begin in `bytes`: every byte but a continuation byte begins a character,
/// and a four-byte character takes two units. At most [`STRIDE`] bytes are counted.
fn count(bytes: &[u8]) -> (usize, usize) {
    let (mut begun, mut wide) = (0_u8, 0_u8);
    // Sums that fit into a byte are summed up many at a time.
    for &byte in bytes {
        begun += u8::from(byte & 0xC0 != 0x80);
        wide += u8::from(byte >= 0xF0);
    }
    (usize::from(begun), usize::from(begun) + usize::from(wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_unit() {
        let source = "a\u{e9}\u{1f600}b\r\nx\ry";
        let index = LineIndex::new(source);
        let at = index.position(source.find('b').unwrap_or(0));
        assert_eq!((at.line, at.column, at.char, at.utf16), (1, 4, 3, 4));
        assert_eq!(index.position(source.find('y').unwrap_or(0)).line, 3);
        assert_eq!(index.line_span(1), SourceSpan::new(0, 8));
    }

    #[test]
    fn checkpoints_agree_with_counting() {
        let source = "\u{e4}b\u{1f600}\n".repeat(2000);
        let index = LineIndex::new(&source);
        for (at, _) in source.char_indices().step_by(97) {
            assert_eq!(index.position(at).char, source[..at].chars().count());
        }
    }
}
