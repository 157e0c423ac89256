//! Suppressions: which diagnostics somebody has accepted, and which suppressions are invalid or accept nothing.

mod accept;
mod comment;
mod edit;
mod entry;
mod reach;
mod unused;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::{self, ConfigEntry, Plan};
use crate::diagnostic::{Diagnostic, Fix, RuleId, Severity};
use crate::rule::RuleInfo;
use crate::text::SourceSpan;

pub use accept::Asked;
pub use entry::of_configuration;

/// What is accepted in one input by entries that stand outside of it.
#[derive(Debug, Clone, Default)]
pub struct Suppress {
    /// Entries of the configuration.
    pub entries: Vec<Arc<ConfigEntry>>,
    /// The file of entries beside the input.
    pub beside: Option<SuppressFile>,
}

/// A file of entries beside an input.
#[derive(Debug, Clone)]
pub struct SuppressFile {
    /// Its path, as it is shown.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What holds for suppressions wherever a plan holds.
pub struct Terms {
    known: Arc<Vec<Arc<RuleInfo>>>,
    /// The rules that run.
    active: BTreeSet<RuleId>,
    /// The severity of `unused-suppression`, if it runs.
    unused: Option<Severity>,
    require_reason: bool,
    narrowed: bool,
}

impl Terms {
    /// Of a plan.
    pub fn of(plan: &Plan) -> Self {
        let unused = plan.rules.iter().find(|it| it.info.id.as_str() == config::UNUSED).map(|it| it.severity);
        Self {
            known: Arc::clone(&plan.known),
            active: plan.rules.iter().map(|it| it.info.id.clone()).collect(),
            unused,
            require_reason: plan.require_reason,
            narrowed: plan.narrowed,
        }
    }

    /// Whether it can be told that a suppression of `rule`, or of all rules, has no effect.
    fn judges(&self, rule: Option<&str>) -> bool {
        // What the command line switches off may be what a suppression of all rules is for.
        rule.map_or(!self.narrowed, |rule| self.active.contains(&RuleId::new(rule)))
    }

    /// Whether the rule `name` speaks where these terms hold; what is wrong with suppressions is always told.
    pub fn runs(&self, name: &str) -> bool {
        name == INVALID || self.active.contains(&RuleId::new(name))
    }

    /// Whether diagnostics of `rule` can be suppressed at all.
    pub fn may_hide(&self, rule: &RuleId) -> bool {
        self.active.contains(rule) && rule.as_str() != config::UNUSED
    }
}

/// The name of diagnostics on suppressions that are none.
const INVALID: &str = "invalid-suppression";

/// A diagnostic on a suppression that is none, or not a whole one.
fn invalid(span: SourceSpan, message: String, help: Option<String>) -> Diagnostic {
    diagnostic(INVALID, Severity::Warning, span, message, help, None)
}

fn diagnostic(
    rule: &str,
    severity: Severity,
    span: SourceSpan,
    message: String,
    help: Option<String>,
    fix: Option<Fix>,
) -> Diagnostic {
    Diagnostic {
        rule: RuleId::new(rule),
        severity,
        span,
        message,
        help,
        labels: Vec::new(),
        fix,
        fingerprint: 0,
        document: 0,
        sentence: None,
    }
}

/// Comments in plain text that would suppress something in Markdown: here they are text, and readers see them.
pub fn in_plain_text(source: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(source.as_bytes(), "<!-- factlint-") {
        let before = source.get(..at).unwrap_or("").trim_end_matches([' ', '\t']);
        if !before.is_empty() && !before.ends_with(['\n', '\r']) {
            continue;
        }
        let line = source.get(at..).unwrap_or("").lines().next().unwrap_or("").trim_end();
        let span = SourceSpan::new(at, at + line.len());
        let message = "a comment is text here and suppresses nothing".to_owned();
        found.push(invalid(
            span,
            message,
            Some("write an entry into `NAME.factlint.toml` beside the answer".to_owned()),
        ));
    }
    found
}

/// What is said where a reason is required and not given, and what to do.
fn no_reason(how: &str) -> (String, Option<String>) {
    ("this suppression gives no reason, and so it does not hold".to_owned(), Some(format!("say why: {how}")))
}
