//! The result of checking one input.

use super::{Diagnostic, Severity, Suppressed};

/// The form an input was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl InputFormat {
    /// `text` or `markdown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
        }
    }
}

/// What is known of one document once it was read.
#[derive(Debug, Clone)]
pub struct DocumentSummary {
    /// The prevailing form of its citations, such as `numeric-bracket`.
    pub dialect: &'static str,
    /// Claims that need a citation.
    pub claims: usize,
    /// Those of them that have one.
    pub cited: usize,
    /// Named scores in a fixed order; none where a score has no meaning for the document.
    pub scores: Vec<(&'static str, Option<f64>)>,
    /// Both sides of those that are fractions: sums over many documents are made of them.
    pub fractions: Vec<(&'static str, usize, usize)>,
}

/// What an output shows beyond diagnostics: nothing else is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Scores of documents and counts of claims.
    pub scores: bool,
    /// Identities of diagnostics.
    pub fingerprints: bool,
}

impl Wanted {
    /// Everything.
    pub const ALL: Self = Self { scores: true, fingerprints: true };
}

/// One input after checking: the bytes, what they hold and what is wrong with them.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The path as it was given, with `/` between its parts.
    pub path: String,
    /// The form it was read as; none where it could not be read.
    pub format: Option<InputFormat>,
    /// The whole input.
    pub source: String,
    /// Its documents.
    pub documents: Vec<DocumentSummary>,
    /// What is wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What would have been reported, had nobody accepted it; sorted by place.
    pub suppressed: Vec<Suppressed>,
    /// What is wrong with the suppressions in the file beside it, which is an input of its own.
    pub beside: Option<Box<Checked>>,
}

/// Sums over many inputs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Inputs that were checked.
    pub files: usize,
    /// Documents in them.
    pub documents: usize,
    /// Diagnostics of severity error.
    pub errors: usize,
    /// Diagnostics of severity warning.
    pub warnings: usize,
    /// Diagnostics of severity info.
    pub infos: usize,
    /// Diagnostics that somebody has accepted; they are in none of the sums above.
    pub suppressed: usize,
    /// Claims that need a citation.
    pub claims: usize,
    /// Those of them that have one.
    pub cited: usize,
    /// Files passed over because they are not answers.
    pub skipped: usize,
    /// Inputs that could not be checked.
    pub unreadable: usize,
    /// Diagnostics that a baseline knows; they count nowhere else.
    pub known: usize,
    /// Entries of baselines that no longer occur in what was checked.
    pub removable: usize,
}

impl Totals {
    /// Adds one input.
    pub fn add(&mut self, checked: &Checked) {
        self.files += 1;
        self.documents += checked.documents.len();
        for document in &checked.documents {
            self.claims += document.claims;
            self.cited += document.cited;
        }
        self.suppressed += checked.suppressed.len();
        for diagnostic in &checked.diagnostics {
            *self.count_mut(diagnostic.severity) += 1;
        }
    }

    /// Adds sums over other inputs.
    pub const fn join(&mut self, other: &Self) {
        self.files += other.files;
        self.documents += other.documents;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.suppressed += other.suppressed;
        self.claims += other.claims;
        self.cited += other.cited;
        self.skipped += other.skipped;
        self.unreadable += other.unreadable;
        self.known += other.known;
        self.removable += other.removable;
    }

    /// Diagnostics of one severity.
    pub const fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.infos,
        }
    }

    const fn count_mut(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }
}
