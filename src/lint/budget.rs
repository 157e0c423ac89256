//! Scores that break the limits of the configuration, as diagnostics of the whole document.

use crate::config::Budget;
use crate::diagnostic::{Diagnostic, DocumentSummary, RuleId, Severity, fingerprint};
use crate::document::Document;

/// The name of these diagnostics.
pub const RULE: &str = "budget-exceeded";

/// What breaks one of `budgets`. A score without a meaning breaks nothing.
pub fn judge(budgets: &[Budget], document: &Document, summary: &DocumentSummary) -> Vec<Diagnostic> {
    let span = document.text.map().to_source(document.title_span());
    let mut found = Vec::new();
    for budget in budgets {
        let score = summary.scores.iter().find(|(name, _)| *name == budget.score).and_then(|(_, value)| *value);
        let Some(value) = score.filter(|value| !budget.holds(*value)) else { continue };
        let shown = format!("{value:.4}");
        let shown = shown.trim_end_matches('0').trim_end_matches('.');
        found.push(Diagnostic {
            rule: RuleId::new(RULE),
            severity: Severity::Error,
            span,
            message: format!("{} is {shown}, the budget is {}", budget.key, budget.text),
            help: Some("mend what the other diagnostics name, or change the limit in `[budget]`".to_owned()),
            labels: Vec::new(),
            fix: None,
            // The score changes with every edit.
            fingerprint: fingerprint(RULE, &budget.key, 0),
            document: 0,
            sentence: None,
        });
    }
    found
}
