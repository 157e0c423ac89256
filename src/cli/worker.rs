//! `factlint check`, second half: lints files in parallel and sums up what came of them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::jobs::Job;
use super::mending::{Fixes, Mends};
use super::{files, out};
use crate::diagnostic::{Checked, Diagnostic, RuleId, Severity, Totals, fingerprint};
use crate::document::reference::SidecarEntry;
use crate::io::{self, ReadError, ReplaceError};
use crate::lint::{self, Input, Outcome, Suppress, SuppressFile};
use crate::report::Reporter;
use crate::text::SourceSpan;

/// Files that are not worth starting threads for: that many, and that many bytes together.
const FEW: (usize, u64) = (8, 100_000);

/// What came of some files.
#[derive(Default)]
pub struct Part {
    /// What is printed about them.
    pub text: Vec<u8>,
    /// Sums.
    pub totals: Totals,
    /// Files that do not look like answers.
    pub passed_over: Vec<String>,
    /// Files without text.
    pub empty: Vec<String>,
    /// What was fixed.
    pub mends: Mends,
    /// The text of the file before, in whose room the next is read.
    source: String,
}

/// Lints `batch` and returns what came of it, in order.
pub fn lint(batch: &[Job], threads: usize, reporter: &dyn Reporter, fixes: Option<Fixes>) -> Vec<Part> {
    let add = |mut part: Part, job: &Job| {
        part.add(job, reporter, fixes);
        part
    };
    if threads == 1 || are_few(batch) {
        return vec![batch.iter().fold(Part::default(), add)];
    }
    if threads > 0 {
        // Only the first batch starts threads.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    batch.par_iter().fold(Part::default, add).collect()
}

fn are_few(batch: &[Job]) -> bool {
    batch.len() <= 1 || batch.len() <= FEW.0 && batch.iter().map(|job| io::size(&job.path)).sum::<u64>() <= FEW.1
}

impl Part {
    fn add(&mut self, job: &Job, reporter: &dyn Reporter, fixes: Option<Fixes>) {
        let (sidecar, beside) = match self.read(job) {
            Ok(found) => found,
            Err(error) => return self.fail(&unreadable(&job.shown, &error), reporter),
        };
        if self.source.trim_start_matches('\u{feff}').trim_start().is_empty() {
            self.totals.files += 1;
            return self.empty.push(job.shown.clone());
        }
        let source = std::mem::take(&mut self.source);
        let suppress = Suppress { entries: job.suppress.clone(), beside };
        let input = Input { path: job.shown.clone(), source, format: job.format, sidecar, named: job.named, suppress };
        let (mends, text) = (&mut self.mends, &mut self.text);
        let lint = || match fixes {
            Some(fixes) => fixes.mend(job, input, mends, text),
            None => Ok(check(job, input)),
        };
        let outcome = match catch_unwind(AssertUnwindSafe(lint)) {
            Ok(Err(error)) => return self.fail(&unwritable(&job.shown, &error), reporter),
            Ok(Ok(outcome)) => Ok(outcome),
            Err(panic) => Err(panic),
        };
        match outcome {
            Ok(Outcome::Checked(checked)) => {
                if checked.diagnostics.iter().any(|it| it.rule.as_str() == "rule-failed") {
                    self.fail(&checked, reporter);
                } else {
                    self.print(&checked, reporter);
                }
                if let Some(beside) = &checked.beside {
                    self.print(beside, reporter);
                    self.totals.files -= 1;
                }
                self.source = checked.source;
            }
            Ok(Outcome::NotAnswer) => {
                self.totals.skipped += 1;
                self.passed_over.push(job.shown.clone());
            }
            Err(_) => self.fail(&failed(&job.shown), reporter),
        }
    }

    /// Reads the file into `source`, and what is kept beside it: references and suppressions.
    fn read(&mut self, job: &Job) -> Result<(Vec<SidecarEntry>, Option<SuppressFile>), ReadError> {
        if job.stdin {
            self.source = io::read_stdin()?;
            return Ok((Vec::new(), None));
        }
        let room = std::mem::take(&mut self.source);
        self.source = if job.named { io::read_file(&job.path, room)? } else { io::read_found(&job.path, room)? };
        let references = if job.beside.references { io::sidecar(&job.path)? } else { Vec::new() };
        let suppressions = if job.beside.suppressions { files::suppressions(&job.path)? } else { None };
        Ok((references, suppressions))
    }

    fn print(&mut self, checked: &Checked, reporter: &dyn Reporter) {
        self.totals.add(checked);
        let before = self.text.len();
        if before > 0 {
            self.text.extend_from_slice(reporter.separator());
        }
        let start = self.text.len();
        reporter.file(checked, &mut self.text);
        if self.text.len() == start {
            self.text.truncate(before);
        }
    }

    fn fail(&mut self, checked: &Checked, reporter: &dyn Reporter) {
        self.print(checked, reporter);
        self.totals.unreadable += 1;
    }

    /// Adds what came of other files; what is printed about them is printed by then.
    pub fn join(&mut self, other: Self) {
        self.totals.join(&other.totals);
        self.passed_over.extend(other.passed_over);
        self.mends.join(other.mends);
        self.empty.extend(other.empty);
    }
}

/// Checks an input; what is then to be accepted is written, and the input as it is then is what counts.
fn check(job: &Job, input: Input) -> Outcome {
    let Some(reason) = &job.ignore else { return job.linter.check(input) };
    let outcome = job.linter.check(input.clone());
    let Outcome::Checked(checked) = &outcome else { return outcome };
    let beside = io::suppressions_path(&job.path);
    let ignored = lint::ignore(&job.linter, &input, checked, &files::show(&beside), reason);
    let Some(ignored) = ignored else { return outcome };
    let own = ignored.source.map_or(Ok(()), |text| io::write(&job.path, &text));
    match own.and_then(|()| ignored.beside.map_or(Ok(()), |text| io::write(&beside, &text))) {
        Ok(()) => Outcome::Checked(ignored.checked),
        Err(error) => {
            out::error(&format!("{}: cannot be written: {error}", job.shown), Some("check that it may be written"));
            outcome
        }
    }
}

/// An input that could not be read is a diagnostic of its own.
fn unreadable(path: &str, error: &ReadError) -> Checked {
    let message = format!("this input {error}");
    tool_diagnostic(path, "unreadable-input", Severity::Error, message, error.help())
}

/// So is one that could not be written back.
fn unwritable(path: &str, error: &ReplaceError) -> Checked {
    tool_diagnostic(path, "unwritable-input", Severity::Error, format!("this input {error}"), error.help())
}

/// An input whose analysis failed is a diagnostic of its own too.
fn failed(path: &str) -> Checked {
    let help = "this is a fault of factlint: please report it with the document";
    tool_diagnostic(path, "rule-failed", Severity::Error, "the analysis of this document failed".to_owned(), help)
}

/// A diagnostic of the tool itself about the file `path`.
pub fn tool_diagnostic(path: &str, rule: &str, severity: Severity, message: String, help: &str) -> Checked {
    let diagnostic = Diagnostic {
        rule: RuleId::new(rule),
        severity,
        span: SourceSpan::default(),
        // The message may name a line or a byte.
        fingerprint: fingerprint(rule, path, 0),
        message,
        help: Some(help.to_owned()),
        labels: Vec::new(),
        fix: None,
        document: 0,
        sentence: None,
    };
    Checked {
        path: path.to_owned(),
        format: None,
        source: String::new(),
        documents: Vec::new(),
        diagnostics: vec![diagnostic],
        suppressed: Vec::new(),
        beside: None,
    }
}
