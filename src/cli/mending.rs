//! `factlint check --fix` and `--diff`: files whose diagnostics can be fixed are written back, or shown as they would be.

use std::io::Write as _;

use similar::TextDiff;

use super::args::CheckArgs;
use super::jobs::Job;
use crate::diagnostic::{Applicability, Checked, Wanted};
use crate::io::{self, ReplaceError};
use crate::lint::{Input, Outcome};
use crate::report::{Reporter, Run, Untrusted, plural};

/// How diagnostics are fixed.
#[derive(Debug, Clone, Copy)]
pub struct Fixes {
    /// How far a fix must be trusted.
    least: Applicability,
    /// Whether files are written, or only what would change is shown.
    write: bool,
}

/// What was fixed.
#[derive(Default)]
pub struct Mends {
    /// Diagnostics.
    diagnostics: usize,
    /// Files that were changed, or would be.
    pub files: usize,
    /// Fixes that were refused: where, and why.
    refused: Vec<String>,
}

/// Refused fixes that are named.
const NAMED: usize = 5;

impl Fixes {
    /// Those that the command line asks for.
    pub fn of(args: &CheckArgs) -> Option<Self> {
        let least = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        (args.fix || args.diff).then_some(Self { least, write: !args.diff })
    }

    /// Fixes one input and checks what it has become. A file that has changed is written back, or what would change is
    /// added to `text`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn mend(self, job: &Job, input: Input, mends: &mut Mends, text: &mut Vec<u8>) -> Result<Outcome, ReplaceError> {
        let mended = job.linter.fix(input, self.least);
        let refused =
            mended.refused.into_iter().map(|it| format!("{}:{}: {} ({})", job.shown, it.line, it.rule, it.why));
        mends.refused.extend(refused);
        if let (Some(before), Outcome::Checked(checked)) = (&mended.before, &mended.outcome) {
            if self.write {
                io::replace(&job.path, before, &checked.source)?;
            } else {
                show(&job.shown, before, &checked.source, text);
            }
            mends.diagnostics += mended.applied;
            mends.files += 1;
        }
        Ok(mended.outcome)
    }
}

/// What is printed beside diffs: nothing but faults of inputs.
pub struct OnlyFaults;

impl Reporter for OnlyFaults {
    fn wanted(&self) -> Wanted {
        Wanted { scores: false, fingerprints: false }
    }

    fn file(&self, checked: &Checked, out: &mut Vec<u8>) {
        for fault in checked.diagnostics.iter().filter(|_| checked.format.is_none()) {
            let (path, message) = (Untrusted::new(&checked.path), Untrusted::new(&fault.message));
            let _ = writeln!(out, "error: {path}: {message}");
        }
    }

    fn finish(&self, _run: &Run<'_>, _out: &mut Vec<u8>) {}
}

/// A unified diff. Text of the file is neutralised as everywhere, so that what hides in it is seen.
fn show(path: &str, before: &str, after: &str, text: &mut Vec<u8>) {
    let diff = TextDiff::from_lines(before, after);
    let (old, new) = if path.starts_with('/') { ("", "") } else { ("a/", "b/") };
    let _ = writeln!(text, "--- {old}{0}\n+++ {new}{0}", Untrusted::new(path));
    for hunk in diff.unified_diff().iter_hunks() {
        let _ = writeln!(text, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches(['\n', '\r']);
            let _ = writeln!(text, "{}{}", change.tag(), Untrusted::new(line));
            if change.missing_newline() {
                let _ = writeln!(text, "\\ No newline at end of file");
            }
        }
    }
}

impl Mends {
    /// Adds what was fixed in other files.
    pub fn join(&mut self, other: Self) {
        self.diagnostics += other.diagnostics;
        self.files += other.files;
        self.refused.extend(other.refused);
    }

    /// In words, for people.
    pub fn notes(&self, asked: Fixes) -> Vec<String> {
        let mut notes = Vec::new();
        let (count, files) = (plural(self.diagnostics, "diagnostic"), plural(self.files, "file"));
        match (self.files, asked.write) {
            (0, _) => notes.push("nothing to fix".to_owned()),
            (_, true) => notes.push(format!("{count} fixed in {files}")),
            (_, false) => notes.push(format!("--fix would fix {count} in {files}")),
        }
        if !self.refused.is_empty() {
            let named = self.refused.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if self.refused.len() > NAMED { ", …" } else { "" };
            let noun = if self.refused.len() == 1 { "fix" } else { "fixes" };
            notes.push(format!("{} {noun} refused: {named}{more}", self.refused.len()));
        }
        notes
    }
}
