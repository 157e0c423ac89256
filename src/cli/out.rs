//! Standard output and standard error; the only place that writes to them.

use std::io::{self, IsTerminal, Write};

use crate::config::ConfigError;
use crate::io::LoadError;
use crate::report::Untrusted;

/// Writes to standard output. A reader that closed the pipe is no error: the code that was earned stays.
pub fn write(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

/// Writes a line to standard error; what came from outside is neutralised.
pub fn error(message: &str, help: Option<&str>) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "error: {}", Untrusted::new(message));
    if let Some(help) = help {
        let _ = writeln!(err, "  = help: {}", Untrusted::new(help));
    }
}

/// Writes a remark to standard error.
pub fn note(message: &str) {
    let _ = writeln!(io::stderr().lock(), "note: {}", Untrusted::new(message));
}

/// Prints what the parser of the command line says.
pub fn clap(error: &clap::Error) {
    let _ = error.print();
}

/// Prints why no configuration could be loaded.
pub fn load_error(fault: &LoadError) {
    match fault {
        LoadError::Config(errors) => errors.iter().for_each(config_error),
        LoadError::Io(..) | LoadError::Rule(..) => error(&fault.to_string(), None),
    }
}

fn config_error(fault: &ConfigError) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "error: {}", Untrusted::new(&fault.to_string()));
    if fault.line > 0 {
        let number = fault.line.to_string();
        let excerpt: String = fault.excerpt.chars().take(100).collect();
        let _ = writeln!(err, "{number} | {}", Untrusted::new(&excerpt));
        let _ = writeln!(
            err,
            "{:width$} | {:column$}^",
            "",
            "",
            width = number.len(),
            column = fault.column.saturating_sub(1).min(100)
        );
    }
    if let Some(help) = &fault.help {
        let _ = writeln!(err, "  = help: {}", Untrusted::new(help));
    }
}

/// Whether standard output is a terminal that takes colours.
pub fn colours() -> bool {
    io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Columns of the terminal, or of a page.
pub fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.unwrap_or(100).clamp(40, 240)
}
