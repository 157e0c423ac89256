//! Text knows where it came from: spans, the map from text back to source bytes, and lines.
//!
//! Two kinds of span exist and never mix. A [`TextSpan`] points into the text of one document, which is
//! what every rule reads; a [`SourceSpan`] points into the bytes of the input, which is what people see.

mod builder;
mod cursor;
mod line_index;
mod map;
mod signs;
mod span;

pub use builder::{Text, TextBuilder};
pub use cursor::Cursor;
pub use line_index::{LineIndex, Position};
pub use map::{Piece, SourceMap};
pub use signs::{Places, RARE, Signs};
pub use span::{SourceSpan, TextSpan};
