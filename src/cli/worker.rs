//! `factlint check`, second half: lints files in parallel and sums up what came of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::baseline::paths;
use super::faults::{failed, unreadable, unwritable};
use super::jobs::Job;
use super::mending::{Fixes, Mends};
use super::{accepting, files};
use crate::diagnostic::{Checked, Diagnostic, Statistics, Totals};
use crate::document::reference::SidecarEntry;
use crate::io::{self, ReadError};
use crate::lint::{Baseline, Input, Outcome, Suppress, SuppressFile};
use crate::report::Reporter;

/// Files that are not worth starting threads for: that many, and that many bytes together.
const FEW: (usize, u64) = (8, 100_000);

/// Where what comes of files goes.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Prints them.
    pub reporter: &'a dyn Reporter,
    /// How they are fixed before, if they are.
    pub fixes: Option<Fixes>,
    /// The folder of the baseline that is written: their diagnostics go there, and are not printed.
    pub written: Option<&'a Path>,
    /// Whether statistics are kept.
    pub counts: bool,
}

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
    /// What a new baseline knows of them.
    pub baseline: Baseline,
    /// What they add up to, where that is asked for.
    pub statistics: Statistics,
    /// The text of the file before, in whose room the next is read.
    source: String,
}

/// Lints `batch` and returns what came of it, in order.
pub fn lint(batch: &[Job], threads: usize, desk: Desk<'_>) -> Vec<Part> {
    let add = |mut part: Part, job: &Job| {
        part.add(job, desk);
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
    fn add(&mut self, job: &Job, desk: Desk<'_>) {
        let (sidecar, beside) = match self.read(job) {
            Ok(found) => found,
            Err(error) => return self.fail(&unreadable(&job.shown, &error), desk),
        };
        if self.source.trim_start_matches('\u{feff}').trim_start().is_empty() {
            self.totals.files += 1;
            self.sift(job, desk, &mut Vec::new(), &mut Vec::new());
            return self.empty.push(job.shown.clone());
        }
        let source = std::mem::take(&mut self.source);
        let suppress = Suppress { entries: job.suppress.clone(), beside };
        let input = Input { path: job.shown.clone(), source, format: job.format, sidecar, named: job.named, suppress };
        let (mends, text) = (&mut self.mends, &mut self.text);
        let lint = || match desk.fixes {
            Some(fixes) => fixes.mend(job, input, mends, text),
            None => Ok(accepting::check(job, input)),
        };
        let outcome = match catch_unwind(AssertUnwindSafe(lint)) {
            Ok(Err(error)) => return self.fail(&unwritable(&job.shown, &error), desk),
            Ok(Ok(outcome)) => Ok(outcome),
            Err(panic) => Err(panic),
        };
        match outcome {
            Ok(Outcome::Checked(mut checked)) => {
                if checked.diagnostics.iter().any(|it| it.rule.as_str() == "rule-failed") {
                    self.fail(&checked, desk);
                } else {
                    let Checked { diagnostics, beside, .. } = &mut *checked;
                    let mut none = Vec::new();
                    let beside = beside.as_mut().map_or(&mut none, |it| &mut it.diagnostics);
                    self.sift(job, desk, diagnostics, beside);
                    self.print(&checked, desk);
                }
                if let Some(beside) = checked.beside.filter(|it| !it.diagnostics.is_empty()) {
                    self.print(&beside, desk);
                    self.totals.files -= 1;
                }
                self.source = checked.source;
            }
            Ok(Outcome::NotAnswer) => {
                self.totals.skipped += 1;
                self.passed_over.push(job.shown.clone());
            }
            Err(_) => self.fail(&failed(&job.shown), desk),
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

    /// Takes out what a baseline knows, or shall know: of the file itself, and of its suppressions `beside` it.
    fn sift(&mut self, job: &Job, desk: Desk<'_>, own: &mut Vec<Diagnostic>, beside: &mut Vec<Diagnostic>) {
        if let Some(folder) = desk.written {
            for (path, diagnostics) in paths(job, folder).into_iter().zip([own, beside]) {
                self.totals.known += diagnostics.len();
                self.baseline.add(&path, diagnostics);
                diagnostics.clear();
            }
        } else if let Some(known) = &job.known {
            let sifted = known.sift(job, own, beside);
            self.totals.known += sifted.known;
            self.totals.removable += sifted.removable;
        }
    }

    fn print(&mut self, checked: &Checked, desk: Desk<'_>) {
        self.totals.add(checked);
        if desk.counts {
            self.statistics.add(checked);
        }
        let before = self.text.len();
        if before > 0 {
            self.text.extend_from_slice(desk.reporter.separator());
        }
        let start = self.text.len();
        desk.reporter.file(checked, &mut self.text);
        if self.text.len() == start {
            self.text.truncate(before);
        }
    }

    fn fail(&mut self, checked: &Checked, desk: Desk<'_>) {
        self.print(checked, desk);
        self.totals.unreadable += 1;
    }

    /// Adds what came of other files; what is printed about them is printed by then.
    pub fn join(&mut self, other: Self) {
        self.totals.join(&other.totals);
        self.passed_over.extend(other.passed_over);
        self.mends.join(other.mends);
        self.empty.extend(other.empty);
        self.baseline.join(other.baseline);
        self.statistics.join(other.statistics);
    }
}
