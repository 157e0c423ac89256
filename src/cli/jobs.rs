//! `factlint check`, first half: from the paths named to files, each with the linter that its configuration asks for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::args::CheckArgs;
use super::{code, files, out};
use crate::config::Plan;
use crate::diagnostic::InputFormat;
use crate::io::{self, Configs, Found, Walked};
use crate::lint::Linter;
use crate::read;

/// A file to lint.
pub struct Job {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The path as it is shown.
    pub shown: String,
    /// What it is read as.
    pub format: InputFormat,
    /// Whether it was named, not found.
    pub named: bool,
    /// Its linter, by its place in [`Jobs::linters`].
    pub linter: usize,
    /// Whether it is standard input.
    pub stdin: bool,
    /// Whether references may be kept beside it.
    pub sidecar: bool,
}

/// Everything that is to be linted.
pub struct Jobs {
    /// The files in the order in which they are reported.
    pub all: Vec<Job>,
    /// Linters by plan, each made once.
    pub linters: Vec<Linter>,
    /// Named files that the configuration excludes.
    pub excluded: usize,
    /// Paths that could not be looked at.
    pub failed: usize,
    /// Configuration and plan of every linter.
    plans: Vec<(usize, usize)>,
    today: Date,
    scored: bool,
}

/// The folder in which the file before was found: what holds for one file there holds for the next.
struct Folder {
    name: OsString,
    found: Arc<Found>,
    /// The folder relative to its configuration, with a `/` at the end.
    relative: String,
    sidecars: bool,
}

impl Jobs {
    /// Walks the paths of the command line. `scored` tells whether somebody asks for scores.
    ///
    /// # Errors
    /// The exit code, after the fault was printed.
    pub fn collect(args: &CheckArgs, configs: &mut Configs, today: Date, scored: bool) -> Result<Self, u8> {
        let (all, linters, plans) = (Vec::new(), Vec::new(), Vec::new());
        let mut jobs = Self { all, linters, excluded: 0, failed: 0, plans, today, scored };
        // A fault of the configuration is told even where there is nothing to check.
        configs.of(Path::new(".")).map_err(|error| fault(&error))?;
        let paths: Vec<PathBuf> = args.paths.iter().filter(|path| path.as_os_str() != "-").cloned().collect();
        if paths.len() < args.paths.len() {
            jobs.stdin(args, configs)?;
        }
        let wanted = |path: &Path| read::format_of(&path.to_string_lossy()).is_some();
        let mut folder = None;
        for item in io::walk(&paths, args.no_ignore, wanted) {
            match item {
                Walked::File(path, true) => {
                    let found = configs.of(&path).map_err(|error| fault(&error))?;
                    let relative = found.relative(&path);
                    jobs.add(path, true, &found, &relative, true)?;
                }
                Walked::File(path, false) => {
                    let here = Folder::of(&path, folder.take(), configs)?;
                    let name = files::show(Path::new(path.file_name().unwrap_or_default()));
                    let relative = format!("{}{name}", here.relative);
                    jobs.add(path, false, &here.found, &relative, here.sidecars)?;
                    folder = Some(here);
                }
                Walked::Failed(path, message) => {
                    jobs.failed += 1;
                    out::error(&format!("{}: {message}", files::show(&path)), None);
                }
            }
        }
        Ok(jobs)
    }

    fn stdin(&mut self, args: &CheckArgs, configs: &mut Configs) -> Result<(), u8> {
        let shown = args.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned());
        let path = args.stdin_filename.as_deref().map_or(Path::new("."), Path::new);
        let found = configs.of(path).map_err(|error| fault(&error))?;
        let plan = found.config.plan(&found.relative(Path::new(&shown)));
        let linter = self.linter(&found, &plan)?;
        let format = read::format_of(&shown).unwrap_or(InputFormat::Text);
        let path = PathBuf::from("-");
        self.all.push(Job { path, shown, format, named: true, linter, stdin: true, sidecar: false });
        Ok(())
    }

    fn add(&mut self, path: PathBuf, named: bool, found: &Arc<Found>, relative: &str, sidecar: bool) -> Result<(), u8> {
        let config = &found.config;
        if config.excludes(relative) || !named && config.includes(relative) == Some(false) {
            self.excluded += usize::from(named);
            return Ok(());
        }
        let linter = self.linter(found, &config.plan(relative))?;
        let shown = files::show(&path);
        let format = read::format_of(&shown).unwrap_or(InputFormat::Text);
        self.all.push(Job { path, shown, format, named, linter, stdin: false, sidecar });
        Ok(())
    }

    /// The linter of a plan, made when it is first asked for.
    fn linter(&mut self, found: &Arc<Found>, plan: &Plan) -> Result<usize, u8> {
        let key = (Arc::as_ptr(found).addr(), plan.id);
        if let Some(at) = self.plans.iter().rposition(|held| *held == key) {
            return Ok(at);
        }
        let linter = files::linter(plan, self.today)?;
        self.linters.push(if self.scored { linter } else { linter.without_scores() });
        self.plans.push(key);
        Ok(self.plans.len() - 1)
    }
}

impl Folder {
    /// The folder of the file `path`, which a walk found; `before` is that of the file before.
    fn of(path: &Path, before: Option<Self>, configs: &mut Configs) -> Result<Self, u8> {
        let name = path.parent().unwrap_or(Path::new("")).as_os_str();
        if let Some(before) = before.filter(|before| before.name == name) {
            return Ok(before);
        }
        let found = configs.of_file(path).map_err(|error| fault(&error))?;
        let folder = if name.is_empty() { Path::new(".") } else { Path::new(name) };
        let mut relative = found.relative(folder);
        if !relative.is_empty() && !relative.ends_with('/') {
            relative.push('/');
        }
        let sidecars = io::holds_sidecars(folder);
        Ok(Self { name: name.to_owned(), found, relative, sidecars })
    }
}

fn fault(error: &io::LoadError) -> u8 {
    out::load_error(error);
    code::USAGE
}
