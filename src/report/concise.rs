//! One line per diagnostic: `path:line:column: severity[rule] message`.

use std::io::Write as _;

use super::untrusted::push;
use super::{Reporter, Run, statistics};
use crate::diagnostic::{Checked, Wanted};
use crate::text::Cursor;

/// The concise format. It has no summary: every line is a diagnostic, unless statistics are asked for.
pub struct Concise;

impl Reporter for Concise {
    fn wanted(&self) -> Wanted {
        Wanted { scores: false, fingerprints: false }
    }

    fn file(&self, checked: &Checked, out: &mut Vec<u8>) {
        if checked.diagnostics.is_empty() {
            return;
        }
        let mut cursor = Cursor::new(&checked.source);
        for diagnostic in &checked.diagnostics {
            let (line, column) = cursor.place(diagnostic.span.start);
            push(out, &checked.path);
            let _ = write!(out, ":{line}:{column}: {}[{}] ", diagnostic.severity.as_str(), diagnostic.rule.as_str());
            push(out, &diagnostic.message);
            out.push(b'\n');
        }
    }

    fn finish(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        if let Some(statistics) = run.statistics {
            out.extend_from_slice(statistics::tables(statistics).as_bytes());
        }
    }
}
