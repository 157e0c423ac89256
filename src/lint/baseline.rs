//! Known diagnostics: a baseline lists them by file, rule and fingerprint, so that only new ones count.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::diagnostic::Diagnostic;

/// The version of the format that is written, and the newest that is read.
const VERSION: u64 = 1;

/// How often the diagnostics of one file are known, by rule and fingerprint.
type Known = BTreeMap<(String, u64), usize>;

/// Diagnostics that are known, by the path of their file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    files: BTreeMap<String, Known>,
}

/// A text that is no baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is not the JSON of one; what the parser says, with line and column.
    #[error("is broken: {0}")]
    Broken(String),
    /// A later version wrote it.
    #[error("has version {0}, and this factlint reads versions up to {VERSION}")]
    Newer(u64),
}

/// What a baseline knows of one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sifted {
    /// Diagnostics that it knows.
    pub known: usize,
    /// Entries of rules that ran and did not report them.
    pub removable: usize,
}

#[derive(Deserialize)]
struct Head {
    version: u64,
}

#[derive(Deserialize)]
struct Body {
    files: BTreeMap<String, Vec<Entry>>,
}

#[derive(Deserialize)]
struct Entry {
    rule: String,
    fingerprint: String,
    count: usize,
}

impl Baseline {
    /// Reads what [`Baseline::to_json`] wrote.
    ///
    /// # Errors
    /// When the text is no baseline, or one of a later version.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let broken = |error: serde_json::Error| BaselineError::Broken(error.to_string());
        // A later version may look different but for its number.
        let head: Head = serde_json::from_str(text).map_err(broken)?;
        if head.version > VERSION {
            return Err(BaselineError::Newer(head.version));
        }
        let body: Body = serde_json::from_str(text).map_err(broken)?;
        let mut files: BTreeMap<String, Known> = BTreeMap::new();
        for (path, entries) in body.files {
            let known = files.entry(path).or_default();
            for entry in entries {
                let fingerprint = u64::from_str_radix(&entry.fingerprint, 16)
                    .map_err(|_| BaselineError::Broken(format!("`{}` is no fingerprint", entry.fingerprint)))?;
                *known.entry((entry.rule, fingerprint)).or_default() += entry.count;
            }
        }
        Ok(Self { files })
    }

    /// Adds the diagnostics of the file `path`.
    pub fn add(&mut self, path: &str, diagnostics: &[Diagnostic]) {
        if diagnostics.is_empty() {
            return;
        }
        let known = self.files.entry(path.to_owned()).or_default();
        for it in diagnostics {
            *known.entry((it.rule.to_string(), it.fingerprint)).or_default() += 1;
        }
    }

    /// Adds what another run over other files found.
    pub fn join(&mut self, other: Self) {
        for (path, known) in other.files {
            let into = self.files.entry(path).or_default();
            for (key, count) in known {
                *into.entry(key).or_default() += count;
            }
        }
    }

    /// Takes the known ones out of the `diagnostics` of the file `path`, which rules reported that `ran`.
    pub fn sift(&self, path: &str, ran: impl Fn(&str) -> bool, diagnostics: &mut Vec<Diagnostic>) -> Sifted {
        let Some(known) = self.files.get(path) else { return Sifted::default() };
        let mut left = known.clone();
        let before = diagnostics.len();
        diagnostics.retain(|it| match left.get_mut(&(it.rule.to_string(), it.fingerprint)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let removable = left.iter().filter(|((rule, _), _)| ran(rule)).map(|(_, count)| count).sum();
        Sifted { known: before - diagnostics.len(), removable }
    }

    /// JSON in which everything is sorted and every entry has a line, so that a diff shows what came and went.
    pub fn to_json(&self) -> String {
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"tool\": \"factlint\",\n  \"files\": {{");
        let mut files = self.files.iter().peekable();
        while let Some((path, known)) = files.next() {
            let _ = write!(out, "\n    {}: [", quoted(path));
            let mut entries = known.iter().peekable();
            while let Some(((rule, fingerprint), count)) = entries.next() {
                let _ = write!(
                    out,
                    "\n      {{ \"rule\": {}, \"fingerprint\": \"{fingerprint:016x}\", \"count\": {count} }}{}",
                    quoted(rule),
                    comma(entries.peek().is_some())
                );
            }
            let _ = write!(out, "\n    ]{}", comma(files.peek().is_some()));
        }
        out.push_str(if self.files.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
        out
    }
}

fn quoted(text: &str) -> serde_json::Value {
    serde_json::Value::String(text.to_owned())
}

const fn comma(more: bool) -> &'static str {
    if more { "," } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, BaselineError, Sifted};
    use crate::diagnostic::{Diagnostic, RuleId, Severity};
    use crate::text::SourceSpan;

    fn of(rule: &str, fingerprint: u64) -> Diagnostic {
        Diagnostic {
            rule: RuleId::new(rule),
            severity: Severity::Error,
            span: SourceSpan::default(),
            message: String::new(),
            help: None,
            labels: Vec::new(),
            fix: None,
            fingerprint,
            document: 0,
            sentence: None,
        }
    }

    fn baseline() -> Baseline {
        let mut baseline = Baseline::default();
        baseline.add("b/\"x\".txt", &[of("uncited-claim", 7), of("uncited-claim", 7), of("dangling-citation", 9)]);
        baseline.add("a.txt", &[of("uncited-claim", 1)]);
        baseline.add("clean.txt", &[]);
        baseline
    }

    #[test]
    fn what_is_written_is_sorted_and_read_again() {
        let json = baseline().to_json();
        let expected = r#"{
  "version": 1,
  "tool": "factlint",
  "files": {
    "a.txt": [
      { "rule": "uncited-claim", "fingerprint": "0000000000000001", "count": 1 }
    ],
    "b/\"x\".txt": [
      { "rule": "dangling-citation", "fingerprint": "0000000000000009", "count": 1 },
      { "rule": "uncited-claim", "fingerprint": "0000000000000007", "count": 2 }
    ]
  }
}
"#;
        assert_eq!(json, expected);
        assert_eq!(Baseline::parse(&json), Ok(baseline()));
        assert_eq!(Baseline::parse(&Baseline::default().to_json()), Ok(Baseline::default()));
    }

    #[test]
    fn only_what_is_new_is_left_and_only_rules_that_ran_are_removable() {
        let sift = |rules: &[&str], mut all: Vec<Diagnostic>| {
            let sifted = baseline().sift("b/\"x\".txt", |rule| rules.contains(&rule), &mut all);
            (sifted, all.iter().map(|it| it.fingerprint).collect::<Vec<_>>())
        };
        let all = || vec![of("uncited-claim", 7), of("uncited-claim", 8), of("orphan-citation", 7)];
        let both = ["uncited-claim", "dangling-citation"];
        assert_eq!(sift(&both, all()), (Sifted { known: 1, removable: 2 }, vec![8, 7]));
        assert_eq!(sift(&both[..1], all()), (Sifted { known: 1, removable: 1 }, vec![8, 7]));
        let thrice = vec![of("uncited-claim", 7), of("uncited-claim", 7), of("uncited-claim", 7)];
        assert_eq!(sift(&[], thrice), (Sifted { known: 2, removable: 0 }, vec![7]));
    }

    #[test]
    fn other_texts_are_told_apart() {
        assert_eq!(Baseline::parse("{\"version\": 2, \"known\": []}"), Err(BaselineError::Newer(2)));
        for text in ["", "[]", "{}", "{\"version\": 1}", "<<<<<<< HEAD", "{\"version\": 1, \"files\": {\"a\": [{}]}}"] {
            assert!(matches!(Baseline::parse(text), Err(BaselineError::Broken(_))), "{text}");
        }
        let odd = "{\"version\":1,\"files\":{\"a\":[{\"rule\":\"r\",\"fingerprint\":\"x\",\"count\":1}]}}";
        assert_eq!(Baseline::parse(odd), Err(BaselineError::Broken("`x` is no fingerprint".to_owned())));
    }
}
