//! For people: what is wrong, where, and what to do, with an excerpt of the line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use super::excerpt::excerpt;
use super::untrusted::push;
use super::{Reporter, Run, plural, statistics};
use crate::diagnostic::{Checked, Diagnostic, Severity, Wanted};
use crate::text::{LineIndex, SourceSpan};

/// The human format.
pub struct Human {
    /// Whether to colour.
    pub color: bool,
    /// Columns of the page.
    pub width: usize,
}

const BOLD: &str = "\u{1b}[1m";
const BLUE: &str = "\u{1b}[1;34m";
const RESET: &str = "\u{1b}[0m";

const fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Info => "\u{1b}[1;36m",
    }
}

impl Reporter for Human {
    fn wanted(&self) -> Wanted {
        Wanted { scores: true, fingerprints: false }
    }

    fn file(&self, checked: &Checked, out: &mut Vec<u8>) {
        if checked.diagnostics.is_empty() {
            return;
        }
        let index = LineIndex::new(&checked.source);
        for diagnostic in &checked.diagnostics {
            self.diagnostic(checked, &index, diagnostic, out);
            out.push(b'\n');
        }
        let rules: BTreeSet<&str> = checked.diagnostics.iter().map(|it| it.rule.as_str()).collect();
        let rules: Vec<&str> = rules.into_iter().collect();
        let _ = writeln!(out, "  = explain: factlint explain {}\n", rules.join(" | "));
    }

    fn finish(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        if let Some(statistics) = run.statistics {
            out.extend_from_slice(statistics::tables(statistics).as_bytes());
            out.push(b'\n');
        }
        if run.quiet {
            return;
        }
        let totals = &run.totals;
        let counts: Vec<String> = [(totals.errors, "error"), (totals.warnings, "warning"), (totals.infos, "info")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| plural(count, name))
            .collect();
        let mut found = if counts.is_empty() { "no diagnostics".to_owned() } else { counts.join(", ") };
        if totals.suppressed > 0 {
            let _ = write!(found, ", {} suppressed", totals.suppressed);
        }
        let known = if totals.known > 0 { format!(", {} known in the baseline", totals.known) } else { String::new() };
        let _ = writeln!(out, "{found} in {}{known}", plural(totals.files, "file"));
        if let Some(tenths) = (totals.cited * 1000).checked_div(totals.claims) {
            let _ = writeln!(
                out,
                "{} of {} cited ({}.{} %)",
                totals.cited,
                plural(totals.claims, "claim"),
                tenths / 10,
                tenths % 10
            );
        }
        for note in run.notes {
            out.extend_from_slice(b"note: ");
            push(out, note);
            out.push(b'\n');
        }
        let why = match (run.exit_code, run.fail_on) {
            (0, Some(least)) => format!("nothing at or above --fail-on {least}"),
            (0, None) => "--fail-on never".to_owned(),
            (1, Some(least)) => format!("diagnostics at or above --fail-on {least}"),
            (1, None) => "more warnings than --max-warnings".to_owned(),
            (3, _) => "nothing to check".to_owned(),
            (4, _) => format!("{} could not be checked", plural(totals.unreadable, "input")),
            _ => "bad usage".to_owned(),
        };
        let _ = writeln!(out, "exit code {}: {why}", run.exit_code);
    }
}

impl Human {
    fn diagnostic(&self, checked: &Checked, index: &LineIndex<'_>, it: &Diagnostic, out: &mut Vec<u8>) {
        let at = index.position(it.span.start);
        let (tint, bold, reset) = if self.color { (colour(it.severity), BOLD, RESET) } else { ("", "", "") };
        let _ = write!(out, "{tint}{}[{}]{reset}{bold}: ", it.severity, it.rule);
        push(out, &it.message);
        let _ = writeln!(out, "{reset}");
        let number = at.line.to_string();
        let gutter = number.len();
        self.place(checked, (at.line, at.column), gutter, out);
        if !checked.source.is_empty() {
            self.line(checked, index, it.span, '^', "", tint, out);
        }
        for label in &it.labels {
            let other = index.position(label.span.start);
            if other.line != at.line {
                self.place(checked, (other.line, other.column), gutter, out);
            }
            self.line(checked, index, label.span, '-', &label.message, if self.color { BLUE } else { "" }, out);
        }
        let pad = " ".repeat(gutter);
        if let Some(help) = &it.help {
            let _ = write!(out, "{pad} = help: ");
            push(out, help);
            out.push(b'\n');
        }
    }

    fn place(&self, checked: &Checked, at: (usize, usize), gutter: usize, out: &mut Vec<u8>) {
        let (blue, reset) = if self.color { (BLUE, RESET) } else { ("", "") };
        let _ = write!(out, "{}{blue}-->{reset} ", " ".repeat(gutter));
        push(out, &checked.path);
        let _ = writeln!(out, ":{}:{}", at.0, at.1);
    }

    fn line(
        &self,
        checked: &Checked,
        index: &LineIndex<'_>,
        span: SourceSpan,
        sign: char,
        message: &str,
        tint: &str,
        out: &mut Vec<u8>,
    ) {
        let at = index.position(span.start);
        let number = at.line.to_string();
        let columns = self.width.saturating_sub(number.len() + 4).max(30);
        let shown = excerpt(&checked.source, index.line_span(at.line), span, columns);
        let (blue, reset) = if self.color { (BLUE, RESET) } else { ("", "") };
        let pad = " ".repeat(number.len());
        let _ = write!(out, "{blue}{number} |{reset} ");
        push(out, &shown.text);
        let marks: String = std::iter::repeat_n(sign, shown.width).collect();
        let _ = write!(out, "\n{blue}{pad} |{reset} {}{tint}{marks}", " ".repeat(shown.indent));
        if !message.is_empty() {
            out.push(b' ');
            push(out, message);
        }
        let _ = writeln!(out, "{}", if tint.is_empty() { "" } else { RESET });
    }
}
