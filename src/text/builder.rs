//! The text of one document together with its map, and the builder that a reader fills.

use super::map::{Piece, SourceMap};
use super::span::{SourceSpan, TextSpan};

/// The text of one document: what a reader of the answer sees, followed by what stands aside.
///
/// Text kept *aside* (link targets, for example) is not part of any block. It follows the visible text so that
/// a rule can point at it with the same kind of span.
#[derive(Debug, Clone, Default)]
pub struct Text {
    content: String,
    map: SourceMap,
    visible: usize,
}

impl Text {
    /// A text that is its own source and starts at source byte `at`.
    pub fn verbatim(content: String, at: usize) -> Self {
        let map = SourceMap::verbatim(at, content.len());
        let visible = content.len();
        Self { content, map, visible }
    }

    /// The whole text, text kept aside included.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The text that a reader sees.
    pub fn visible(&self) -> &str {
        self.content.get(..self.visible).unwrap_or("")
    }

    /// Where the text came from.
    pub fn map(&self) -> &SourceMap {
        &self.map
    }

    /// The text of a span; empty where the span does not fit.
    pub fn slice(&self, span: TextSpan) -> &str {
        span.of(&self.content)
    }

    /// The same text, whose source is the text that `outer` maps on.
    #[must_use]
    pub fn inside(mut self, outer: &SourceMap) -> Self {
        self.map = self.map.compose(outer);
        self
    }
}

/// Bytes of a piece, more or less.
const PIECE: usize = 40;
/// Bytes of source for one text kept aside, more or less, where there are many.
const ASIDE: usize = 128;

/// Collects a text piece by piece.
#[derive(Debug, Default)]
pub struct TextBuilder {
    text: Text,
    /// The texts kept aside, a line each.
    aside: String,
    /// Their bytes in `aside`, and where they come from.
    asides: Vec<(TextSpan, SourceSpan)>,
}

impl TextBuilder {
    /// A builder with room for `bytes` of text, in pieces of some length.
    pub fn with_capacity(bytes: usize) -> Self {
        // What stands aside comes behind the visible text; every use of a link definition puts its target there.
        let content = String::with_capacity(bytes + bytes / 2);
        let map = SourceMap::with_capacity(bytes / PIECE);
        let (aside, asides) = (String::with_capacity(bytes / 2), Vec::with_capacity(bytes / ASIDE));
        Self { text: Text { content, map, visible: 0 }, aside, asides }
    }

    /// Length of the visible text so far, in bytes.
    pub fn len(&self) -> usize {
        self.text.content.len()
    }

    /// Whether no visible text was pushed yet.
    pub fn is_empty(&self) -> bool {
        self.text.content.is_empty()
    }

    /// The visible text so far.
    pub fn as_str(&self) -> &str {
        &self.text.content
    }

    /// Appends text that stands in the source just so, from byte `at` on.
    #[inline]
    pub fn verbatim(&mut self, text: &str, at: usize) {
        self.push(text, SourceSpan::new(at, at + text.len()), true);
    }

    /// Appends text that was written differently in the source.
    pub fn rewritten(&mut self, text: &str, source: SourceSpan) {
        self.push(text, source, false);
    }

    /// Takes back the visible text after byte `len`.
    pub fn truncate(&mut self, len: usize) {
        self.text.content.truncate(len);
        self.text.map.truncate(len);
    }

    /// Makes one rewritten piece of the visible text from byte `start` on, in brackets that it may still want.
    pub fn rewrite(&mut self, start: usize, brackets: bool, source: SourceSpan) {
        if brackets {
            self.text.content.insert(start, '[');
            self.text.content.push(']');
        }
        self.text.map.truncate(start);
        let text = TextSpan::new(start, self.text.content.len());
        self.text.map.push(Piece { text, source, verbatim: false });
    }

    /// Keeps text aside. The span returned counts from the start of what stands aside; [`TextBuilder::finish`]
    /// says how far to move it.
    pub fn aside(&mut self, text: &str, source: SourceSpan) -> TextSpan {
        let span = TextSpan::new(self.aside.len(), self.aside.len() + text.len());
        self.aside.push_str(text);
        self.aside.push('\n');
        self.asides.push((span, source));
        span
    }

    /// The text kept aside at `span`, as [`TextBuilder::aside`] returned it.
    pub fn kept(&self, span: TextSpan) -> &str {
        span.of(&self.aside)
    }

    /// The finished text, and how far the spans that [`TextBuilder::aside`] returned must be moved right.
    pub fn finish(mut self) -> (Text, usize) {
        self.text.visible = self.text.content.len();
        let base = self.text.visible + 1;
        if !self.asides.is_empty() {
            self.push("\n", SourceSpan::new(0, 0), false);
            self.text.content.push_str(&self.aside);
            self.text.map.reserve(2 * self.asides.len());
        }
        for (span, source) in self.asides {
            let (text, end) = (span.offset(base), span.end + base);
            let verbatim = source.len() == text.len();
            self.text.map.push(Piece { text, source, verbatim });
            let line_end = SourceSpan::new(source.end, source.end);
            self.text.map.push(Piece { text: TextSpan::new(end, end + 1), source: line_end, verbatim: false });
        }
        (self.text, base)
    }

    fn push(&mut self, text: &str, source: SourceSpan, verbatim: bool) {
        let start = self.text.content.len();
        self.text.content.push_str(text);
        self.text.map.push(Piece { text: TextSpan::new(start, self.text.content.len()), source, verbatim });
    }
}
