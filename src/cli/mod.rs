//! The command line: one file per command.

mod accepting;
mod args;
mod baseline;
mod batches;
mod check;
mod claims;
mod config_notes;
mod explain;
mod faults;
mod files;
mod init;
mod jobs;
mod mending;
mod out;
mod rules;
mod show_config;
mod trace;
mod worker;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Exit codes. Where several apply, the order is usage, unreadable, diagnostics, nothing, clean.
pub mod code {
    /// Nothing at or above `--fail-on`.
    pub const CLEAN: u8 = 0;
    /// Diagnostics at or above `--fail-on`.
    pub const DIAGNOSTICS: u8 = 1;
    /// A bad flag or a bad configuration.
    pub const USAGE: u8 = 2;
    /// Nothing to check.
    pub const NOTHING: u8 = 3;
    /// An input could not be checked.
    pub const UNREADABLE: u8 = 4;
}

/// Runs the command of this process.
pub fn main() -> ExitCode {
    // A rule that panics is reported as a diagnostic; its own words would only garble the output.
    std::panic::set_hook(Box::new(|_| {}));
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let usage = error.use_stderr();
            out::clap(&error);
            return ExitCode::from(if usage { code::USAGE } else { code::CLEAN });
        }
    };
    let code = match args.command {
        Command::Check(args) => check::run(&args),
        Command::Claims(args) => claims::run(&args),
        Command::Trace(args) => trace::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Config(args) => show_config::run(&args),
    };
    ExitCode::from(code)
}
