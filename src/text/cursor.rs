//! Lines and columns of places that are asked for in the order of the text: what lies between two is read once.

use memchr::{memchr, memchr_iter, memchr2_iter, memrchr};

use super::line_index::chars;

/// A walk through one input.
pub struct Cursor<'a> {
    source: &'a [u8],
    /// Whether a line may end in a carriage return.
    returns: bool,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    /// A walk that has not begun.
    pub fn new(source: &'a str) -> Self {
        let source = source.as_bytes();
        Self { source, returns: memchr(b'\r', source).is_some(), at: 0, line: 1, column: 1 }
    }

    /// Line and column of byte `to`, both from 1; past the end it is the end. A place before the last one asked for
    /// costs a new walk.
    pub fn place(&mut self, to: usize) -> (usize, usize) {
        let to = to.min(self.source.len());
        if to < self.at {
            (self.at, self.line, self.column) = (0, 1, 1);
        }
        let passed = &self.source[self.at..to];
        let (lines, start) = self.line_ends(passed);
        self.line += lines;
        self.column = if lines == 0 { self.column } else { 1 } + chars(&passed[start..]);
        self.at = to;
        (self.line, self.column)
    }

    /// How many lines end in `passed`, which begins where the walk stands, and where the last of them ends.
    fn line_ends(&self, passed: &[u8]) -> (usize, usize) {
        if !self.returns {
            let lines = memchr_iter(b'\n', passed).count();
            return (lines, if lines == 0 { 0 } else { memrchr(b'\n', passed).map_or(0, |at| at + 1) });
        }
        let ends = memchr2_iter(b'\n', b'\r', passed).map(|at| at + 1);
        let ends = ends.filter(|end| passed[end - 1] == b'\n' || self.source.get(self.at + end) != Some(&b'\n'));
        ends.fold((0, 0), |(lines, _), end| (lines + 1, end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::LineIndex;
    use super::Cursor;

    #[test]
    fn agrees_with_the_index() {
        for source in ["", "\n", "a\u{e9}\u{1f600}b\r\nx\ry\n\n\r\rz\r", "one\ntwo\u{2014}three\n\n", "\r\n\r\n"] {
            let index = LineIndex::new(source);
            for step in 1..4 {
                let mut cursor = Cursor::new(source);
                let places = source.char_indices().map(|(at, _)| at).chain([source.len(), source.len() + 3, 0]);
                for at in places.step_by(step) {
                    let expected = index.position(at);
                    assert_eq!(cursor.place(at), (expected.line, expected.column), "{source:?} at {at}");
                }
            }
        }
    }
}
