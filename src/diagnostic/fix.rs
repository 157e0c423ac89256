//! A fix is data on a diagnostic: edits of the input, and how far they may be trusted.

use crate::text::SourceSpan;

/// How far a fix may be trusted; the order is by trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Only to be shown.
    Display,
    /// A person must look at it: text may lose its only reference.
    Unsafe,
    /// The meaning for the reader cannot change.
    Safe,
}

impl Applicability {
    /// `display`, `unsafe` or `safe`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Display => "display",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: SourceSpan,
    /// What to write in their place.
    pub replacement: String,
}

/// Edits that mend one diagnostic together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, in the imperative.
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// The replacements, sorted, not overlapping.
    pub edits: Vec<Edit>,
}
