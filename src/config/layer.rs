//! One configuration file, read: every value with its origin, every fault with its place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobBuilder};

use super::budget::Budget;
use super::error::{ConfigError, did_you_mean};
use super::profile;
use super::setting::RuleSetting;
use super::suppress::{self, Entry};
use super::tree::{self, Node, Value};
use crate::document::Scope;
use crate::rule::{Preset, ReferenceListMode, RuleInfo};

/// Which kind of file a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// factlint.toml.
    Factlint,
    /// pyproject.toml, of which the table `[tool.factlint]` counts.
    Pyproject,
}

/// A value and where it came from, such as `factlint.toml:3`.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its origin, for people.
    pub origin: String,
    /// Its line in the file.
    pub line: usize,
}

/// Settings that may stand in a file or in an override.
#[derive(Debug, Clone, Default)]
pub struct Scoped {
    pub preset: Option<At<Preset>>,
    pub profile: Option<At<String>>,
    pub reference_list: Option<At<ReferenceListMode>>,
    pub scope: Option<At<Scope>>,
    pub list_inherit: Option<At<bool>>,
    pub assume_answer: Option<At<bool>>,
    pub require_reason: Option<At<bool>>,
    pub select: Vec<At<String>>,
    pub ignore: Vec<At<String>>,
    pub rules: Vec<(String, RuleSetting)>,
    pub budgets: Vec<At<Budget>>,
}

/// Settings for some paths.
#[derive(Debug, Clone)]
pub struct Override {
    /// The paths, relative to the folder of the file.
    pub paths: Vec<Glob>,
    /// What holds for them.
    pub scoped: Scoped,
    /// Where it stands.
    pub at: At<()>,
}

/// One configuration file.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// Its path.
    pub path: String,
    /// Files that it builds on.
    pub extends: Vec<At<String>>,
    /// Folders of users' own rules.
    pub rule_dirs: Vec<At<String>>,
    /// Paths to lint; none means all that readers exist for.
    pub include: Option<Vec<Glob>>,
    /// Paths not to lint.
    pub exclude: Vec<Glob>,
    /// Known diagnostics: a file beside this one.
    pub baseline: Option<At<PathBuf>>,
    /// Settings for all paths.
    pub scoped: Scoped,
    /// Settings for some.
    pub overrides: Vec<Override>,
    /// Diagnostics that are accepted, and the paths in which they are.
    pub suppress: Vec<(Vec<Glob>, Entry)>,
}

const FILE_KEYS: [&str; 9] =
    ["edition", "extends", "include", "exclude", "rule-dirs", "baseline", "rules", "overrides", "suppress"];
const SCOPED_KEYS: [&str; 10] = [
    "preset",
    "profile",
    "reference-list",
    "scope",
    "list-inherit",
    "assume-answer",
    "require-reason",
    "select",
    "ignore",
    "budget",
];

/// Reads a configuration file; `None` for a pyproject.toml that does not speak of factlint.
///
/// # Errors
/// Every fault of the file at once.
pub fn parse(
    path: &str,
    text: &str,
    kind: FileKind,
    known: &[Arc<RuleInfo>],
) -> Result<Option<Layer>, Vec<ConfigError>> {
    let whole = text.len();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = tree::parse(text).map_err(|(message, at)| vec![ConfigError::at(path, text, at, message, None)])?;
    let table = match kind {
        FileKind::Factlint => Some(&root),
        FileKind::Pyproject => child(&root, "tool").and_then(|tool| child(tool, "factlint")),
    };
    let Some(table) = table else { return Ok(None) };
    let mut reader = Reader { path, text, shift: whole - text.len(), known, errors: Vec::new() };
    let layer = reader.layer(table);
    if reader.errors.is_empty() { Ok(Some(layer)) } else { Err(reader.errors) }
}

/// The folders of own rules that a file names: they must be known before the rest of it can be judged.
pub fn rule_dirs(text: &str, kind: FileKind) -> Vec<String> {
    let Ok(root) = tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)) else { return Vec::new() };
    let table = match kind {
        FileKind::Factlint => Some(&root),
        FileKind::Pyproject => child(&root, "tool").and_then(|tool| child(tool, "factlint")),
    };
    match table.and_then(|table| child(table, "rule-dirs")).map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(Node::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn child<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    node.entries()?.iter().find(|(key, _, _)| key == name).map(|(_, _, node)| node)
}

pub(super) struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    /// Bytes before `text` in the file.
    shift: usize,
    known: &'a [Arc<RuleInfo>],
    errors: Vec<ConfigError>,
}

