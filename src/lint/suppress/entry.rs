//! Suppressions by entries of the configuration, and of the file beside an input.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Suppress, Terms, edit, invalid, no_reason, unused};
use crate::config::{self, Config, ConfigEntry, Entry, EntryFault, Outcome};
use crate::diagnostic::{Applicability, Checked, Diagnostic, Fix, Severity, SuppressedBy, fingerprint};

/// The file of entries beside an input, read.
pub struct Beside<'a> {
    path: &'a str,
    text: &'a str,
    /// What it accepts.
    pub entries: Vec<Entry>,
    faults: Vec<EntryFault>,
}

impl<'a> Beside<'a> {
    /// Reads the file at `path`, which holds `text`.
    pub fn read(path: &'a str, text: &'a str, terms: &Terms) -> Self {
        let (entries, faults) = config::beside(text, &terms.known);
        Self { path, text, entries, faults }
    }
}

/// All entries about one input, each with whether it was used.
pub struct Entries<'a> {
    beside: Option<Beside<'a>>,
    /// Entries of the configuration.
    configured: &'a [Arc<ConfigEntry>],
    /// By rule and fingerprint: place among the entries, those beside the input first.
    places: BTreeMap<(String, Option<u64>), usize>,
    used: Vec<bool>,
}

impl<'a> Entries<'a> {
    /// Of one input.
    pub fn new(suppress: &'a Suppress, beside: Option<Beside<'a>>, terms: &Terms) -> Self {
        let configured = suppress.entries.as_slice();
        let own = beside.iter().flat_map(|it| &it.entries);
        let mut places = BTreeMap::new();
        let mut count = 0;
        for (place, entry) in own.chain(configured.iter().map(|it| &it.entry)).enumerate() {
            count += 1;
            if holds(entry, terms) {
                places.entry((entry.rule.clone(), entry.fingerprint)).or_insert(place);
            }
        }
        Self { beside, configured, places, used: vec![false; count] }
    }

    /// The entry that accepts a diagnostic: where it stands, and why it does.
    pub fn take(&mut self, diagnostic: &Diagnostic) -> Option<(SuppressedBy, Option<String>)> {
        if self.used.is_empty() {
            return None;
        }
        let rule = diagnostic.rule.to_string();
        let exact = self.places.get(&(rule.clone(), Some(diagnostic.fingerprint)));
        let &place = exact.or_else(|| self.places.get(&(rule, None)))?;
        *self.used.get_mut(place)? = true;
        let own = self.beside.as_ref().map_or(&[][..], |it| it.entries.as_slice());
        match own.get(place) {
            Some(entry) => Some((SuppressedBy::Sidecar, entry.reason.clone())),
            None => {
                let reason = self.configured.get(place - own.len()).and_then(|it| it.entry.reason.clone());
                Some((SuppressedBy::Configuration, reason))
            }
        }
    }

    /// Notes what came of the entries of the configuration; tells what is wrong with the file beside the input.
    pub fn finish(self, terms: &Terms, failed: bool) -> Option<Checked> {
        let judged = |entry: &Entry| terms.unused.is_some() && !failed && terms.judges(Some(&entry.rule));
        let own = self.beside.as_ref().map_or(0, |it| it.entries.len());
        for (at, used) in self.configured.iter().zip(self.used.get(own..).unwrap_or_default()) {
            let unreasoned = !holds(&at.entry, terms);
            at.note(Outcome { seen: true, judged: judged(&at.entry), used: *used, unreasoned });
        }
        let beside = self.beside?;
        let mut diagnostics: Vec<Diagnostic> =
            beside.faults.into_iter().map(|fault| invalid(fault.span, fault.message, fault.help)).collect();
        for (entry, used) in beside.entries.iter().zip(&self.used) {
            if !holds(entry, terms) {
                diagnostics.push(unreasoned(entry));
            } else if let Some(severity) = terms.unused.filter(|_| !used && judged(entry)) {
                diagnostics.push(idle(entry, beside.text, severity));
            }
        }
        checked(beside.path, beside.text, diagnostics)
    }
}

/// Whether an entry says why, where that is required.
fn holds(entry: &Entry, terms: &Terms) -> bool {
    entry.reason.is_some() || !terms.require_reason
}

fn unreasoned(entry: &Entry) -> Diagnostic {
    let (message, help) = no_reason("add `reason = \"…\"`");
    invalid(entry.span, message, help)
}

fn idle(entry: &Entry, text: &str, severity: Severity) -> Diagnostic {
    let fix = edit::entry(text, entry.span).map(|edit| Fix {
        title: "take it out".to_owned(),
        applicability: Applicability::Safe,
        edits: vec![edit],
    });
    unused::report(&[format!("`{}`", entry.rule)], severity, entry.span, fix)
}

/// What is wrong with the entries of a configuration, file by file, once all is linted. Only where everything was that
/// they may be about, which is for the caller to say, can be told that one has no effect. `text_of` reads a file.
pub fn of_configuration(config: &Config, everything: bool, text_of: impl Fn(&str) -> String) -> Vec<Checked> {
    let severity = config.severity_of(config::UNUSED);
    let mut by_file: BTreeMap<&str, Vec<(&Entry, Option<Severity>)>> = BTreeMap::new();
    for at in config.all_suppressions() {
        let outcome = at.outcome();
        let file = by_file.entry(at.file.as_str()).or_default();
        if outcome.unreasoned {
            file.push((&at.entry, None));
        } else if let Some(severity) =
            severity.filter(|_| everything && (outcome.judged && !outcome.used || !outcome.seen))
        {
            file.push((&at.entry, Some(severity)));
        }
    }
    let mut found = Vec::new();
    for (file, entries) in by_file.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        let text = text_of(file);
        let one = |(entry, severity): (&Entry, Option<Severity>)| {
            severity.map_or_else(|| unreasoned(entry), |severity| idle(entry, &text, severity))
        };
        let diagnostics = entries.into_iter().map(one).collect();
        found.extend(checked(file, &text, diagnostics));
    }
    found
}

/// An input that holds nothing but suppressions; none where nothing is wrong with it.
fn checked(path: &str, text: &str, mut diagnostics: Vec<Diagnostic>) -> Option<Checked> {
    if diagnostics.is_empty() {
        return None;
    }
    diagnostics.sort_by_key(|it| it.span);
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for diagnostic in &mut diagnostics {
        let rule = diagnostic.rule.as_str();
        let ordinal = seen.entry(fingerprint(rule, &diagnostic.message, 0)).or_default();
        diagnostic.fingerprint = fingerprint(rule, &diagnostic.message, *ordinal);
        *ordinal += 1;
    }
    Some(Checked {
        path: path.to_owned(),
        format: None,
        source: text.to_owned(),
        documents: Vec::new(),
        diagnostics,
        suppressed: Vec::new(),
        beside: None,
    })
}
