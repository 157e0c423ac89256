//! `factlint check`, at its end: what is wrong with the configurations that were read.

use std::path::{Path, PathBuf};

use super::args::CheckArgs;
use super::faults::tool_diagnostic;
use crate::diagnostic::{Checked, Severity};
use crate::io::Configs;
use crate::lint::of_configuration;

/// What the run tells of its configurations: suppressions that are invalid or have no effect, and overrides that do not.
pub fn of(configs: &Configs, args: &CheckArgs) -> Vec<Checked> {
    let text_of = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let mut notes = Vec::new();
    for found in configs.loaded() {
        // An entry can be about any file below the configuration.
        let everything = args.paths.iter().any(|path| path.is_dir() && found.root.starts_with(absolute(path)));
        notes.extend(of_configuration(&found.config, everything, text_of));
    }
    notes.extend(unused_overrides(configs, args));
    notes
}

/// The path from the root on, without the `.` that is the current folder.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Overrides whose paths matched nothing, told only where whole folders were checked.
fn unused_overrides(configs: &Configs, args: &CheckArgs) -> Vec<Checked> {
    if !args.paths.iter().any(|path| path.is_dir()) {
        return Vec::new();
    }
    let unused = configs.loaded().flat_map(|found| found.config.unused_overrides());
    unused
        .map(|at| {
            let (path, _) = at.origin.rsplit_once(':').unwrap_or((at.origin.as_str(), ""));
            let message = format!("the override at line {} matches no checked file", at.line);
            tool_diagnostic(path, "unused-override", Severity::Warning, message, "correct its `paths`, or take it out")
        })
        .collect()
}
