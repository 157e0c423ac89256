//! What a reader hands over: a text, its blocks, and the links and code in it.

use std::ops::Range;

use crate::text::{SourceSpan, Text, TextSpan};

/// What a block is for the reader of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the answer.
    Title,
    /// A line such as `Checked on 20 November 2025`.
    DatedLine,
    /// The disclaimer.
    Disclaimer,
    /// A line of the site around the answer, such as a fund-raising banner, or of its table of contents.
    Banner,
    /// A heading; level 1 is the highest.
    Heading { level: u8 },
    /// Running text.
    Paragraph,
    /// An item of a list, or a further paragraph of it.
    ListItem {
        /// Number of the list within the document.
        list: usize,
        /// Nesting, from 0.
        depth: u8,
        /// Its number in an ordered list.
        ordinal: Option<u32>,
    },
    /// A cell of a table.
    TableCell {
        /// Number of the table within the document.
        table: usize,
        /// Row, from 0; the header is row 0.
        row: usize,
        /// Column, from 0.
        column: usize,
        /// Whether it stands in the header row.
        header: bool,
    },
    /// A suggested question at the end of the answer.
    FollowUp,
    /// One or more entries of the reference list.
    Reference,
    /// A code block.
    Code,
}

impl BlockKind {
    /// The name used in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::DatedLine => "dated-line",
            Self::Disclaimer => "disclaimer",
            Self::Banner => "banner",
            Self::Heading { .. } => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem { .. } => "list-item",
            Self::TableCell { .. } => "table-cell",
            Self::FollowUp => "follow-up",
            Self::Reference => "reference",
            Self::Code => "code",
        }
    }

    /// Whether the block is body text, where claims stand.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem { .. } | Self::TableCell { .. })
    }
}

/// A block: a stretch of text with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// What the reader took it for: an entry of the reference list keeps the number it had as an item.
    pub origin: BlockKind,
    /// Its text, without outer white space.
    pub span: TextSpan,
    /// Whether it stands in a block quote.
    pub quoted: bool,
    /// Index of its section.
    pub section: usize,
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    /// Indices of its quotations.
    pub quotations: Range<usize>,
}

impl Block {
    /// A block that is not yet in a section and has no sentences yet.
    pub const fn new(kind: BlockKind, span: TextSpan) -> Self {
        Self { kind, origin: kind, span, quoted: false, section: 0, sentences: 0..0, quotations: 0..0 }
    }
}

/// A link in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The words that are linked.
    pub text: TextSpan,
    /// The target; kept aside where the text does not show it.
    pub target: TextSpan,
}

/// A definition that stands outside the running text: a footnote or a link reference definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The label, without brackets and caret.
    pub label: String,
    /// Whether it is a footnote (`[^1]: …`) and not a link reference definition (`[1]: …`).
    pub footnote: bool,
    /// The whole definition.
    pub span: TextSpan,
    /// What is defined: the text of a footnote, or nothing.
    pub body: TextSpan,
    /// The target of a link reference definition.
    pub target: Option<TextSpan>,
}

/// What one markup reader found in one text.
#[derive(Debug, Clone, Default)]
pub struct Markup {
    /// The text and its map.
    pub text: Text,
    /// Blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// Code within the running text, delimiters included.
    pub code: Vec<TextSpan>,
    /// Characters that only format and that the reader of the answer does not see.
    pub hidden: Vec<TextSpan>,
    /// Links, sorted by their text.
    pub links: Vec<Link>,
    /// Footnotes and link reference definitions.
    pub definitions: Vec<Definition>,
    /// Data about the page (JSON-LD), without its tags: kept aside, or in the text where the reader sees the tags.
    pub scripts: Vec<TextSpan>,
    /// Front matter of the file (YAML), without its fences.
    pub metadata: Option<TextSpan>,
    /// Comments that speak to factlint, see [`Document::comments`](super::Document).
    pub comments: Vec<SourceSpan>,
}
