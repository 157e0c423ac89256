//! The statistics of a run, as tables for people and as JSON.

use std::fmt::Write as _;

use super::schema::rounded;
use crate::diagnostic::Statistics;

/// Two tables: rules, the busiest first, and scores.
pub fn tables(statistics: &Statistics) -> String {
    let mut rules: Vec<_> = statistics.rules().collect();
    rules.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
    let wide = rules.iter().map(|(rule, _)| rule.as_str().len()).max().unwrap_or(0).max(NAME);
    let mut out = format!("{:wide$} {:>9} {:>9} {:>9}\n", "rule", "errors", "warnings", "infos");
    for (rule, [errors, warnings, infos]) in rules {
        let _ = writeln!(out, "{:wide$} {errors:>9} {warnings:>9} {infos:>9}", rule.as_str());
    }
    let mut scores = statistics.scores().filter(|it| it.documents > 0).peekable();
    if scores.peek().is_some() {
        let _ = writeln!(out, "\n{:wide$} {:>9} {:>9} {:>9}", "score", "all", "mean", "documents");
    }
    for it in scores {
        let shown = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.4}"));
        let _ = writeln!(out, "{:wide$} {:>9} {:>9} {:>9}", it.name, shown(it.micro), shown(it.mean), it.documents);
    }
    out
}

/// Columns of the names: the longest score has as many.
const NAME: usize = 23;

/// `{"rules": [{"rule", "errors", "warnings", "infos"}], "scores": {name: {"micro", "mean", "documents"}}}`.
pub fn json(statistics: &Statistics) -> serde_json::Value {
    let rules = statistics.rules().map(|(rule, [errors, warnings, infos])| {
        serde_json::json!({ "rule": rule.as_str(), "errors": errors, "warnings": warnings, "infos": infos })
    });
    let scores = statistics.scores().map(|it| {
        let score = serde_json::json!({
            "micro": rounded(it.micro), "mean": rounded(it.mean), "documents": it.documents,
        });
        (it.name.to_owned(), score)
    });
    let (rules, scores) = (rules.collect::<Vec<_>>(), scores.collect::<serde_json::Map<_, _>>());
    serde_json::json!({ "rules": rules, "scores": scores })
}
