//! The citation grammar: what looks like a citation, and what the document makes of it.

mod accept;
mod author;
mod bracket;
mod foreign;
mod labels;
mod link;
mod loose;
mod number;
mod placeholder;
mod raised;
mod scan;
mod token;

pub use accept::{Known, accept, clusters, dialect};
pub use author::attempts;
pub use labels::Labels;
pub use loose::loose;
pub(super) use scan::scan;
pub use scan::scan_in;
pub use token::Token;

use std::fmt;

/// What a citation names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The number of a reference.
    Number(u32),
    /// A footnote label or a key.
    Key(Box<str>),
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Key(key) => f.write_str(key),
        }
    }
}

/// What is wrong with a malformed citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    InnerSpace,
    Zero,
    LeadingZero,
    Unclosed,
    Unopened,
    MixedBrackets,
    MissingComma,
    StrayComma,
    Prefixed,
    Worded,
    Reversed,
    GluedDigit,
    DoubleBrackets,
}

impl Fault {
    /// In words.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::InnerSpace => "space inside the brackets",
            Self::Zero => "references count from 1",
            Self::LeadingZero => "number with a leading zero",
            Self::Unclosed => "closing bracket missing",
            Self::Unopened => "opening bracket missing",
            Self::MixedBrackets => "brackets of two kinds",
            Self::MissingComma => "comma missing between numbers",
            Self::StrayComma => "comma or dash without a number",
            Self::Prefixed => "not only a number",
            Self::Worded => "a number in words",
            Self::Reversed => "range runs backwards",
            Self::GluedDigit => "digit glued to the bracket",
            Self::DoubleBrackets => "two pairs of brackets and no link",
        }
    }

    /// The citation as it should be, where that is certain.
    pub fn fixed(self, text: &str) -> Option<String> {
        let digits: Vec<&str> = text.split(|ch: char| !ch.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        match (self, digits.as_slice()) {
            (
                Self::InnerSpace | Self::Prefixed | Self::StrayComma | Self::DoubleBrackets | Self::MixedBrackets,
                [one],
            ) => Some(format!("[{}]", one.trim_start_matches('0'))),
            (Self::MissingComma | Self::StrayComma, many) if many.len() > 1 => Some(format!("[{}]", many.join(", "))),
            _ => None,
        }
    }

    /// Whether the mended form cannot mean anything else.
    pub const fn is_safe(self) -> bool {
        matches!(self, Self::InnerSpace | Self::StrayComma)
    }
}

/// The form of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Bracket,
    NumberedLink,
    DomainLink,
    Footnote,
    Superscript,
    FullWidth,
    Lenticular,
    Malformed(Fault),
    Placeholder,
    Foreign,
    /// Digits glued to a full stop.
    GluedDigits,
    /// A number in parentheses.
    Parenthesis,
    /// An author and a year.
    AuthorYear,
    /// A key, in brackets (`[@smith2020]`) or without (`@smith2020`).
    Key,
    /// A note in its place: `^[A note.]`.
    Note,
}

/// What the document makes of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    Malformed(Fault),
    Placeholder,
    Foreign,
}

/// A token that the document supports.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub token: Token,
    pub verdict: Verdict,
}

/// The prevailing form of citation in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    None,
    NumericBracket,
    NumberedLink,
    DomainLink,
    Footnote,
    Superscript,
    FullWidth,
    GluedDigits,
    Parenthesis,
    AuthorYear,
    Key,
}

impl Dialect {
    /// The name in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NumericBracket => "numeric-bracket",
            Self::NumberedLink => "numbered-link",
            Self::DomainLink => "domain-link",
            Self::Footnote => "footnote",
            Self::Superscript => "superscript",
            Self::FullWidth => "full-width",
            Self::GluedDigits => "glued-digits",
            Self::Parenthesis => "parenthesis",
            Self::AuthorYear => "author-year",
            Self::Key => "key",
        }
    }
}

#[cfg(test)]
mod tests;
