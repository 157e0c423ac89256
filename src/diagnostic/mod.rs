//! What a rule says about a place in an input, and what is known of an input once it was checked.

mod checked;
mod fingerprint;
mod fix;
mod severity;
mod statistics;
mod suppressed;

use std::fmt;
use std::sync::Arc;

pub use checked::{Checked, DocumentSummary, InputFormat, Totals, Wanted};
pub use fingerprint::fingerprint;
pub use fix::{Applicability, Edit, Fix};
pub use severity::Severity;
pub use statistics::{RunScore, Statistics};
pub use suppressed::{Suppressed, SuppressedBy};

use crate::text::SourceSpan;

/// The name of a rule, such as `uncited-claim`. Cheap to clone: users' rules are named at run time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// The rule called `name`.
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A second place that helps to understand a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: SourceSpan,
    /// What is to be seen there.
    pub message: String,
}

/// One fault at one place.
///
/// Texts quote the document and may hold anything; only a reporter, which neutralises them, may print them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that reports it.
    pub rule: RuleId,
    /// How bad it is, after configuration.
    pub severity: Severity,
    /// The place, in bytes of the input.
    pub span: SourceSpan,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// An edit that would mend it.
    pub fix: Option<Fix>,
    /// Identity that survives moved and renumbered text; see [`fingerprint`]. 0 where nobody asks for it.
    pub fingerprint: u64,
    /// Index of the document within its input.
    pub document: usize,
    /// Index of the sentence it concerns, within its document.
    pub sentence: Option<usize>,
}
