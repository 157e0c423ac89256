//! `factlint check`, first half: from the paths named to files, each with the linter that its configuration asks for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::args::CheckArgs;
use super::baseline::{Baselines, Known};
use super::{code, files, out};
use crate::config::{ConfigEntry, Plan};
use crate::diagnostic::{InputFormat, Wanted};
use crate::io::{self, Beside, Configs, Found, Walked};
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
    /// Its linter, which files with the same configuration share.
    pub linter: Arc<Linter>,
    /// The baseline that holds for it.
    pub known: Option<Arc<Known>>,
    /// Whether it is standard input.
    pub stdin: bool,
    /// What may be kept beside it.
    pub beside: Beside,
    /// Entries of the configuration that accept diagnostics of it.
    pub suppress: Vec<Arc<ConfigEntry>>,
    /// Why everything that is reported in it is to be accepted, if it is.
    pub ignore: Option<String>,
}

/// Paths of which nothing becomes a job.
#[derive(Default)]
pub struct Left {
    /// Named files that the configuration excludes.
    pub excluded: usize,
    /// Paths that could not be looked at.
    pub failed: usize,
}

/// Makes jobs of paths.
pub struct Jobs<'a> {
    args: &'a CheckArgs,
    configs: &'a mut Configs,
    today: Date,
    wanted: Wanted,
    baselines: Baselines,
    /// Linters, each made once, with what their configuration and plan are known by.
    linters: Vec<((usize, usize), Arc<Linter>)>,
    left: Left,
}

/// The folder in which the file before was found: what holds for one file there holds for the next.
struct Folder {
    name: OsString,
    found: Arc<Found>,
    /// The folder relative to its configuration, with a `/` at the end.
    relative: String,
    beside: Beside,
}

impl<'a> Jobs<'a> {
    /// Of the command line. `wanted` is what the output shows.
    ///
    /// # Errors
    /// The exit code, after a fault of the baseline was printed.
    pub fn new(args: &'a CheckArgs, configs: &'a mut Configs, today: Date, wanted: Wanted) -> Result<Self, u8> {
        let baselines = Baselines::new(args)?;
        // Entries of suppressions and baselines name diagnostics by their fingerprints.
        let fingerprints = wanted.fingerprints || args.add_ignores || args.write_baseline.is_some();
        let wanted = Wanted { fingerprints, ..wanted };
        Ok(Self { args, configs, today, wanted, baselines, linters: Vec::new(), left: Left::default() })
    }

    /// Walks the paths of the command line and hands what is to be linted to `take`.
    ///
    /// # Errors
    /// The exit code, after the fault was printed.
    pub fn collect(mut self, mut take: impl FnMut(Job)) -> Result<Left, u8> {
        // A fault of the configuration is told even where there is nothing to check.
        self.configs.of(Path::new(".")).map_err(|error| fault(&error))?;
        let args = self.args;
        let paths: Vec<PathBuf> = args.paths.iter().filter(|path| path.as_os_str() != "-").cloned().collect();
        if paths.len() < args.paths.len() {
            if args.add_ignores {
                out::error("standard input cannot be written to", Some("name files, or leave out --add-ignores"));
                return Err(code::USAGE);
            }
            take(self.stdin()?);
        }
        let wanted = |path: &Path| read::format_of(&path.to_string_lossy()).is_some();
        let mut folder = None;
        io::walk(&paths, args.no_ignore, wanted, |item| {
            let job = match item {
                Walked::File(path, true) => {
                    let found = self.configs.of(&path).map_err(|error| fault(&error))?;
                    let relative = found.relative(&path);
                    self.job(path, true, &found, &relative, Beside::ANYTHING)?
                }
                Walked::File(path, false) => {
                    let here = Folder::of(&path, folder.take(), self.configs)?;
                    let name = files::show(Path::new(path.file_name().unwrap_or_default()));
                    let relative = format!("{}{name}", here.relative);
                    let job = self.job(path, false, &here.found, &relative, here.beside)?;
                    folder = Some(here);
                    job
                }
                Walked::Failed(path, message) => {
                    self.left.failed += 1;
                    out::error(&format!("{}: {message}", files::show(&path)), None);
                    None
                }
            };
            job.into_iter().for_each(&mut take);
            Ok::<(), u8>(())
        })?;
        Ok(self.left)
    }

    fn stdin(&mut self) -> Result<Job, u8> {
        let name = self.args.stdin_filename.as_deref();
        let shown = name.unwrap_or("<stdin>").to_owned();
        let found = self.configs.of(name.map_or(Path::new("."), Path::new)).map_err(|error| fault(&error))?;
        let relative = found.relative(Path::new(&shown));
        let plan = found.config.plan(&relative);
        let known = self.baselines.of(&found.config)?;
        let linter = self.linter(&found, &plan, known.is_some())?;
        let format = read::format_of(&shown).unwrap_or(InputFormat::Text);
        let (suppress, beside) = (found.config.suppressions(&relative), Beside::NOTHING);
        Ok(Job {
            path: PathBuf::from("-"),
            shown,
            format,
            named: true,
            linter,
            known,
            stdin: true,
            beside,
            suppress,
            ignore: None,
        })
    }

    /// None where the configuration excludes the file.
    fn job(
        &mut self,
        path: PathBuf,
        named: bool,
        found: &Arc<Found>,
        relative: &str,
        beside: Beside,
    ) -> Result<Option<Job>, u8> {
        let config = &found.config;
        if config.excludes(relative) || !named && config.includes(relative) == Some(false) {
            self.left.excluded += usize::from(named);
            return Ok(None);
        }
        let known = self.baselines.of(config)?;
        let linter = self.linter(found, &config.plan(relative), known.is_some())?;
        let shown = files::show(&path);
        let format = read::format_of(&shown).unwrap_or(InputFormat::Text);
        let suppress = config.suppressions(relative);
        let ignore = self.args.reason.clone();
        Ok(Some(Job { path, shown, format, named, linter, known, stdin: false, beside, suppress, ignore }))
    }

    /// The linter of a plan, made when it is first asked for. Who is `compared` with a baseline needs fingerprints.
    fn linter(&mut self, found: &Arc<Found>, plan: &Plan, compared: bool) -> Result<Arc<Linter>, u8> {
        let key = (Arc::as_ptr(found).addr(), plan.id);
        if let Some((_, linter)) = self.linters.iter().rev().find(|(held, _)| *held == key) {
            return Ok(Arc::clone(linter));
        }
        let wanted = Wanted { fingerprints: self.wanted.fingerprints || compared, ..self.wanted };
        let linter = Arc::new(files::linter(plan, self.today)?.showing(wanted));
        self.linters.push((key, Arc::clone(&linter)));
        Ok(linter)
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
        let beside = io::kept_beside(folder);
        Ok(Self { name: name.to_owned(), found, relative, beside })
    }
}

fn fault(error: &io::LoadError) -> u8 {
    out::load_error(error);
    code::USAGE
}
