//! A diagnostic that somebody has accepted.

use super::Diagnostic;

/// Where it is said that a diagnostic is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuppressedBy {
    /// A comment in the answer.
    Comment,
    /// An entry of the configuration.
    Configuration,
    /// An entry of the file beside the answer.
    Sidecar,
}

impl SuppressedBy {
    /// `comment`, `configuration` or `sidecar`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Configuration => "configuration",
            Self::Sidecar => "sidecar",
        }
    }
}

/// A diagnostic that somebody has accepted: it is counted, but neither printed for people nor does it fail a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// What would have been reported.
    pub diagnostic: Diagnostic,
    /// Where it is said that it is accepted.
    pub by: SuppressedBy,
    /// Why, where that is said.
    pub reason: Option<String>,
}
