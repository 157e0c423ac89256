//! `factlint check`: lints inputs in parallel, prints in order, decides the exit code.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::args::{CheckArgs, Color, OutputFormat};
use super::{code, files, out};
use crate::config::Plan;
use crate::diagnostic::{Checked, Diagnostic, InputFormat, RuleId, Severity, Totals, fingerprint};
use crate::io::{self, Configs, Found, ReadError, Walked};
use crate::lint::{Input, Linter, Outcome};
use crate::read;
use crate::report::{self, Format, Options, Reporter, Run};
use crate::text::SourceSpan;

/// Files linted before what they gave is printed: memory is bounded by these.
const BATCH: usize = 512;

/// Runs the command.
pub fn run(args: &CheckArgs) -> u8 {
    match try_run(args) {
        Ok(code) | Err(code) => code,
    }
}

/// A file to lint.
struct Job {
    path: PathBuf,
    shown: String,
    named: bool,
    linter: usize,
    sidecar_root: bool,
}

/// What came of a file.
enum Linted {
    Checked(Box<Checked>),
    Failed(Box<Checked>),
    NotAnswer(String),
    Empty(String),
}

fn try_run(args: &CheckArgs) -> Result<u8, u8> {
    let mut configs = files::configs(&args.common)?;
    let today = files::today(&args.common);
    if args.threads > 0 {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build_global();
    }
    let reporter = reporter(args, today);
    let scored = reporter.shows_scores();
    let mut plan_of = Plans { linters: Vec::new(), by_plan: HashMap::new(), today, scored };
    let mut run = Collected::default();
    let jobs = collect(args, &mut configs, &mut plan_of, &mut run)?;
    let mut bytes = Vec::new();
    reporter.begin(&mut bytes);
    for batch in jobs.chunks(BATCH) {
        let results: Vec<(Linted, Vec<u8>)> =
            batch.par_iter().map(|job| lint(job, &plan_of.linters, reporter.as_ref())).collect();
        for (result, text) in results {
            run.take(result);
            if !text.is_empty() {
                if run.printed {
                    bytes.extend_from_slice(reporter.separator());
                }
                run.printed = true;
                bytes.extend_from_slice(&text);
            }
        }
        if bytes.len() > 1 << 20 {
            out::write(&bytes);
            bytes.clear();
        }
    }
    for extra in config_notes(&configs, args) {
        run.totals.add(&extra);
        run.totals.files -= 1;
        let mut text = Vec::new();
        reporter.file(&extra, &mut text);
        if run.printed {
            bytes.extend_from_slice(reporter.separator());
        }
        run.printed = true;
        bytes.extend_from_slice(&text);
    }
    let code = run.code(args);
    let notes = run.notes(args);
    // Only the format for people has room for it.
    if code == code::NOTHING && !args.quiet && !matches!(args.format, OutputFormat::Human) {
        for note in &notes {
            out::note(note);
        }
    }
    let shown = today.to_string();
    let summary = Run {
        version: env!("CARGO_PKG_VERSION"),
        today: &shown,
        totals: run.totals,
        exit_code: code,
        fail_on: args.fail_on.severity(),
        notes: &notes,
        quiet: args.quiet,
    };
    reporter.finish(&summary, &mut bytes);
    out::write(&bytes);
    Ok(code)
}

/// Linters by plan, each made once.
struct Plans {
    linters: Vec<Linter>,
    by_plan: HashMap<(usize, usize), usize>,
    today: jiff::civil::Date,
    scored: bool,
}

impl Plans {
    fn of(&mut self, found: &Arc<Found>, plan: &Plan) -> Result<usize, u8> {
        let key = (Arc::as_ptr(found).addr(), plan.id);
        if let Some(&at) = self.by_plan.get(&key) {
            return Ok(at);
        }
        let linter = files::linter(plan, self.today)?;
        self.linters.push(if self.scored { linter } else { linter.without_scores() });
        self.by_plan.insert(key, self.linters.len() - 1);
        Ok(self.linters.len() - 1)
    }
}

/// What is known at the end.
#[derive(Default)]
struct Collected {
    totals: Totals,
    passed_over: Vec<String>,
    empty: Vec<String>,
    excluded: usize,
    printed: bool,
}

