//! Accepts everything that is reported in an input: comments in Markdown, entries beside other inputs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::suppress::SuppressFile;
use super::{Input, Linter, Outcome};
use crate::diagnostic::{Checked, Diagnostic, InputFormat};

/// An input in which everything is accepted, and what is written to that end.
pub struct Ignored {
    /// What the linter says of it now.
    pub checked: Box<Checked>,
    /// The text of the input, if comments were written into it.
    pub source: Option<String>,
    /// The text of the file beside it, if entries were written there.
    pub beside: Option<String>,
}

/// Accepts what is `reported` of `checked`, which is what `linter` says of `input`, for the given reason. `path` is that
/// of the file beside the input. None where nothing can be accepted, or no way to write it leaves all else as it is.
pub fn ignore(
    linter: &Linter,
    input: &Input,
    checked: &Checked,
    reported: &[Diagnostic],
    path: &str,
    reason: &str,
) -> Option<Ignored> {
    let wanted: Vec<&Diagnostic> = reported.iter().filter(|it| linter.terms.may_hide(&it.rule)).collect();
    let hits = wanted.len();
    if hits == 0 {
        return None;
    }
    let accepts = |input: Input| match linter.check(input) {
        Outcome::Checked(now) => {
            let all = now.suppressed.len() == checked.suppressed.len() + hits;
            let beside = |it: &Checked| it.beside.as_ref().map_or(0, |it| it.diagnostics.len());
            let quiet = now.diagnostics.len() + hits == checked.diagnostics.len() && beside(&now) <= beside(checked);
            (all && quiet).then_some(now)
        }
        Outcome::NotAnswer => None,
    };
    if input.format == InputFormat::Markdown {
        let source = with_comments(&input.source, &wanted, reason);
        if let Some(checked) = accepts(Input { source: source.clone(), ..input.clone() }) {
            return Some(Ignored { checked, source: Some(source), beside: None });
        }
    }
    let text = with_entries(input.suppress.beside.as_ref().map_or("", |it| it.text.as_str()), &wanted, reason);
    let mut input = input.clone();
    input.suppress.beside = Some(SuppressFile { path: path.to_owned(), text: text.clone() });
    accepts(input).map(|checked| Ignored { checked, source: None, beside: Some(text) })
}

/// The source with a comment before every line in which something `wanted` is reported: on a line of its own where a paragraph
/// begins, else at the end of the line before, so that no paragraph is parted.
fn with_comments(source: &str, wanted: &[&Diagnostic], reason: &str) -> String {
    let mut lines: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for it in wanted {
        let before = source.get(..it.span.start).unwrap_or(source);
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        lines.entry(start).or_default().insert(it.rule.as_str());
    }
    let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(source.len() + lines.len() * 80);
    let mut from = 0;
    for (start, rules) in lines {
        let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
        let comment = format!("<!-- factlint-disable-next-line {rules} -- {reason} -->");
        let above = source.get(..start).unwrap_or("");
        let bare = above.strip_suffix("\r\n").or_else(|| above.strip_suffix(['\n', '\r'])).unwrap_or(above);
        let last = bare.get(bare.rfind(['\n', '\r']).map_or(0, |at| at + 1)..).unwrap_or("");
        if last.trim().is_empty() {
            let line = source.get(start..).unwrap_or("");
            let indent = line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or("");
            out.push_str(source.get(from..start).unwrap_or(""));
            let _ = write!(out, "{indent}{comment}{end}");
            from = start;
        } else {
            out.push_str(source.get(from..bare.len()).unwrap_or(""));
            let _ = write!(out, " {comment}");
            from = bare.len();
        }
    }
    out.push_str(source.get(from..).unwrap_or(""));
    out
}

/// The text of a file of entries with one more for everything that is `wanted`.
fn with_entries(text: &str, wanted: &[&Diagnostic], reason: &str) -> String {
    let mut out = text.to_owned();
    let reason = toml::Value::String(reason.to_owned());
    for it in wanted {
        if !out.is_empty() {
            out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
        }
        let (rule, print) = (it.rule.as_str(), it.fingerprint);
        let _ = writeln!(out, "[[suppress]]\nrule = \"{rule}\"\nfingerprint = \"{print:016x}\"\nreason = {reason}");
    }
    out
}
