//! Suppressions in comments that suppress nothing, and the edit that takes them out.

use std::collections::BTreeMap;

use super::comment::Comment;
use super::reach::Reach;
use super::{Terms, diagnostic, edit};
use crate::config;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::text::SourceSpan;

/// Reports what of `reaches` is not used, one diagnostic for each comment.
pub fn of_comments(
    source: &str,
    comments: &[Comment<'_>],
    reaches: &[Reach<'_>],
    terms: &Terms,
    severity: Severity,
) -> Vec<Diagnostic> {
    let mut ended: BTreeMap<usize, usize> = BTreeMap::new();
    for (comment, _) in reaches.iter().filter_map(|reach| reach.end) {
        *ended.entry(comment).or_default() += 1;
    }
    let mut found = Vec::new();
    for group in reaches.chunk_by(|left, right| left.comment == right.comment) {
        let idle = |reach: &&Reach<'_>| !reach.used && terms.judges(reach.rule.map(|(_, name)| name));
        let idle: Vec<&Reach<'_>> = group.iter().filter(idle).collect();
        let Some(comment) = group.first().and_then(|reach| comments.get(reach.comment)) else { continue };
        if idle.is_empty() {
            continue;
        }
        let edits = edits(source, comments, comment, &idle, &ended);
        let applicability = edits.iter().map(|it| it.1).min().unwrap_or(Applicability::Safe);
        let edits = edits.into_iter().map(|it| it.0).collect();
        let fix = Fix { title: "take it out".to_owned(), applicability, edits };
        let names: Vec<&(&str, SourceSpan)> =
            idle.iter().filter_map(|reach| comment.names.get(reach.rule?.0)).collect();
        let span = match (names.first(), names.last()) {
            (Some((_, first)), Some((_, last))) if names.len() < comment.names.len() => first.cover(*last),
            _ => comment.span,
        };
        let listed: Vec<String> = names.iter().map(|(name, _)| format!("`{name}`")).collect();
        found.push(report(&listed, severity, span, Some(fix)));
    }
    found
}

/// Names that a message lists.
const MOST: usize = 6;

/// The diagnostic on a suppression of the rules `listed` that has no effect; of all rules where none is listed.
pub fn report(listed: &[String], severity: Severity, span: SourceSpan, fix: Option<Fix>) -> Diagnostic {
    let rules = match listed.get(..MOST) {
        _ if listed.is_empty() => "all rules".to_owned(),
        Some(first) if listed.len() > MOST => format!("{} and {} more", first.join(", "), listed.len() - MOST),
        _ => listed.join(", "),
    };
    let message = format!("suppression of {rules} has no effect");
    let help = Some("take it out: there is nothing here that it could suppress".to_owned());
    diagnostic(config::UNUSED, severity, span, message, help, fix)
}

/// Takes `idle` out of its comment, and out of the comments that end it.
fn edits(
    source: &str,
    comments: &[Comment<'_>],
    comment: &Comment<'_>,
    idle: &[&Reach<'_>],
    ended: &BTreeMap<usize, usize>,
) -> Vec<(Edit, Applicability)> {
    let places: Vec<usize> = idle.iter().filter_map(|reach| Some(reach.rule?.0)).collect();
    let mut edits = vec![edit::without(source, comment, &places)];
    let mut ends: BTreeMap<usize, Vec<Option<usize>>> = BTreeMap::new();
    for (end, place) in idle.iter().filter_map(|reach| reach.end) {
        ends.entry(end).or_default().push(place);
    }
    for (end, places) in ends {
        let Some(comment) = comments.get(end) else { continue };
        let mut named: Vec<usize> = places.iter().flatten().copied().collect();
        named.sort_unstable();
        // One that ends all stays while it ends something else.
        if !named.is_empty() || ended.get(&end) == Some(&places.len()) {
            edits.push(edit::without(source, comment, &named));
        }
    }
    edits
}
