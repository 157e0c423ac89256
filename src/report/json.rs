//! For machines: schema 1. Every position carries every unit; additive changes only.

use std::fmt::Write as _;

use serde::Serialize;

use super::schema::{Span, rounded, span};
use super::untrusted::is_hostile;
use super::{Reporter, Run, statistics};
use crate::diagnostic::{Checked, Diagnostic, Suppressed};
use crate::text::LineIndex;

/// The JSON format: one file a line.
pub struct Json {
    /// The day of the run.
    pub today: String,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    format: Option<&'static str>,
    documents: Vec<Document>,
    diagnostics: Vec<One<'a>>,
}

#[derive(Serialize)]
struct Document {
    id: Option<()>,
    pointer: Option<()>,
    row: Option<()>,
    dialect: &'static str,
    scores: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct One<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    fingerprint: String,
    document: usize,
    span: Span,
    text: &'a str,
    labels: Vec<Label<'a>>,
    fix: Option<Fix<'a>>,
    suppressed: Option<Acceptance<'a>>,
}

/// Who has accepted a diagnostic: where it says so, and why.
#[derive(Serialize)]
struct Acceptance<'a> {
    kind: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Label<'a> {
    span: Span,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    applicability: &'static str,
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    span: Span,
    replacement: &'a str,
}

fn one<'a>(checked: &'a Checked, index: &LineIndex<'_>, it: &'a Diagnostic) -> One<'a> {
    let labels =
        it.labels.iter().map(|label| Label { span: span(index, label.span), message: &label.message }).collect();
    let fix = it.fix.as_ref().map(|fix| Fix {
        applicability: fix.applicability.as_str(),
        title: &fix.title,
        edits: fix
            .edits
            .iter()
            .map(|edit| Edit { span: span(index, edit.span), replacement: &edit.replacement })
            .collect(),
    });
    One {
        rule: it.rule.as_str(),
        severity: it.severity.as_str(),
        message: &it.message,
        help: it.help.as_deref(),
        fingerprint: format!("{:016x}", it.fingerprint),
        document: it.document,
        span: span(index, it.span),
        text: checked.source.get(it.span.range()).unwrap_or(""),
        labels,
        fix,
        suppressed: None,
    }
}

/// All diagnostics of a file in the order of their places, accepted ones among them.
fn all<'a>(checked: &'a Checked, index: &LineIndex<'_>) -> Vec<One<'a>> {
    let mut found = Vec::with_capacity(checked.diagnostics.len() + checked.suppressed.len());
    let mut accepted = checked.suppressed.iter().peekable();
    for diagnostic in &checked.diagnostics {
        while let Some(before) = accepted.next_if(|it| it.diagnostic.span < diagnostic.span) {
            found.push(one_accepted(checked, index, before));
        }
        found.push(one(checked, index, diagnostic));
    }
    found.extend(accepted.map(|it| one_accepted(checked, index, it)));
    found
}

fn one_accepted<'a>(checked: &'a Checked, index: &LineIndex<'_>, it: &'a Suppressed) -> One<'a> {
    let suppressed = Some(Acceptance { kind: it.by.as_str(), reason: it.reason.as_deref() });
    One { suppressed, ..one(checked, index, &it.diagnostic) }
}

impl Reporter for Json {
    fn begin(&self, out: &mut Vec<u8>) {
        let head = format!(
            "{{\"schema\":1,\"tool\":{{\"name\":\"factlint\",\"version\":\"{}\"}},\"today\":\"{}\",\"files\":[\n",
            env!("CARGO_PKG_VERSION"),
            self.today
        );
        out.extend_from_slice(head.as_bytes());
    }

    fn separator(&self) -> &'static [u8] {
        b",\n"
    }

    fn file(&self, checked: &Checked, out: &mut Vec<u8>) {
        let index = LineIndex::new(&checked.source);
        let documents = checked.documents.iter().map(|it| {
            let scores = it.scores.iter().map(|(name, value)| ((*name).to_owned(), rounded(*value))).collect();
            Document { id: None, pointer: None, row: None, dialect: it.dialect, scores }
        });
        let file = File {
            path: &checked.path,
            format: checked.format.map(crate::diagnostic::InputFormat::as_str),
            documents: documents.collect(),
            diagnostics: all(checked, &index),
        };
        out.extend_from_slice(escape_json(&serde_json::to_string(&file).unwrap_or_default()).as_bytes());
    }

    fn finish(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        let totals = &run.totals;
        let summary = serde_json::json!({
            "files": totals.files, "documents": totals.documents, "errors": totals.errors, "warnings": totals.warnings,
            "infos": totals.infos, "suppressed": totals.suppressed, "claims": totals.claims, "cited": totals.cited,
            "known": totals.known, "removable": totals.removable,
        });
        let statistics =
            run.statistics.map_or_else(String::new, |it| format!(",\"statistics\":{}", statistics::json(it)));
        out.extend_from_slice(
            format!("\n],\"summary\":{summary}{statistics},\"exit_code\":{}}}\n", run.exit_code).as_bytes(),
        );
    }
}

/// JSON in which every character that a terminal or a log could obey is escaped; the values stay the same. `##[`
/// and `##vso[` lose a `#` to an escape, `::` a colon, wherever they can only stand inside a string.
pub fn escape_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    let mut from = 0;
    for (at, ch) in json.char_indices() {
        let rest = || json.get(at..).unwrap_or("");
        let command = ch == '#' && (rest().starts_with("##[") || rest().starts_with("##vso["))
            || ch == ':' && rest().starts_with("::");
        if (is_hostile(ch) && !matches!(ch, '\n')) || command {
            out.push_str(json.get(from..at).unwrap_or(""));
            let mut units = [0; 2];
            for unit in ch.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
            from = at + ch.len_utf8();
        }
    }
    out.push_str(json.get(from..).unwrap_or(""));
    out
}
