//! The map from a text back to the bytes it was made of; maps compose, so readers can nest.

use super::span::{SourceSpan, TextSpan};

/// One stretch of text and the source bytes it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the text.
    pub text: TextSpan,
    /// Bytes of the source.
    pub source: SourceSpan,
    /// Whether text and source are the same bytes. A piece that was rewritten (an entity, an escape, a
    /// soft line break) maps only as a whole.
    pub verbatim: bool,
}

/// A sorted list of pieces that covers a whole text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

impl SourceMap {
    /// The map of a text that is its own source, `len` bytes long and starting at source byte `at`.
    pub fn verbatim(at: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.push(Piece { text: TextSpan::new(0, len), source: SourceSpan::new(at, at + len), verbatim: true });
        map
    }

    /// An empty map with room for so many pieces.
    pub fn with_capacity(pieces: usize) -> Self {
        Self { pieces: Vec::with_capacity(pieces) }
    }

    /// Makes room for so many more pieces.
    pub fn reserve(&mut self, pieces: usize) {
        self.pieces.reserve(pieces);
    }

    /// Appends a piece; it joins the last one where both are verbatim and adjacent.
    pub fn push(&mut self, piece: Piece) {
        if piece.text.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && piece.verbatim
            && last.text.end == piece.text.start
            && last.source.end == piece.source.start
        {
            last.text.end = piece.text.end;
            last.source.end = piece.source.end;
            return;
        }
        self.pieces.push(piece);
    }

    /// Drops what lies beyond byte `len` of the text. A rewritten piece that straddles it goes whole.
    pub fn truncate(&mut self, len: usize) {
        while let Some(last) = self.pieces.last_mut() {
            if last.text.end <= len {
                return;
            }
            if last.verbatim && last.text.start < len {
                last.source.end -= last.text.end - len;
                last.text.end = len;
                return;
            }
            self.pieces.pop();
        }
    }

    /// The pieces, sorted by text.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The source bytes that `span` of the text stands for: from the start of its first byte to the end of
    /// its last one.
    pub fn to_source(&self, span: TextSpan) -> SourceSpan {
        let Some(first) = self.piece_at(span.start) else { return SourceSpan::default() };
        let start = first.start_of(span.start);
        if span.is_empty() {
            return SourceSpan::new(start, start);
        }
        let last = self.piece_at(span.end - 1).unwrap_or(first);
        let end = last.end_of(span.end);
        // A span that runs into text kept aside has no source of its own past the first piece.
        if end < start { SourceSpan::new(start, first.source.end) } else { SourceSpan::new(start, end) }
    }

    /// Whether every byte of `span` is the same byte in the source, in one run: an edit may then go inside.
    pub fn is_verbatim(&self, span: TextSpan) -> bool {
        self.piece_at(span.start).is_some_and(|piece| piece.verbatim && piece.text.contains(span))
    }

    /// This map, followed by `outer`: where this one leads from text to a middle text and `outer` from there
    /// to the source, the result leads from text to source.
    #[must_use]
    pub fn compose(&self, outer: &Self) -> Self {
        let mut result = Self::default();
        for piece in &self.pieces {
            let middle = TextSpan::new(piece.source.start, piece.source.end);
            if !piece.verbatim {
                result.push(Piece { source: outer.to_source(middle), ..*piece });
                continue;
            }
            let from = outer.index_at(middle.start);
            for over in outer.pieces.iter().skip(from).take_while(|over| over.text.start < middle.end) {
                let start = over.text.start.max(middle.start);
                let end = over.text.end.min(middle.end);
                let text = TextSpan::new(start, end).offset(piece.text.start).back(middle.start);
                let source = SourceSpan::new(over.start_of(start), over.end_of(end));
                result.push(Piece { text, source, verbatim: over.verbatim });
            }
        }
        result
    }

    fn index_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.text.end <= at)
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(self.index_at(at)).or(self.pieces.last())
    }
}

impl Piece {
    fn start_of(&self, at: usize) -> usize {
        if self.verbatim {
            self.source.start + at.clamp(self.text.start, self.text.end) - self.text.start
        } else {
            self.source.start
        }
    }

    fn end_of(&self, at: usize) -> usize {
        if self.verbatim {
            self.source.start + at.clamp(self.text.start, self.text.end) - self.text.start
        } else {
            self.source.end
        }
    }
}

impl TextSpan {
    const fn back(self, bytes: usize) -> Self {
        Self::new(self.start - bytes, self.end - bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: (usize, usize), source: (usize, usize), verbatim: bool) -> Piece {
        Piece { text: TextSpan::new(text.0, text.1), source: SourceSpan::new(source.0, source.1), verbatim }
    }

    #[test]
    fn maps_compose_through_an_escaped_string() {
        // JSON "a\nb &amp; c" -> text "a\nb &amp; c" -> rendered "a\nb & c"
        let mut json = SourceMap::default();
        for it in [piece((0, 1), (1, 2), true), piece((1, 2), (2, 4), false), piece((2, 11), (4, 13), true)] {
            json.push(it);
        }
        let mut entity = SourceMap::default();
        for it in [piece((0, 4), (0, 4), true), piece((4, 5), (4, 9), false), piece((5, 7), (9, 11), true)] {
            entity.push(it);
        }
        let both = entity.compose(&json);
        assert_eq!(both.to_source(TextSpan::new(0, 1)), SourceSpan::new(1, 2));
        assert_eq!(both.to_source(TextSpan::new(1, 2)), SourceSpan::new(2, 4));
        assert_eq!(both.to_source(TextSpan::new(4, 5)), SourceSpan::new(6, 11));
        assert_eq!(both.to_source(TextSpan::new(2, 7)), SourceSpan::new(4, 13));
        assert!(both.is_verbatim(TextSpan::new(2, 4)));
        assert!(!both.is_verbatim(TextSpan::new(3, 5)));
    }

    #[test]
    fn verbatim_text_maps_byte_by_byte() {
        let map = SourceMap::verbatim(3, 10);
        assert_eq!(map.to_source(TextSpan::new(2, 5)), SourceSpan::new(5, 8));
        assert_eq!(map.to_source(TextSpan::new(10, 10)), SourceSpan::new(13, 13));
    }
}