impl Reader<'_> {
    fn layer(&mut self, node: &Node) -> Layer {
        let mut layer = Layer { path: self.path.to_owned(), ..Layer::default() };
        for (key, at, value) in node.entries().unwrap_or_default() {
            match key.as_str() {
                "edition" => self.edition(value),
                "extends" => layer.extends = self.strings(key, value),
                "rule-dirs" => layer.rule_dirs = self.strings(key, value),
                "include" => layer.include = Some(self.globs(key, value)),
                "exclude" => layer.exclude = self.globs(key, value),
                "baseline" => layer.baseline = self.beside(key, value),
                "rules" => layer.scoped.rules = self.rules(value),
                "overrides" => layer.overrides = self.overrides(value),
                "suppress" => layer.suppress = self.suppress(value),
                _ if self.scoped(key, value, &mut layer.scoped) => {}
                "today" => self.error(
                    *at,
                    "`today` is not configured: the clock is an input of the run".to_owned(),
                    Some("use --today DATE or FACTLINT_TODAY".to_owned()),
                ),
                _ => self.unknown("key", key, *at, FILE_KEYS.into_iter().chain(SCOPED_KEYS)),
            }
        }
        layer
    }

    fn edition(&mut self, value: &Node) {
        if value.as_str() != Some("2026") {
            self.error(value.at, "unknown edition".to_owned(), Some("the only edition is \"2026\"".to_owned()));
        }
    }

    /// Reads one key that may also stand in an override; whether it is one.
    fn scoped(&mut self, key: &str, value: &Node, into: &mut Scoped) -> bool {
        match key {
            "preset" => into.preset = self.choice(key, value, &Preset::ALL.map(|it| (it.as_str(), it))),
            "profile" => into.profile = self.choice(key, value, &profile::NAMES.map(|it| (it, it.to_owned()))),
            "reference-list" => {
                let modes = [
                    ("inline", ReferenceListMode::Inline),
                    ("sidecar", ReferenceListMode::Sidecar),
                    ("external", ReferenceListMode::External),
                    ("none", ReferenceListMode::None),
                ];
                into.reference_list = self.choice(key, value, &modes);
            }
            "scope" => {
                let scopes = [("auto", Scope::Auto), ("sentence", Scope::Sentence), ("paragraph", Scope::Paragraph)];
                into.scope = self.choice(key, value, &scopes);
            }
            "list-inherit" => into.list_inherit = self.flag(key, value),
            "assume-answer" => into.assume_answer = self.flag(key, value),
            "require-reason" => into.require_reason = self.flag(key, value),
            "select" => into.select = self.rule_names(key, value),
            "ignore" => into.ignore = self.rule_names(key, value),
            "budget" => into.budgets = self.budgets(value),
            _ => return false,
        }
        true
    }

    fn overrides(&mut self, node: &Node) -> Vec<Override> {
        let Value::List(items) = &node.value else {
            self.error(node.at, "`overrides` is a list of tables, as in `[[overrides]]`".to_owned(), None);
            return Vec::new();
        };
        let mut result = Vec::new();
        for item in items {
            let mut scoped = Scoped::default();
            let mut paths = Vec::new();
            let mut first = item.at;
            for (key, at, value) in item.entries().unwrap_or_default() {
                match key.as_str() {
                    "paths" => {
                        paths = self.globs(key, value);
                        first = *at;
                    }
                    "rules" => scoped.rules = self.rules(value),
                    _ if self.scoped(key, value, &mut scoped) => {}
                    _ => {
                        self.unknown("key of an override", key, *at, SCOPED_KEYS.into_iter().chain(["paths", "rules"]));
                    }
                }
            }
            if paths.is_empty() {
                self.error(
                    first,
                    "an override needs `paths`".to_owned(),
                    Some("for example `paths = [\"archive/**\"]`".to_owned()),
                );
            }
            result.push(Override { paths, scoped, at: self.here(first, ()) });
        }
        result
    }

    fn suppress(&mut self, node: &Node) -> Vec<(Vec<Glob>, Entry)> {
        let Value::List(items) = &node.value else {
            self.error(node.at, suppress::NO_LIST.to_owned(), None);
            return Vec::new();
        };
        let mut result = Vec::new();
        for item in items {
            let (mut faults, mut paths) = (Vec::new(), Vec::new());
            let mut reader = suppress::Reader { known: self.known, faults: &mut faults };
            let entry = reader.entry(item, |key, value| {
                let is_path = matches!(key, "path" | "paths");
                if is_path {
                    paths.extend(self.globs(key, value));
                }
                is_path
            });
            for fault in faults {
                self.error(fault.span.start, fault.message, fault.help);
            }
            if paths.is_empty() {
                let help = Some("for example `path = \"answers/harbour.txt\"`".to_owned());
                self.error(item.at, "a suppression of the configuration needs `path` or `paths`".to_owned(), help);
            }
            // The entry is told apart from others by its bytes in the file, byte order mark included.
            result.extend(entry.map(|entry| (paths, Entry { span: entry.span.offset(self.shift), ..entry })));
        }
        result
    }

    fn rule_names(&mut self, key: &str, value: &Node) -> Vec<At<String>> {
        let Value::List(items) = &value.value else {
            self.error(value.at, format!("`{key}` is a list of rule names"), None);
            return Vec::new();
        };
        let mut names = Vec::new();
        for item in items {
            match item.as_str() {
                Some(name) if self.rule(name, item.at).is_some() => names.push(self.here(item.at, name.to_owned())),
                Some(_) => {}
                None => self.error(item.at, "a rule name is a string".to_owned(), None),
            }
        }
        names
    }

    pub(super) fn rule(&mut self, name: &str, at: usize) -> Option<Arc<RuleInfo>> {
        let found = self.known.iter().find(|info| info.id.as_str() == name).cloned();
        match &found {
            None => {
                let known: Vec<String> = self.known.iter().map(|info| info.id.to_string()).collect();
                self.unknown("rule", name, at, known.iter().map(String::as_str));
            }
            Some(info) if info.reserved => {
                self.error(at, format!("`{name}` belongs to the tool itself and cannot be configured"), None);
                return None;
            }
            Some(_) => {}
        }
        found
    }

    fn strings(&mut self, key: &str, value: &Node) -> Vec<At<String>> {
        let items = match &value.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![value],
        };
        let mut result = Vec::new();
        for item in items {
            match item.as_str() {
                Some(text) => result.push(self.here(item.at, text.to_owned())),
                None => self.error(item.at, format!("`{key}` holds strings"), None),
            }
        }
        result
    }

    /// A file, named as seen from the folder of this one.
    fn beside(&mut self, key: &str, value: &Node) -> Option<At<PathBuf>> {
        let Some(name) = value.as_str().filter(|name| !name.is_empty()) else {
            let help = Some("for example `baseline = \"factlint-baseline.json\"`".to_owned());
            self.error(value.at, format!("`{key}` is the name of a file"), help);
            return None;
        };
        let folder = Path::new(self.path).parent().unwrap_or(Path::new(""));
        Some(self.here(value.at, folder.join(name)))
    }

    fn globs(&mut self, key: &str, value: &Node) -> Vec<Glob> {
        let mut globs = Vec::new();
        let texts = self.strings(key, value);
        for text in texts {
            match GlobBuilder::new(text.value.trim_start_matches("./")).literal_separator(true).build() {
                Ok(glob) => globs.push(glob),
                Err(error) => self.error(value.at, format!("`{}` is no glob: {}", text.value, error.kind()), None),
            }
        }
        globs
    }

    fn choice<T: Clone>(&mut self, key: &str, value: &Node, choices: &[(&str, T)]) -> Option<At<T>> {
        let names = || choices.iter().map(|(name, _)| *name);
        let Some(text) = value.as_str() else {
            self.error(
                value.at,
                format!("`{key}` is a string"),
                Some(format!("one of: {}", names().collect::<Vec<_>>().join(", "))),
            );
            return None;
        };
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| choice.clone());
        if found.is_none() {
            let help = did_you_mean(text, names())
                .unwrap_or_else(|| format!("one of: {}", names().collect::<Vec<_>>().join(", ")));
            self.error(value.at, format!("unknown {key} `{text}`"), Some(help));
        }
        found.map(|choice| self.here(value.at, choice))
    }

    fn flag(&mut self, key: &str, value: &Node) -> Option<At<bool>> {
        let flag = value.as_bool();
        if flag.is_none() {
            self.error(value.at, format!("`{key}` is true or false"), None);
        }
        flag.map(|flag| self.here(value.at, flag))
    }

    pub(super) fn unknown<'k>(&mut self, what: &str, name: &str, at: usize, known: impl IntoIterator<Item = &'k str>) {
        let help = did_you_mean(name, known);
        self.error(at, format!("unknown {what} `{name}`"), help);
    }

    pub(super) fn error(&mut self, at: usize, message: String, help: Option<String>) {
        self.errors.push(ConfigError::at(self.path, self.text, at, message, help));
    }

    pub(super) fn here<T>(&self, at: usize, value: T) -> At<T> {
        let line = self.text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        At { value, origin: format!("{}:{line}", self.path), line }
    }
}
