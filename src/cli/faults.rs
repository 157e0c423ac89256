//! Diagnostics of the tool itself, about whole files.

use crate::diagnostic::{Checked, Diagnostic, RuleId, Severity, fingerprint};
use crate::io::{ReadError, ReplaceError};
use crate::text::SourceSpan;

/// An input that could not be read is a diagnostic of its own.
pub fn unreadable(path: &str, error: &ReadError) -> Checked {
    let message = format!("this input {error}");
    tool_diagnostic(path, "unreadable-input", Severity::Error, message, error.help())
}

/// So is one that could not be written back.
pub fn unwritable(path: &str, error: &ReplaceError) -> Checked {
    tool_diagnostic(path, "unwritable-input", Severity::Error, format!("this input {error}"), error.help())
}

/// An input whose analysis failed is a diagnostic of its own too.
pub fn failed(path: &str) -> Checked {
    let help = "this is a fault of factlint: please report it with the document";
    tool_diagnostic(path, "rule-failed", Severity::Error, "the analysis of this document failed".to_owned(), help)
}

/// A diagnostic of the tool itself about the file `path`.
pub fn tool_diagnostic(path: &str, rule: &str, severity: Severity, message: String, help: &str) -> Checked {
    let diagnostic = Diagnostic {
        rule: RuleId::new(rule),
        severity,
        span: SourceSpan::default(),
        // The message may name a line or a byte.
        fingerprint: fingerprint(rule, path, 0),
        message,
        help: Some(help.to_owned()),
        labels: Vec::new(),
        fix: None,
        document: 0,
        sentence: None,
    };
    Checked {
        path: path.to_owned(),
        format: None,
        source: String::new(),
        documents: Vec::new(),
        diagnostics: vec![diagnostic],
        suppressed: Vec::new(),
        beside: None,
    }
}
