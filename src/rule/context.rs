//! What a rule sees, and the one place where a span of text becomes a span of the source.

use jiff::civil::Date;

use super::info::RuleInfo;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Severity};
use crate::document::Document;
use crate::text::TextSpan;

/// Where the reference list of an answer is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReferenceListMode {
    /// In the text.
    #[default]
    Inline,
    /// In a file beside the answer.
    Sidecar,
    /// Somewhere that this tool cannot see; citations cannot be looked up.
    External,
    /// Nowhere: the citations are meant to stand alone.
    None,
}

/// What holds for every rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The day on which the answer is checked.
    pub today: Date,
    /// Where the reference list is expected.
    pub reference_list: ReferenceListMode,
}

/// What a rule sees of one document.
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// What holds for every rule.
    pub settings: &'a Settings,
    info: &'a RuleInfo,
    severity: Severity,
    index: usize,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// The context in which the rule of `info` looks at the `index`-th document of an input.
    pub fn new(
        document: &'a Document,
        index: usize,
        settings: &'a Settings,
        info: &'a RuleInfo,
        severity: Severity,
        out: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self { document, settings, info, severity, index, out }
    }

    /// Reports a fault at `span`. Say more on the value returned.
    pub fn report(&mut self, span: TextSpan, message: impl Into<String>) -> Report<'_> {
        let source = self.document.text.map().to_source(span);
        self.out.push(Diagnostic {
            rule: self.info.id.clone(),
            severity: self.severity,
            span: source,
            message: message.into(),
            help: None,
            labels: Vec::new(),
            fix: None,
            fingerprint: 0,
            document: self.index,
            sentence: self.document.sentence_at(span.start),
        });
        let last = self.out.len() - 1;
        Report { document: self.document, diagnostic: &mut self.out[last] }
    }
}

/// A diagnostic that was reported just now.
pub struct Report<'a> {
    document: &'a Document,
    diagnostic: &'a mut Diagnostic,
}

impl Report<'_> {
    /// Adds a second place.
    pub fn label(self, span: TextSpan, message: impl Into<String>) -> Self {
        let span = self.document.text.map().to_source(span);
        self.diagnostic.labels.push(Label { span, message: message.into() });
        self
    }

    /// Makes the diagnostic no worse than `severity`.
    pub fn at_most(self, severity: Severity) -> Self {
        self.diagnostic.severity = self.diagnostic.severity.min(severity);
        self
    }

    /// Says what to do about it.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    /// Offers to write `replacement` at `span`. Where markup would be cut through, the offer is only shown.
    pub fn replace(
        self,
        span: TextSpan,
        replacement: impl Into<String>,
        title: impl Into<String>,
        applicability: Applicability,
    ) -> Self {
        let map = self.document.text.map();
        let applicability = if map.is_verbatim(span) { applicability } else { Applicability::Display };
        let edit = Edit { span: map.to_source(span), replacement: replacement.into() };
        self.diagnostic.fix = Some(Fix { title: title.into(), applicability, edits: vec![edit] });
        self
    }

    /// Offers to take `span` out, with a space beside it that would be left over.
    pub fn delete(self, span: TextSpan, applicability: Applicability) -> Self {
        let span = with_gap(self.document.text.visible(), span);
        self.replace(span, "", "delete it", applicability)
    }
}

/// What to delete so that no double space and no space before a full stop or at the start of a line is left.
fn with_gap(text: &str, span: TextSpan) -> TextSpan {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    if (before.ends_with("; ") || before.ends_with(", ")) && after.starts_with(')') {
        return TextSpan::new(span.start - 2, span.end);
    }
    let closes = after.is_empty() || after.starts_with([' ', '\n', '.', ',', ';', ':', '!', '?', ')']);
    if before.ends_with(' ') && closes {
        return TextSpan::new(span.start - 1, span.end);
    }
    let opens = (before.is_empty() || before.ends_with('\n')) && after.starts_with(' ');
    if opens { TextSpan::new(span.start, span.end + 1) } else { span }
}
