//! From paths to inputs: what the commands that read answers share.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::Common;
use super::{code, out};
use crate::config::{CommandLine, Plan};
use crate::diagnostic::InputFormat;
use crate::io::{self, Configs, Found};
use crate::lint::{Input, Linter, Suppress, SuppressFile};
use crate::{read, rules};

/// Loads the configurations that the flags ask for.
///
/// # Errors
/// The exit code, after the fault was printed.
pub fn configs(common: &Common) -> Result<Configs, u8> {
    let line = CommandLine {
        preset: common.preset.map(Into::into),
        profile: common.profile.clone(),
        select: common.select.clone(),
        ignore: common.ignore.clone(),
    };
    Configs::new(rules::lean(), line, common.config.as_deref()).map_err(|error| {
        out::load_error(&error);
        code::USAGE
    })
}

/// The day of the run: the flag, the environment, or today in UTC.
pub fn today(common: &Common) -> Date {
    common.today.unwrap_or_else(|| {
        let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let days = i32::try_from(elapsed.as_secs() / 86_400).unwrap_or(0);
        let epoch = Date::constant(1970, 1, 1);
        epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
    })
}

/// The linter of a plan.
///
/// # Errors
/// The exit code, after the fault was printed.
pub fn linter(plan: &Plan, today: Date) -> Result<Linter, u8> {
    Linter::new(plan, today).map_err(|error| {
        out::error(&error.to_string(), None);
        code::USAGE
    })
}

/// One named file, read and ready, with the configuration that holds for it.
pub struct Ready {
    /// The input.
    pub input: Input,
    /// Its configuration.
    pub found: Arc<Found>,
    /// What holds for it.
    pub plan: Arc<Plan>,
}

/// Reads one named file, or standard input.
///
/// # Errors
/// The exit code, after the fault was printed.
pub fn named(path: &Path, configs: &mut Configs) -> Result<Ready, u8> {
    let stdin = path == Path::new("-");
    let found = configs.of(if stdin { Path::new(".") } else { path }).map_err(|error| {
        out::load_error(&error);
        code::USAGE
    })?;
    let relative = found.relative(path);
    let plan = found.config.plan(&relative);
    let shown = if stdin { "<stdin>".to_owned() } else { show(path) };
    let fail = |error: io::ReadError| {
        out::error(&format!("{shown}: {error}"), Some(error.help()));
        code::UNREADABLE
    };
    let source = if stdin { io::read_stdin() } else { io::read_file(path, String::new()) }.map_err(fail)?;
    let sidecar = if stdin { Vec::new() } else { io::sidecar(path).map_err(fail)? };
    let beside = if stdin { None } else { suppressions(path).map_err(fail)? };
    let suppress = Suppress { entries: found.config.suppressions(&relative), beside };
    let format = read::format_of(&shown).unwrap_or(InputFormat::Text);
    Ok(Ready { input: Input { path: shown, source, format, sidecar, named: true, suppress }, found, plan })
}

/// The file of suppressions beside an input.
///
/// # Errors
/// When there is one that cannot be read.
pub fn suppressions(path: &Path) -> Result<Option<SuppressFile>, io::ReadError> {
    Ok(io::suppressions(path)?.map(|(path, text)| SuppressFile { path: show(&path), text }))
}

/// A path as it is shown: with `/` between its parts.
pub fn show(path: &Path) -> String {
    let shown = path.to_string_lossy();
    if shown.contains('\\') { shown.replace('\\', "/") } else { shown.into_owned() }
}
