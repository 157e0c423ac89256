//! Outputs: one file per format. Text from outside is printed only through [`Untrusted`] or escaped JSON.

mod concise;
mod excerpt;
mod human;
mod json;
pub mod schema;
mod statistics;
mod untrusted;

#[cfg(test)]
mod tests;

pub use json::escape_json;
pub use untrusted::Untrusted;

use crate::diagnostic::{Checked, Severity, Statistics, Totals, Wanted};

/// A format of output. Reporters keep no state, so that files are rendered in parallel and written in order.
pub trait Reporter: Sync {
    /// What comes first.
    fn begin(&self, _out: &mut Vec<u8>) {}
    /// What stands between two files that both printed something.
    fn separator(&self) -> &'static [u8] {
        b""
    }
    /// What is printed beyond diagnostics.
    fn wanted(&self) -> Wanted {
        Wanted::ALL
    }
    /// One file.
    fn file(&self, checked: &Checked, out: &mut Vec<u8>);
    /// What comes last.
    fn finish(&self, run: &Run<'_>, out: &mut Vec<u8>);
}

/// What is known at the end of a run.
pub struct Run<'a> {
    /// Version of the tool.
    pub version: &'a str,
    /// The day on which the inputs were checked.
    pub today: &'a str,
    /// Sums.
    pub totals: Totals,
    /// What the run adds up to, where it is asked for.
    pub statistics: Option<&'a Statistics>,
    /// The exit code that follows.
    pub exit_code: u8,
    /// The least severity that fails the run.
    pub fail_on: Option<Severity>,
    /// Notes for people.
    pub notes: &'a [String],
    /// Whether the summary is left out.
    pub quiet: bool,
}

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excerpts and a summary.
    Human,
    /// One line per diagnostic.
    Concise,
    /// JSON, schema 1.
    Json,
}

/// How to print.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether to colour.
    pub color: bool,
    /// Columns of the page.
    pub width: usize,
    /// The day of the run, for formats that say it first.
    pub today: String,
}

/// `1 file`, `2 files`.
pub fn plural(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// The reporter of a format.
pub fn reporter(format: Format, options: &Options) -> Box<dyn Reporter> {
    match format {
        Format::Human => Box::new(human::Human { color: options.color, width: options.width }),
        Format::Concise => Box::new(concise::Concise),
        Format::Json => Box::new(json::Json { today: options.today.clone() }),
    }
}
