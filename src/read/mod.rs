//! From bytes to a document: an envelope finds the strings, a markup turns one string into text and blocks.
//!
//! Reading never fails on content; only bytes that are no text at all are refused.

mod code;
mod decode;
mod markdown;
mod plain;

pub use decode::{DecodeError, decode};

use crate::diagnostic::InputFormat;
use crate::document::{Document, Extra, Markup, assemble};

/// The form of an input, told by the ending of its name; none where no reader exists for it.
pub fn format_of(path: &str) -> Option<InputFormat> {
    let (_, ending) = path.rsplit_once('.')?;
    // A point in the name of a folder tells nothing: what follows it holds a `/`, as no ending does that is known.
    let is = |known: &&str| known.eq_ignore_ascii_case(ending);
    if ["md", "markdown", "mdown"].iter().any(is) {
        Some(InputFormat::Markdown)
    } else {
        ["txt", "text"].iter().any(is).then_some(InputFormat::Text)
    }
}

/// Reads one answer.
pub fn read(source: &str, format: InputFormat, extra: &Extra) -> Document {
    assemble(markup(source, format), extra)
}

/// What a markup reader finds in `source`, before it is analysed.
pub fn markup(source: &str, format: InputFormat) -> Markup {
    match format {
        _ if code::is_script(source) => plain::script(source),
        InputFormat::Text => plain::read(source),
        InputFormat::Markdown => markdown::read(source),
    }
}

#[cfg(test)]
mod tests;
