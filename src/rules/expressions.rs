//! Regular expressions that stand in options: compiled when the first document needs them, not for every one.

use std::sync::OnceLock;

use regex::Regex;
use serde::Deserialize;

/// One expression, in which case makes no difference. One that does not compile matches nothing.
#[derive(Deserialize)]
#[serde(from = "String")]
pub struct Expression {
    text: String,
    compiled: OnceLock<Option<Regex>>,
}

impl From<String> for Expression {
    fn from(text: String) -> Self {
        Self { text, compiled: OnceLock::new() }
    }
}

impl Expression {
    /// The expression as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the expression matches somewhere in `text`.
    pub fn is_match(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| Regex::new(&format!("(?i){}", self.text)).ok());
        compiled.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}