impl Collected {
    fn take(&mut self, result: Linted) {
        match result {
            Linted::Checked(checked) => self.totals.add(&checked),
            Linted::Failed(checked) => {
                self.totals.add(&checked);
                self.totals.unreadable += 1;
            }
            Linted::NotAnswer(path) => {
                self.totals.skipped += 1;
                self.passed_over.push(path);
            }
            Linted::Empty(path) => {
                self.totals.files += 1;
                self.empty.push(path);
            }
        }
    }

    fn code(&self, args: &CheckArgs) -> u8 {
        let totals = &self.totals;
        let failing = args.fail_on.severity().is_some_and(|least| {
            [Severity::Error, Severity::Warning, Severity::Info]
                .into_iter()
                .any(|it| it >= least && totals.count(it) > 0)
        });
        let too_many = args.max_warnings.is_some_and(|most| totals.warnings > most);
        let nothing = totals.files == 0 && self.excluded == 0 && !args.allow_empty;
        match () {
            () if totals.unreadable > 0 => code::UNREADABLE,
            () if failing || too_many => code::DIAGNOSTICS,
            () if nothing => code::NOTHING,
            () => code::CLEAN,
        }
    }

    fn notes(&self, args: &CheckArgs) -> Vec<String> {
        let mut notes = Vec::new();
        let files = |count: usize| format!("{count} file{}", if count == 1 { "" } else { "s" });
        if self.totals.skipped > 0 {
            let named = if args.verbose {
                format!(": {}", self.passed_over.join(", "))
            } else {
                " (--verbose names them)".to_owned()
            };
            notes.push(format!(
                "{} passed over: no citation, reference list or answer front matter{named}",
                files(self.totals.skipped)
            ));
        }
        if !self.empty.is_empty() {
            notes.push(format!("{} empty: {}", files(self.empty.len()), self.empty.join(", ")));
        }
        if self.excluded > 0 {
            notes.push(format!("{} excluded by the configuration", files(self.excluded)));
        }
        if self.totals.files == 0 && self.excluded == 0 {
            notes.push(
                "nothing to check: no .txt or .md file that looks like an answer (--allow-empty accepts that)"
                    .to_owned(),
            );
        }
        if let Some(most) = args.max_warnings.filter(|most| self.totals.warnings > *most) {
            notes.push(format!("{} warnings, more than --max-warnings {most}", self.totals.warnings));
        }
        notes
    }
}

fn collect(args: &CheckArgs, configs: &mut Configs, plans: &mut Plans, run: &mut Collected) -> Result<Vec<Job>, u8> {
    let mut jobs = Vec::new();
    let load = |error: io::LoadError| {
        out::load_error(&error);
        code::USAGE
    };
    // A fault of the configuration is told even where there is nothing to check.
    configs.of(Path::new(".")).map_err(load)?;
    let paths: Vec<PathBuf> = args.paths.iter().filter(|path| path.as_os_str() != "-").cloned().collect();
    if paths.len() < args.paths.len() {
        let name = args.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned());
        let found = configs.of(args.stdin_filename.as_deref().map_or(Path::new("."), Path::new)).map_err(load)?;
        let plan = found.config.plan(&found.relative(Path::new(&name)));
        let linter = plans.of(&found, &plan)?;
        jobs.push(Job { path: PathBuf::from("-"), shown: name, named: true, linter, sidecar_root: false });
    }
    let walked = io::walk(&paths, args.no_ignore, |path| read::format_of(&files::show(path)).is_some());
    for item in walked {
        match item {
            Walked::File(path, named) => {
                let found = if named { configs.of(&path) } else { configs.of_file(&path) }.map_err(load)?;
                let relative = found.relative(&path);
                if found.config.excludes(&relative) || !named && found.config.includes(&relative) == Some(false) {
                    run.excluded += usize::from(named);
                    continue;
                }
                let plan = found.config.plan(&relative);
                let linter = plans.of(&found, &plan)?;
                jobs.push(Job { shown: files::show(&path), path, named, linter, sidecar_root: true });
            }
            Walked::Failed(path, message) => {
                run.totals.unreadable += 1;
                out::error(&format!("{}: {message}", files::show(&path)), None);
            }
        }
    }
    Ok(jobs)
}

