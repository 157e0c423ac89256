//! Entries that accept a diagnostic without a word in the answer: `[[suppress]]` of a configuration, and the file
//! `NAME.factlint.toml` beside an answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use globset::GlobSet;

use super::error::did_you_mean;
use super::tree::{self, Node, Value};
use crate::rule::RuleInfo;
use crate::text::SourceSpan;

/// Accepts the diagnostics of one rule, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The rule.
    pub rule: String,
    /// The only diagnostic that is meant.
    pub fingerprint: Option<u64>,
    /// Why it is accepted.
    pub reason: Option<String>,
    /// The entry in its file, in bytes.
    pub span: SourceSpan,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFault {
    /// Where, in bytes of the file.
    pub span: SourceSpan,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// An entry of a configuration file. What came of it is noted by whoever lints, from any number of threads, so that the
/// run can tell at its end which entries had no effect.
#[derive(Debug)]
pub struct ConfigEntry {
    /// The entry.
    pub entry: Entry,
    /// The file that holds it.
    pub file: String,
    pub(super) paths: GlobSet,
    seen: AtomicBool,
    judged: AtomicBool,
    used: AtomicBool,
    unreasoned: AtomicBool,
}

/// What came of the entry of a configuration file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Whether a file was linted that it is about.
    pub seen: bool,
    /// Whether its rule ran on a file that it is about.
    pub judged: bool,
    /// Whether it accepted a diagnostic.
    pub used: bool,
    /// Whether it stands for a file for which a reason is required, and has none.
    pub unreasoned: bool,
}

impl ConfigEntry {
    pub(super) fn new(entry: Entry, file: &str, paths: GlobSet) -> Self {
        let [seen, judged, used, unreasoned] = std::array::from_fn(|_| AtomicBool::new(false));
        Self { entry, file: file.to_owned(), paths, seen, judged, used, unreasoned }
    }

    /// Notes what came of the entry in one file.
    pub fn note(&self, outcome: Outcome) {
        let notes = [
            (&self.seen, outcome.seen),
            (&self.judged, outcome.judged),
            (&self.used, outcome.used),
            (&self.unreasoned, outcome.unreasoned),
        ];
        for (note, _) in notes.into_iter().filter(|(_, holds)| *holds) {
            note.store(true, Ordering::Relaxed);
        }
    }

    /// What came of the entry in all files so far.
    pub fn outcome(&self) -> Outcome {
        let read = |note: &AtomicBool| note.load(Ordering::Relaxed);
        Outcome {
            seen: read(&self.seen),
            judged: read(&self.judged),
            used: read(&self.used),
            unreasoned: read(&self.unreasoned),
        }
    }
}

/// Reads the file of entries that stands beside an answer: what holds in it, and what is wrong with the rest.
pub fn beside(text: &str, known: &[Arc<RuleInfo>]) -> (Vec<Entry>, Vec<EntryFault>) {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shift = text.len() - bare.len();
    let mut faults = Vec::new();
    let mut found = Vec::new();
    match tree::parse(bare) {
        Err((message, at)) => faults.push(EntryFault { span: SourceSpan::new(at, at), message, help: None }),
        Ok(root) => {
            let mut reader = Reader { known, faults: &mut faults };
            for (key, at, value) in root.entries().unwrap_or_default() {
                match (key.as_str(), &value.value) {
                    ("suppress", Value::List(items)) => {
                        found.extend(items.iter().filter_map(|item| reader.entry(item, |_, _| false)));
                    }
                    ("suppress", _) => reader.fault(*at, value.end, NO_LIST.to_owned(), None),
                    _ => {
                        let help = Some("the file beside an answer holds `[[suppress]]` and nothing else".to_owned());
                        reader.fault(*at, at + key.len(), format!("unknown key `{key}`"), help);
                    }
                }
            }
        }
    }
    for entry in &mut found {
        entry.span = entry.span.offset(shift);
    }
    for fault in &mut faults {
        fault.span = fault.span.offset(shift);
    }
    (found, faults)
}

