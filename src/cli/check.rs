//! `factlint check`: lints inputs in parallel, prints in order, decides the exit code.

use std::thread;

use super::args::{CheckArgs, Color, OutputFormat};
use super::batches::{self, Batches};
use super::jobs::Jobs;
use super::mending::{Fixes, OnlyFaults};
use super::worker::{self, Desk, Part};
use super::{baseline, code, config_notes, files, out};
use crate::diagnostic::Severity;
use crate::io;
use crate::report::{self, Format, Options, Reporter, Run};

/// Runs the command.
pub fn run(args: &CheckArgs) -> u8 {
    match try_run(args) {
        Ok(code) | Err(code) => code,
    }
}

fn try_run(args: &CheckArgs) -> Result<u8, u8> {
    let fixes = Fixes::of(args);
    if fixes.is_some() && args.paths.iter().any(|path| path.as_os_str() == "-") {
        out::error("standard input cannot be fixed", Some("write it to a file and name that"));
        return Err(code::USAGE);
    }
    let mut configs = files::configs(&args.common)?;
    let today = files::today(&args.common);
    let reporter = reporter(args, today);
    let mut run = Collected { excluded: 0, sums: Part::default() };
    let mut page = Page { bytes: Vec::new(), begun: false, reporter: reporter.as_ref() };
    reporter.begin(&mut page.bytes);
    let folder = args.write_baseline.as_deref().map(io::folder_of);
    let desk = Desk { reporter: reporter.as_ref(), fixes, written: folder.as_deref(), counts: args.statistics };
    thread::scope(|scope| {
        let (finder, batches) = batches::channel();
        let mut wanted = reporter.wanted();
        wanted.scores |= args.statistics;
        let jobs = Jobs::new(args, &mut configs, today, wanted)?;
        // Named files are found at once; nothing is written into any before all are found.
        if args.threads == 1 || args.add_ignores || !args.paths.iter().any(|path| path.is_dir()) {
            finder.find(jobs);
        } else {
            scope.spawn(move || finder.find(jobs));
        }
        run.lint(batches, args, desk, &mut page)
    })?;
    for extra in config_notes::of(&configs, args) {
        run.sums.totals.add(&extra);
        run.sums.statistics.add(&extra);
        run.sums.totals.files -= 1;
        let mut text = Vec::new();
        reporter.file(&extra, &mut text);
        page.add(&text);
    }
    let code = run.code(args);
    run.write_baseline(args)?;
    let mut notes = run.notes(args);
    notes.extend(fixes.into_iter().flat_map(|fixes| run.sums.mends.notes(fixes)));
    // Only the format for people has room for it.
    let elsewhere = args.diff || !matches!(args.format, OutputFormat::Human);
    if (code == code::NOTHING || fixes.is_some()) && !args.quiet && elsewhere {
        for note in &notes {
            out::note(note);
        }
    }
    let shown = today.to_string();
    let summary = Run {
        version: env!("CARGO_PKG_VERSION"),
        today: &shown,
        totals: run.sums.totals,
        statistics: args.statistics.then_some(&run.sums.statistics),
        exit_code: code,
        fail_on: args.fail_on.severity(),
        notes: &notes,
        quiet: args.quiet,
    };
    reporter.finish(&summary, &mut page.bytes);
    out::write(&page.bytes);
    Ok(code)
}

/// What is printed, and not yet written.
struct Page<'a> {
    bytes: Vec<u8>,
    /// Whether something was printed about some file.
    begun: bool,
    reporter: &'a dyn Reporter,
}

impl Page<'_> {
    fn add(&mut self, text: &[u8]) {
        if text.is_empty() {
            return;
        }
        if self.begun {
            self.bytes.extend_from_slice(self.reporter.separator());
        }
        self.begun = true;
        self.bytes.extend_from_slice(text);
    }
}

/// What is known at the end.
struct Collected {
    sums: Part,
    excluded: usize,
}

