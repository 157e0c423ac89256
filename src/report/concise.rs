//! One line per diagnostic: `path:line:column: severity[rule] message`.

use std::io::Write as _;

use super::untrusted::push;
use super::{Reporter, Run};
use crate::diagnostic::Checked;
use crate::text::LineIndex;

/// The concise format. It has no summary: every line is a diagnostic.
pub struct Concise;

impl Reporter for Concise {
    fn shows_scores(&self) -> bool {
        false
    }

    fn file(&self, checked: &Checked, out: &mut Vec<u8>) {
        if checked.diagnostics.is_empty() {
            return;
        }
        let index = LineIndex::new(&checked.source);
        for diagnostic in &checked.diagnostics {
            let at = index.position(diagnostic.span.start);
            push(out, &checked.path);
            let _ = write!(out, ":{}:{}: {}[{}] ", at.line, at.column, diagnostic.severity, diagnostic.rule);
            push(out, &diagnostic.message);
            out.push(b'\n');
        }
    }

    fn finish(&self, _run: &Run<'_>, _out: &mut Vec<u8>) {}
}
