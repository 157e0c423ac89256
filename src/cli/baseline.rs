//! Which baseline holds for an input: that of the command line, or that of its configuration.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::CheckArgs;
use super::jobs::Job;
use super::{code, files, out};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::io;
use crate::lint::{Baseline, Sifted};

/// A baseline and where it lies.
pub struct Known {
    /// What it knows.
    pub baseline: Baseline,
    /// The folder that its paths are relative to.
    pub folder: PathBuf,
}

impl Known {
    /// Takes the known ones out of the diagnostics of a file, and of those of its suppressions `beside` it.
    pub fn sift(&self, job: &Job, own: &mut Vec<Diagnostic>, beside: &mut Vec<Diagnostic>) -> Sifted {
        let mut sum = Sifted::default();
        for (path, diagnostics) in paths(job, &self.folder).into_iter().zip([own, beside]) {
            let sifted = self.baseline.sift(&path, |rule| job.linter.runs(rule), diagnostics);
            sum.known += sifted.known;
            sum.removable += sifted.removable;
        }
        sum
    }
}

/// The path of a file as a baseline in `folder` has it, and that of the suppressions beside it.
pub fn paths(job: &Job, folder: &Path) -> [String; 2] {
    let path = io::relative(if job.stdin { Path::new(&job.shown) } else { &job.path }, folder);
    let beside = files::show(&io::suppressions_path(Path::new(&path)));
    [path, beside]
}

/// The baselines of a run, each read once.
pub struct Baselines {
    /// That of the command line.
    fixed: Option<Arc<Known>>,
    /// Whether a new one is written: what the old ones know is of no interest then.
    writing: bool,
    read: Vec<(PathBuf, Arc<Known>)>,
}

impl Baselines {
    /// Reads the one that the command line names.
    ///
    /// # Errors
    /// The exit code, after the fault was printed.
    pub fn new(args: &CheckArgs) -> Result<Self, u8> {
        let fixed = args.baseline.as_deref().map(|file| read(file, None)).transpose()?;
        Ok(Self { fixed, writing: args.write_baseline.is_some(), read: Vec::new() })
    }

    /// The one that holds for inputs with this configuration.
    ///
    /// # Errors
    /// The exit code, after the fault was printed.
    pub fn of(&mut self, config: &Config) -> Result<Option<Arc<Known>>, u8> {
        if self.writing || self.fixed.is_some() {
            return Ok(self.fixed.clone());
        }
        let Some(named) = config.baseline() else { return Ok(None) };
        if let Some((_, known)) = self.read.iter().find(|(file, _)| *file == named.value) {
            return Ok(Some(Arc::clone(known)));
        }
        let known = read(&named.value, Some(&named.origin))?;
        self.read.push((named.value.clone(), Arc::clone(&known)));
        Ok(Some(known))
    }
}

fn read(file: &Path, origin: Option<&str>) -> Result<Arc<Known>, u8> {
    let fault = |message: &str, help: &str| {
        let named = origin.map_or_else(String::new, |origin| format!(", named at {origin},"));
        out::error(&format!("baseline `{}`{named} {message}", file.display()), Some(help));
        code::USAGE
    };
    let anew = format!("write it with `factlint check --write-baseline {}`", file.display());
    let text = io::read_baseline(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => fault("does not exist", &anew),
        _ => fault(&format!("cannot be read: {error}"), "check that it is a file that may be read"),
    })?;
    let baseline = Baseline::parse(&text).map_err(|error| match error {
        crate::lint::BaselineError::Newer(_) => fault(&error.to_string(), "update factlint, or write it anew"),
        crate::lint::BaselineError::Broken(_) => {
            fault(&error.to_string(), &format!("restore it from version control, or {anew}"))
        }
    })?;
    Ok(Arc::new(Known { baseline, folder: io::folder_of(file) }))
}

/// Writes what a run found as the baseline `file`.
///
/// # Errors
/// The exit code, after the fault was printed.
pub fn write(file: &Path, baseline: &Baseline) -> Result<(), u8> {
    io::write_baseline(file, &baseline.to_json()).map_err(|error| {
        let message = format!("baseline `{}` cannot be written: {error}", file.display());
        out::error(&message, Some("check that its folder exists and may be written to"));
        code::USAGE
    })
}