impl Collected {
    /// Lints what is found and writes what comes of it, but nothing before all files are found: a fault of a
    /// configuration ends the run without output.
    fn lint(&mut self, mut batches: Batches, args: &CheckArgs, desk: Desk<'_>, page: &mut Page<'_>) -> Result<(), u8> {
        while let Some(batch) = batches.next()? {
            for part in worker::lint(&batch, args.threads, desk) {
                page.add(&part.text);
                self.sums.join(part);
            }
            if page.bytes.len() > 1 << 20 && batches.left().is_some() {
                out::write(&page.bytes);
                page.bytes.clear();
            }
        }
        if let Some(left) = batches.left() {
            self.excluded = left.excluded;
            self.sums.totals.unreadable += left.failed;
        }
        Ok(())
    }

    fn code(&self, args: &CheckArgs) -> u8 {
        let totals = &self.sums.totals;
        let failing = args.fail_on.severity().is_some_and(|least| {
            [Severity::Error, Severity::Warning, Severity::Info]
                .into_iter()
                .any(|it| it >= least && totals.count(it) > 0)
        });
        let too_many = args.max_warnings.is_some_and(|most| totals.warnings > most);
        let nothing = totals.files == 0 && self.excluded == 0 && !args.allow_empty;
        match () {
            () if totals.unreadable > 0 => code::UNREADABLE,
            () if args.diff && totals.files > 0 => u8::from(self.sums.mends.files > 0) * code::DIAGNOSTICS,
            () if failing || too_many => code::DIAGNOSTICS,
            () if nothing => code::NOTHING,
            () => code::CLEAN,
        }
    }

    /// Writes the baseline that was asked for, if it would be whole: what could not be read is not known.
    fn write_baseline(&self, args: &CheckArgs) -> Result<(), u8> {
        let Some(file) = args.write_baseline.as_deref() else { return Ok(()) };
        if self.writes() { baseline::write(file, &self.sums.baseline) } else { Ok(()) }
    }

    const fn writes(&self) -> bool {
        self.sums.totals.unreadable == 0 && self.sums.totals.files > 0
    }

    fn notes(&self, args: &CheckArgs) -> Vec<String> {
        let mut notes = Vec::new();
        let files = |count: usize| report::plural(count, "file");
        if self.sums.totals.skipped > 0 {
            let named = if args.verbose {
                format!(": {}", self.sums.passed_over.join(", "))
            } else {
                " (--verbose names them)".to_owned()
            };
            notes.push(format!(
                "{} passed over: no citation, reference list or answer front matter{named}",
                files(self.sums.totals.skipped)
            ));
        }
        if !self.sums.empty.is_empty() {
            notes.push(format!("{} empty: {}", files(self.sums.empty.len()), self.sums.empty.join(", ")));
        }
        if self.excluded > 0 {
            notes.push(format!("{} excluded by the configuration", files(self.excluded)));
        }
        if self.sums.totals.files == 0 && self.excluded == 0 {
            notes.push(
                "nothing to check: no .txt or .md file that looks like an answer (--allow-empty accepts that)"
                    .to_owned(),
            );
        }
        if let Some(file) = &args.write_baseline {
            let done = if self.writes() { "was written" } else { "was not written: not everything could be checked" };
            notes.push(format!("the baseline {} {done}", file.display()));
        }
        match self.sums.totals.removable {
            0 => {}
            // What a diff shows is not fixed yet.
            _ if args.diff => {}
            1 => notes
                .push("1 entry of the baseline is fixed or suppressed: write it anew (--write-baseline)".to_owned()),
            count => notes.push(format!(
                "{count} entries of the baseline are fixed or suppressed: write it anew (--write-baseline)"
            )),
        }
        if let Some(most) = args.max_warnings.filter(|most| self.sums.totals.warnings > *most) {
            notes.push(format!("{} warnings, more than --max-warnings {most}", self.sums.totals.warnings));
        }
        notes
    }
}

fn reporter(args: &CheckArgs, today: jiff::civil::Date) -> Box<dyn Reporter> {
    if args.diff {
        return Box::new(OnlyFaults);
    }
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
