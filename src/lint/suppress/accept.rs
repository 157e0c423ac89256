//! Takes the diagnostics out that somebody has accepted.

use std::collections::BTreeSet;

use super::comment::{self, Action, Comment, Fault};
use super::entry::{Beside, Entries};
use super::reach::{self, Reach};
use super::{Suppress, Terms, invalid, no_reason, unused};
use crate::config;
use crate::diagnostic::{Checked, Diagnostic, Suppressed, SuppressedBy};
use crate::text::SourceSpan;

/// Everything that asks for suppression in one input.
pub struct Asked<'a> {
    source: &'a str,
    comments: Vec<Comment<'a>>,
    faults: Vec<Fault>,
    /// Where the first broken comment stands.
    broken: Option<usize>,
    suppress: &'a Suppress,
    beside: Option<Beside<'a>>,
}

/// What came of it.
pub struct Accepted {
    /// Accepted diagnostics.
    pub suppressed: Vec<Suppressed>,
    /// What is wrong with the file of entries beside the input.
    pub beside: Option<Box<Checked>>,
    /// What is wrong with the comments of the input.
    pub own: Vec<Diagnostic>,
}

impl<'a> Asked<'a> {
    /// What the comments at `spans` of `source` and the entries of `suppress` ask for; none where there are none.
    pub fn of(source: &'a str, spans: &[SourceSpan], suppress: &'a Suppress, terms: &Terms) -> Option<Self> {
        if spans.is_empty() && suppress.entries.is_empty() && suppress.beside.is_none() {
            return None;
        }
        let (mut comments, mut faults) = (Vec::new(), Vec::new());
        for span in spans {
            match comment::parse(source, *span) {
                Ok(comment) => comments.push(comment),
                Err(fault) => faults.push(fault),
            }
        }
        let broken = faults.first().map(|fault| fault.span.start);
        let beside = suppress.beside.as_ref().map(|file| Beside::read(&file.path, &file.text, terms));
        Some(Self { source, comments, faults, broken, suppress, beside })
    }

    /// Whether an entry names a diagnostic by its fingerprint.
    pub fn wants_fingerprints(&self) -> bool {
        let own = self.beside.iter().flat_map(|beside| &beside.entries);
        own.chain(self.suppress.entries.iter().map(|it| &it.entry)).any(|entry| entry.fingerprint.is_some())
    }

    /// Takes what is accepted out of `diagnostics`, which are sorted by place.
    pub fn apply(mut self, diagnostics: &mut Vec<Diagnostic>, terms: &Terms) -> Accepted {
        let holding = self.holding(terms);
        let valid = |name: &str| config::unknown(name, &terms.known).is_none();
        let mut reaches = reach::lay(self.source, &self.comments, &holding, valid, self.broken, &mut self.faults);
        let mut entries = Entries::new(self.suppress, self.beside, terms);
        // A rule that failed has said nothing of what it would report.
        let failed = diagnostics.iter().any(|it| it.rule.as_str() == "rule-failed");
        let found = reach::find(&reaches, diagnostics);
        let mut suppressed = Vec::new();
        let mut kept = Vec::with_capacity(diagnostics.len());
        for (diagnostic, reach) in diagnostics.drain(..).zip(found) {
            if !terms.may_hide(&diagnostic.rule) {
                kept.push(diagnostic);
                continue;
            }
            if let Some(Reach { comment, used, .. }) = reach.and_then(|at| reaches.get_mut(at)) {
                *used = true;
                let reason = self.comments.get(*comment).and_then(|it| it.reason).map(str::to_owned);
                suppressed.push(Suppressed { diagnostic, by: SuppressedBy::Comment, reason });
            } else if let Some((by, reason)) = entries.take(&diagnostic) {
                suppressed.push(Suppressed { diagnostic, by, reason });
            } else {
                kept.push(diagnostic);
            }
        }
        *diagnostics = kept;
        let mut own: Vec<Diagnostic> =
            self.faults.into_iter().map(|fault| invalid(fault.span, fault.message, Some(fault.help))).collect();
        if let Some(severity) = terms.unused.filter(|_| !failed) {
            own.extend(unused::of_comments(self.source, &self.comments, &reaches, terms, severity));
        }
        Accepted { suppressed, beside: entries.finish(terms, failed).map(Box::new), own }
    }

    /// The comments that hold: those that say why, where that is required. Rules that do not exist are noted as faults.
    fn holding(&mut self, terms: &Terms) -> BTreeSet<usize> {
        let mut holding = BTreeSet::new();
        for (index, comment) in self.comments.iter().enumerate() {
            for (name, span) in &comment.names {
                if let Some((message, help)) = config::unknown(name, &terms.known) {
                    self.faults.push(Fault::new(*span, message, help.unwrap_or_default()));
                }
            }
            if !terms.require_reason || comment.reason.is_some() || comment.action == Action::Enable {
                holding.insert(index);
            } else {
                let (message, help) = no_reason("write ` -- ` and the reason before `-->`");
                self.faults.push(Fault::new(comment.span, message, help.unwrap_or_default()));
            }
        }
        holding
    }
}
