//! What is wrong with a configuration, and where.

use std::fmt;

use crate::text::LineIndex;

/// A fault of a configuration file or of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file; empty for the command line.
    pub path: String,
    /// Line, from 1; 0 for the command line.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line of the file.
    pub excerpt: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl ConfigError {
    /// A fault at byte `at` of a file.
    pub fn at(path: &str, text: &str, at: usize, message: String, help: Option<String>) -> Self {
        let index = LineIndex::new(text);
        let place = index.position(at);
        let line = index.line_span(place.line);
        let excerpt = text.get(line.range()).unwrap_or("").trim_end().to_owned();
        Self { path: path.to_owned(), line: place.line, column: place.column, excerpt, message, help }
    }

    /// A fault of the command line.
    pub fn of_command_line(message: String, help: Option<String>) -> Self {
        Self { path: String::new(), line: 0, column: 0, excerpt: String::new(), message, help }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}:{}:{}: ", self.path, self.line, self.column)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}

/// Bytes of the longest name that anything is close to; to compare a longer one costs its length many times over.
const LONGEST: usize = 100;

/// `did you mean `…`?`, where one of `known` is close enough to `name` (Jaro–Winkler at least 0.8).
pub fn did_you_mean<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    if name.len() > LONGEST {
        return None;
    }
    let rated = known.into_iter().map(|it| (it, strsim::jaro_winkler(name, it)));
    let (best, score) = rated.max_by(|left, right| left.1.total_cmp(&right.1))?;
    (score >= 0.8).then(|| format!("did you mean `{best}`?"))
}