fn lint(job: &Job, linters: &[Linter], reporter: &dyn Reporter) -> (Linted, Vec<u8>) {
    let result = match read_job(job) {
        Err(error) => Linted::Failed(Box::new(unreadable(&job.shown, &error))),
        Ok((source, _)) if source.trim_start_matches('\u{feff}').trim().is_empty() => Linted::Empty(job.shown.clone()),
        Ok((source, sidecar)) => {
            let format = read::format_of(&job.shown).unwrap_or(InputFormat::Text);
            let input = Input { path: job.shown.clone(), source: Arc::from(source), format, sidecar, named: job.named };
            let linted = catch_unwind(AssertUnwindSafe(|| linters.get(job.linter).map(|linter| linter.check(input))));
            match linted.unwrap_or_else(|_| Some(Outcome::Checked(Box::new(failed(&job.shown))))) {
                Some(Outcome::Checked(checked))
                    if checked.diagnostics.iter().any(|it| it.rule.as_str() == "rule-failed") =>
                {
                    Linted::Failed(checked)
                }
                Some(Outcome::Checked(checked)) => Linted::Checked(checked),
                _ => Linted::NotAnswer(job.shown.clone()),
            }
        }
    };
    let mut text = Vec::new();
    if let Linted::Checked(checked) | Linted::Failed(checked) = &result {
        reporter.file(checked, &mut text);
    }
    (result, text)
}

fn read_job(job: &Job) -> Result<(String, Vec<crate::document::reference::SidecarEntry>), ReadError> {
    if !job.sidecar_root {
        return Ok((io::read_stdin()?, Vec::new()));
    }
    let text = if job.named { io::read_file(&job.path)? } else { io::read_found(&job.path)? };
    Ok((text, io::sidecar(&job.path)?))
}

/// An input that could not be read is a diagnostic of its own.
fn unreadable(path: &str, error: &ReadError) -> Checked {
    tool_diagnostic(
        path,
        "unreadable-input",
        Severity::Error,
        format!("this input {error}"),
        Some(error.help().to_owned()),
    )
}

fn tool_diagnostic(path: &str, rule: &str, severity: Severity, message: String, help: Option<String>) -> Checked {
    let diagnostic = Diagnostic {
        rule: RuleId::new(rule),
        severity,
        span: SourceSpan::default(),
        fingerprint: fingerprint(rule, &message, 0),
        message,
        help,
        labels: Vec::new(),
        fix: None,
        document: 0,
        sentence: None,
    };
    Checked {
        path: path.to_owned(),
        format: None,
        source: Arc::from(""),
        documents: Vec::new(),
        diagnostics: vec![diagnostic],
    }
}

/// An input whose analysis failed is a diagnostic of its own too.
fn failed(path: &str) -> Checked {
    let help = "this is a fault of factlint: please report it with the document".to_owned();
    tool_diagnostic(path, "rule-failed", Severity::Error, "the analysis of this document failed".to_owned(), Some(help))
}

/// Overrides whose paths matched nothing, told only where whole folders were checked.
fn config_notes(configs: &Configs, args: &CheckArgs) -> Vec<Checked> {
    if !args.paths.iter().any(|path| path.is_dir()) {
        return Vec::new();
    }
    let unused = configs.loaded().flat_map(|found| found.config.unused_overrides());
    unused
        .map(|at| {
            let (path, _) = at.origin.rsplit_once(':').unwrap_or((at.origin.as_str(), ""));
            let message = format!("the override at line {} matches no checked file", at.line);
            tool_diagnostic(
                path,
                "unused-override",
                Severity::Warning,
                message,
                Some("correct its `paths`, or take it out".to_owned()),
            )
        })
        .collect()
}

fn reporter(args: &CheckArgs, today: jiff::civil::Date) -> Box<dyn Reporter> {
    let format = match args.format {
        OutputFormat::Human => Format::Human,
        OutputFormat::Concise => Format::Concise,
        OutputFormat::Json => Format::Json,
    };
    let color = match args.color {
        Color::Auto => out::colours(),
        Color::Always => true,
        Color::Never => false,
    };
    report::reporter(format, &Options { color, width: out::width(), today: today.to_string() })
}
