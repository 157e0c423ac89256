//! Half-open byte ranges: one type for the text of a document, one for the bytes of the input.

use std::ops::Range;

macro_rules! span {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name {
            /// First byte.
            pub start: usize,
            /// One past the last byte.
            pub end: usize,
        }

        impl $name {
            /// The span of the bytes from `start` up to `end`.
            pub const fn new(start: usize, end: usize) -> Self {
                Self { start, end }
            }

            /// Length in bytes.
            pub const fn len(self) -> usize {
                self.end.saturating_sub(self.start)
            }

            /// Whether the span holds no byte.
            pub const fn is_empty(self) -> bool {
                self.end <= self.start
            }

            /// Whether `other` lies wholly inside this span.
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two spans share at least one byte.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The smallest span that holds both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }

            /// The span moved right by `bytes`.
            #[must_use]
            pub const fn offset(self, bytes: usize) -> Self {
                Self { start: self.start + bytes, end: self.end + bytes }
            }

            /// The span as a range, to index with.
            pub const fn range(self) -> Range<usize> {
                self.start..self.end
            }
        }

        impl From<Range<usize>> for $name {
            fn from(range: Range<usize>) -> Self {
                Self { start: range.start, end: range.end }
            }
        }
    };
}

span! {
    /// Bytes of the text of one document. Rules speak of nothing else.
    TextSpan
}
span! {
    /// Bytes of an input, as they stand in the file. Everything above the rules speaks of these.
    SourceSpan
}

impl TextSpan {
    /// The part of `text` that the span covers; empty where it does not fit (never a panic).
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}
