//! Finds and loads configuration: the file nearest to an input wins, whatever the current folder is.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{CommandLine, Config, ConfigError, FileKind, Layer, parse, rule_dirs};
use crate::rule::RuleInfo;

/// Why a configuration could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Faults in a file or on the command line.
    #[error("invalid configuration")]
    Config(Vec<ConfigError>),
    /// A file that cannot be read.
    #[error("`{0}` cannot be read: {1}")]
    Io(String, String),
    /// A user's rule that is none.
    #[error("`{0}`: {1}")]
    Rule(String, String),
}

/// A loaded configuration.
pub struct Found {
    /// The configuration.
    pub config: Config,
    /// The folder that its globs are relative to.
    pub root: PathBuf,
    /// Every rule it knows, users' own included.
    pub known: Vec<Arc<RuleInfo>>,
}

impl Found {
    /// `path` relative to the folder of the configuration, with `/`.
    pub fn relative(&self, path: &Path) -> String {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let relative = full.strip_prefix(&self.root).unwrap_or(&full);
        relative.to_string_lossy().replace('\\', "/")
    }
}

/// Loads configurations and remembers them by folder.
pub struct Configs {
    shipped: Vec<Arc<RuleInfo>>,
    line: CommandLine,
    fixed: Option<Arc<Found>>,
    /// By folder, absolute or as it was reached.
    by_folder: HashMap<PathBuf, Arc<Found>>,
    by_file: HashMap<Option<PathBuf>, Arc<Found>>,
}

impl Configs {
    /// With `file`, that one holds for every input.
    ///
    /// # Errors
    /// When `file` cannot be loaded.
    pub fn new(shipped: Vec<Arc<RuleInfo>>, line: CommandLine, file: Option<&Path>) -> Result<Self, LoadError> {
        let mut configs = Self { shipped, line, fixed: None, by_folder: HashMap::new(), by_file: HashMap::new() };
        if let Some(file) = file {
            configs.fixed = Some(configs.load(Some(file.to_path_buf()))?);
        }
        Ok(configs)
    }

    /// The configuration that holds for `path`.
    ///
    /// # Errors
    /// When the nearest file cannot be loaded.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Found>, LoadError> {
        if let Some(fixed) = &self.fixed {
            return Ok(Arc::clone(fixed));
        }
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        if full.is_dir() { self.of_folder(&full) } else { self.of_folder(full.parent().unwrap_or(Path::new(""))) }
    }

    /// The configuration that holds for the file `path`, which is known to be no folder.
    ///
    /// # Errors
    /// When the nearest file cannot be loaded.
    pub fn of_file(&mut self, path: &Path) -> Result<Arc<Found>, LoadError> {
        if let Some(fixed) = &self.fixed {
            return Ok(Arc::clone(fixed));
        }
        let shown = path.parent().unwrap_or(Path::new(""));
        if let Some(found) = self.by_folder.get(shown) {
            return Ok(Arc::clone(found));
        }
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let found = self.of_folder(full.parent().unwrap_or(Path::new("")))?;
        self.by_folder.insert(shown.to_path_buf(), Arc::clone(&found));
        Ok(found)
    }

    fn of_folder(&mut self, folder: &Path) -> Result<Arc<Found>, LoadError> {
        if let Some(found) = self.by_folder.get(folder) {
            return Ok(Arc::clone(found));
        }
        let file = folder.ancestors().find_map(config_in);
        let found = self.load(file)?;
        self.by_folder.insert(folder.to_path_buf(), Arc::clone(&found));
        Ok(found)
    }

    /// Every configuration loaded so far.
    pub fn loaded(&self) -> impl Iterator<Item = &Arc<Found>> {
        let mut all: Vec<_> = self.by_file.iter().collect();
        all.sort_by_key(|(file, _)| (*file).clone());
        all.into_iter().map(|(_, found)| found)
    }

    fn load(&mut self, file: Option<PathBuf>) -> Result<Arc<Found>, LoadError> {
        if let Some(found) = self.by_file.get(&file) {
            return Ok(Arc::clone(found));
        }
        let root = file
            .as_deref()
            .and_then(Path::parent)
            .map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf()));
        let root = root.unwrap_or_else(|| std::path::absolute(".").unwrap_or_default());
        let mut known = self.shipped.clone();
        let mut layers = Vec::new();
        if let Some(file) = &file {
            collect(file, &mut known, &mut layers, 0)?;
        }
        let config = Config::resolve(layers, self.line.clone(), known.clone()).map_err(LoadError::Config)?;
        let found = Arc::new(Found { config, root, known });
        self.by_file.insert(file, Arc::clone(&found));
        Ok(found)
    }
}

/// Files that extend each other deeper than this are taken to do so in a circle.
const DEEPEST: usize = 16;

fn collect(
    file: &Path,
    known: &mut Vec<Arc<RuleInfo>>,
    layers: &mut Vec<Layer>,
    depth: usize,
) -> Result<(), LoadError> {
    let shown = file.strip_prefix(std::env::current_dir().unwrap_or_default()).unwrap_or(file).display().to_string();
    let text = fs::read_to_string(file).map_err(|error| LoadError::Io(shown.clone(), error.to_string()))?;
    let kind = kind_of(file);
    let folder = file.parent().unwrap_or(Path::new(""));
    for dir in rule_dirs(&text, kind) {
        user_rules(&folder.join(dir), known)?;
    }
    let Some(layer) = parse(&shown, &text, kind, known).map_err(LoadError::Config)? else { return Ok(()) };
    for base in &layer.extends {
        if depth >= DEEPEST {
            return Err(LoadError::Io(shown, "files extend each other in a circle".to_owned()));
        }
        collect(&folder.join(&base.value), known, layers, depth + 1)?;
    }
    layers.push(layer);
    Ok(())
}

/// Adds the rules of a folder; one of the same name as another replaces it.
fn user_rules(folder: &Path, known: &mut Vec<Arc<RuleInfo>>) -> Result<(), LoadError> {
    let shown = folder.display().to_string();
    let entries = fs::read_dir(folder).map_err(|error| LoadError::Io(shown, error.to_string()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    for file in files {
        let shown = file.display().to_string();
        let text = fs::read_to_string(&file).map_err(|error| LoadError::Io(shown.clone(), error.to_string()))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let info = RuleInfo::parse(&name, &text).map_err(|error| LoadError::Rule(shown.clone(), error.to_string()))?;
        info.compile().map_err(|error| LoadError::Rule(shown.clone(), error.message))?;
        if info.patterns.is_empty() {
            return Err(LoadError::Rule(shown, "an own rule needs a [[pattern]]".to_owned()));
        }
        known.retain(|held| held.id != info.id);
        known.push(Arc::new(info));
    }
    known.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(())
}

fn kind_of(file: &Path) -> FileKind {
    if file.file_name().is_some_and(|name| name == "pyproject.toml") { FileKind::Pyproject } else { FileKind::Factlint }
}

/// The configuration file of a folder: factlint.toml, or a pyproject.toml that speaks of factlint.
fn config_in(folder: &Path) -> Option<PathBuf> {
    let own = folder.join("factlint.toml");
    if own.is_file() {
        return Some(own);
    }
    let python = folder.join("pyproject.toml");
    let text = fs::read_to_string(&python).ok()?;
    text.contains("[tool.factlint").then_some(python)
}