/// What is said of something that should be a list of entries.
pub(super) const NO_LIST: &str = "`suppress` is a list of tables, as in `[[suppress]]`";

/// Reads entries.
pub(super) struct Reader<'a> {
    pub known: &'a [Arc<RuleInfo>],
    pub faults: &'a mut Vec<EntryFault>,
}

impl Reader<'_> {
    /// Reads one entry; `other` takes the keys that only some files may have.
    pub fn entry(&mut self, item: &Node, mut other: impl FnMut(&str, &Node) -> bool) -> Option<Entry> {
        let (mut rule, mut fingerprint, mut reason) = (None, None, None);
        let before = self.faults.len();
        let mut end = item.end;
        for (key, at, value) in item.entries().unwrap_or_default() {
            end = end.max(value.end);
            match key.as_str() {
                "rule" => rule = self.rule(value),
                "fingerprint" => {
                    fingerprint =
                        value.as_str().filter(|it| it.len() == 16).and_then(|it| u64::from_str_radix(it, 16).ok());
                    if fingerprint.is_none() {
                        let help = Some("copy it from the output of `--format json`".to_owned());
                        self.fault(
                            value.at,
                            value.end,
                            "a fingerprint is a string of 16 hexadecimal digits".to_owned(),
                            help,
                        );
                    }
                }
                "reason" => match value.as_str() {
                    Some(text) => reason = Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
                    None => self.fault(value.at, value.end, "`reason` is a string".to_owned(), None),
                },
                _ if other(key, value) => {}
                "path" | "paths" => {
                    let help = Some("it stands beside the answer that it is about: take this line out".to_owned());
                    self.fault(*at, at + key.len(), format!("this file has no `{key}`"), help);
                }
                _ => {
                    let help = did_you_mean(key, ["rule", "fingerprint", "reason", "path", "paths"]);
                    self.fault(*at, at + key.len(), format!("unknown key of a suppression `{key}`"), help);
                }
            }
        }
        if rule.is_none() && self.faults.len() == before {
            let help = Some("for example `rule = \"uncited-claim\"`".to_owned());
            self.fault(item.at, item.end, "a suppression needs `rule`".to_owned(), help);
        }
        let whole = self.faults.len() == before;
        rule.filter(|_| whole).map(|rule| Entry { rule, fingerprint, reason, span: SourceSpan::new(item.at, end) })
    }

    fn rule(&mut self, value: &Node) -> Option<String> {
        let Some(name) = value.as_str() else {
            self.fault(value.at, value.end, "`rule` is the name of one rule".to_owned(), None);
            return None;
        };
        match unknown(name, self.known) {
            None => Some(name.to_owned()),
            Some((message, help)) => {
                self.fault(value.at, value.end, message, help);
                None
            }
        }
    }

    pub fn fault(&mut self, from: usize, to: usize, message: String, help: Option<String>) {
        self.faults.push(EntryFault { span: SourceSpan::new(from, to), message, help });
    }
}

/// What is wrong with `name` as the name of a rule whose diagnostics may be suppressed, and what to do.
pub fn unknown(name: &str, known: &[Arc<RuleInfo>]) -> Option<(String, Option<String>)> {
    match known.iter().find(|info| info.id.as_str() == name) {
        None => {
            let near = did_you_mean(name, known.iter().map(|info| info.id.as_str()));
            let help = near.unwrap_or_else(|| "`factlint rules` lists all rules".to_owned());
            Some((format!("unknown rule `{}`", crate::rule::crop(name)), Some(help)))
        }
        Some(info) if info.reserved => Some((
            format!("`{name}` belongs to the tool itself and cannot be suppressed"),
            Some("mend what it says".to_owned()),
        )),
        Some(_) if name == UNUSED => {
            let help = Some("take out what it reports, or switch it off in the configuration".to_owned());
            Some((format!("`{name}` speaks of suppressions and cannot be suppressed"), help))
        }
        Some(_) => None,
    }
}

/// The rule that reports what suppresses nothing.
pub const UNUSED: &str = "unused-suppression";
