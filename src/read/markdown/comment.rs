//! HTML comments: the reader of an answer sees none, but some speak to factlint.

use super::writer::Writer;
use crate::text::SourceSpan;

/// What a comment opens with.
pub const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
/// What a comment that speaks to factlint says first.
const ADDRESS: &str = "factlint-";

/// Keeps a whole comment in mind if it speaks to factlint.
pub fn note(writer: &mut Writer<'_>, at: SourceSpan) {
    let words = writer.source.get(at.range()).and_then(|text| text.strip_prefix(OPEN)).unwrap_or("");
    if writer.shows() && words.trim_start().starts_with(ADDRESS) {
        writer.markup.comments.push(at);
    }
}

/// A comment opens at byte `at` of the source in a line of a block of HTML; `rest` is the line from there on. Tells the
/// comment's bytes, or none where it goes on in the next line.
pub fn begins(writer: &mut Writer<'_>, rest: &str, at: usize) -> Option<usize> {
    let Some(close) = rest.find(CLOSE) else {
        writer.comment = Some(at);
        return None;
    };
    let len = close + CLOSE.len();
    note(writer, SourceSpan::new(at, at + len));
    Some(len)
}

/// The bytes of a line of a block of HTML that a comment takes which was opened before: all of them where it goes on.
pub fn goes_on(writer: &mut Writer<'_>, line: &str, at: SourceSpan) -> usize {
    let Some(start) = writer.comment else { return 0 };
    let Some(close) = line.find(CLOSE) else { return line.len() };
    writer.comment = None;
    let len = close + CLOSE.len();
    note(writer, SourceSpan::new(start, at.start + len));
    len
}

/// A block of HTML ends, and with it the comment that is still open.
pub fn is_never_closed(writer: &mut Writer<'_>, block: SourceSpan) {
    let Some(start) = writer.comment.take() else { return };
    let text = writer.source.get(start..block.end).unwrap_or("");
    note(writer, SourceSpan::new(start, start + text.trim_end().len()));
}
