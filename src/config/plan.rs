//! Layers resolved: which rules run on a path, how severely, with which options, and who said so.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use globset::{GlobSet, GlobSetBuilder};

use super::budget::Budget;
use super::error::{ConfigError, did_you_mean};
use super::layer::{At, Layer, Scoped};
use super::profile;
use super::suppress::ConfigEntry;
use crate::diagnostic::Severity;
use crate::document::Scope;
use crate::rule::{Preset, ReferenceListMode, RuleInfo};

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct CommandLine {
    /// `--preset`.
    pub preset: Option<Preset>,
    /// `--profile`.
    pub profile: Option<String>,
    /// `--select`: exactly these rules.
    pub select: Option<Vec<String>>,
    /// `--ignore`: not these.
    pub ignore: Vec<String>,
}

/// A rule that runs.
#[derive(Debug, Clone)]
pub struct ActiveRule {
    /// The rule.
    pub info: Arc<RuleInfo>,
    /// The severity of its diagnostics.
    pub severity: Severity,
    /// All its options.
    pub options: toml::Table,
    /// Who switched it on, who set its severity and each option.
    pub origins: BTreeMap<String, String>,
}

/// What holds for a path.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Equal for paths for which the same holds.
    pub id: usize,
    pub preset: Preset,
    /// Rules that run, sorted by name.
    pub rules: Vec<ActiveRule>,
    pub reference_list: ReferenceListMode,
    pub scope: Scope,
    pub list_inherit: bool,
    pub assume_answer: bool,
    /// Whether a suppression needs a reason.
    pub require_reason: bool,
    /// Whether the command line says which rules run: rules may then be off that suppressions are written for.
    pub narrowed: bool,
    /// Every rule, on or off.
    pub known: Arc<Vec<Arc<RuleInfo>>>,
    /// Limits for scores, by key.
    pub budgets: BTreeMap<String, At<Budget>>,
    /// Origins of the settings above, by key.
    pub origins: BTreeMap<&'static str, String>,
}

/// Resolved configuration.
pub struct Config {
    known: Arc<Vec<Arc<RuleInfo>>>,
    base: Vec<Scoped>,
    suppress: Vec<Arc<ConfigEntry>>,
    overrides: Vec<(GlobSet, Scoped, At<()>, AtomicBool)>,
    include: Option<GlobSet>,
    exclude: GlobSet,
    baseline: Option<At<PathBuf>>,
    command_line: CommandLine,
    plans: Mutex<BTreeMap<Vec<usize>, Arc<Plan>>>,
}

impl Config {
    /// Resolves `layers`, the weakest first, under the command line.
    ///
    /// # Errors
    /// When the command line names what does not exist.
    pub fn resolve(
        layers: Vec<Layer>,
        command_line: CommandLine,
        known: Vec<Arc<RuleInfo>>,
    ) -> Result<Self, Vec<ConfigError>> {
        let mut errors = Vec::new();
        for name in command_line.select.iter().flatten().chain(&command_line.ignore) {
            if !known.iter().any(|info| info.id.as_str() == name) {
                let help = did_you_mean(name, known.iter().map(|info| info.id.as_str()));
                errors.push(ConfigError::of_command_line(format!("unknown rule `{name}`"), help));
            }
        }
        if let Some(name) = command_line.profile.as_deref().filter(|name| !profile::NAMES.contains(name)) {
            let help = Some(format!("the profiles are: {}", profile::NAMES.join(", ")));
            errors.push(ConfigError::of_command_line(format!("unknown profile `{name}`"), help));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let set = |globs: Vec<globset::Glob>| {
            let mut builder = GlobSetBuilder::new();
            for glob in globs {
                builder.add(glob);
            }
            builder.build().unwrap_or_else(|_| GlobSet::empty())
        };
        let (mut base, mut overrides, mut include, mut exclude) = (Vec::new(), Vec::new(), None, Vec::new());
        let mut suppress = Vec::new();
        let mut baseline = None;
        for layer in layers {
            base.push(layer.scoped);
            include = layer.include.or(include);
            exclude.extend(layer.exclude);
            let entries = layer.suppress.into_iter();
            suppress.extend(entries.map(|(paths, it)| Arc::new(ConfigEntry::new(it, &layer.path, set(paths)))));
            baseline = layer.baseline.or(baseline);
            overrides.extend(
                layer.overrides.into_iter().map(|it| (set(it.paths), it.scoped, it.at, AtomicBool::new(false))),
            );
        }
        Ok(Self {
            known: Arc::new(known),
            base,
            suppress,
            overrides,
            include: include.map(set),
            exclude: set(exclude),
            baseline,
            command_line,
            plans: Mutex::default(),
        })
    }

    /// Whether `path` (relative, with `/`) is to be linted as far as `include` says; none where it says nothing.
    pub fn includes(&self, path: &str) -> Option<bool> {
        self.include.as_ref().map(|globs| globs.is_match(path))
    }

    /// Whether `path` is excluded, also where it is named.
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }

    /// The baseline that a file names, as seen from the folder of the run.
    pub const fn baseline(&self) -> Option<&At<PathBuf>> {
        self.baseline.as_ref()
    }

    /// What holds for `path`, relative to the folder of the configuration, with `/`.
    pub fn plan(&self, path: &str) -> Arc<Plan> {
        let matching: Vec<usize> =
            (0..self.overrides.len()).filter(|&at| self.overrides[at].0.is_match(path)).collect();
        for &at in &matching {
            self.overrides[at].3.store(true, Ordering::Relaxed);
        }
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let id = plans.len();
        Arc::clone(plans.entry(matching).or_insert_with_key(|matching| Arc::new(self.make(id, matching))))
    }

    /// Overrides whose paths matched nothing that was asked for.
    pub fn unused_overrides(&self) -> Vec<&At<()>> {
        self.overrides.iter().filter(|it| !it.3.load(Ordering::Relaxed)).map(|it| &it.2).collect()
    }

    /// The entries that accept diagnostics of `path`.
    pub fn suppressions(&self, path: &str) -> Vec<Arc<ConfigEntry>> {
        self.suppress.iter().filter(|it| it.paths.is_match(path)).cloned().collect()
    }

    /// Every entry that accepts diagnostics somewhere.
    pub fn all_suppressions(&self) -> &[Arc<ConfigEntry>] {
        &self.suppress
    }

    /// The severity of a rule in the first plan in which it runs; none where it ran nowhere.
    pub fn severity_of(&self, rule: &str) -> Option<Severity> {
        let plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        plans.values().find_map(|plan| plan.rules.iter().find(|it| it.info.id.as_str() == rule)).map(|it| it.severity)
    }

    fn make(&self, id: usize, matching: &[usize]) -> Plan {
        let mut scopes: Vec<Scoped> = self.base.clone();
        scopes.extend(matching.iter().map(|&at| self.overrides[at].1.clone()));
        let line = &self.command_line;
        let (preset, preset_from) = match (line.preset, last(&scopes, |it| it.preset.as_ref())) {
            (Some(preset), _) => (preset, "--preset".to_owned()),
            (None, Some(at)) => (at.value, at.origin.clone()),
            (None, None) => (Preset::Recommended, "default".to_owned()),
        };
        let profile =
            line.profile.clone().or_else(|| last(&scopes, |it| it.profile.as_ref()).map(|at| at.value.clone()));
        let house = profile.and_then(|name| profile::settings(&name, &self.known).ok().flatten());
        if let Some(house) = house {
            scopes.insert(0, house);
        }
        let mut origins = BTreeMap::from([("preset", preset_from)]);
        let strict_scope = if preset == Preset::Strict { Scope::Sentence } else { Scope::Auto };
        let mut note = |key: &'static str, origin: Option<&str>| {
            origins.insert(key, origin.unwrap_or("default").to_owned());
        };
        let list = last(&scopes, |it| it.reference_list.as_ref());
        let scope = last(&scopes, |it| it.scope.as_ref());
        let inherit = last(&scopes, |it| it.list_inherit.as_ref());
        let assume = last(&scopes, |it| it.assume_answer.as_ref());
        let reason = last(&scopes, |it| it.require_reason.as_ref());
        note("reference-list", list.map(|at| at.origin.as_str()));
        note("scope", scope.map(|at| at.origin.as_str()));
        note("list-inherit", inherit.map(|at| at.origin.as_str()));
        note("assume-answer", assume.map(|at| at.origin.as_str()));
        note("require-reason", reason.map(|at| at.origin.as_str()));
        Plan {
            id,
            preset,
            rules: self.known.iter().filter_map(|info| self.active(info, preset, &scopes)).collect(),
            reference_list: list.map_or(ReferenceListMode::Inline, |at| at.value),
            scope: scope.map_or(strict_scope, |at| at.value),
            list_inherit: inherit.is_none_or(|at| at.value),
            assume_answer: assume.is_some_and(|at| at.value),
            require_reason: reason.map_or(preset == Preset::Strict, |at| at.value),
            narrowed: line.select.is_some() || !line.ignore.is_empty(),
            known: Arc::clone(&self.known),
            budgets: scopes.iter().flat_map(|it| &it.budgets).map(|at| (at.value.key.clone(), at.clone())).collect(),
            origins,
        }
    }

    fn active(&self, info: &Arc<RuleInfo>, preset: Preset, scopes: &[Scoped]) -> Option<ActiveRule> {
        if info.reserved {
            return None;
        }
        let name = info.id.as_str();
        let mut on = (info.presets.contains(&preset), format!("preset {}", preset.as_str()));
        let mut severity = (*info.severity.get(preset), format!("preset {}", preset.as_str()));
        let mut options = info.defaults(preset);
        let mut origins = BTreeMap::new();
        for scope in scopes {
            for (list, value) in [(&scope.select, true), (&scope.ignore, false)] {
                if let Some(at) = list.iter().find(|at| at.value == name) {
                    on = (value, at.origin.clone());
                }
            }
            for (_, setting) in scope.rules.iter().filter(|(rule, _)| rule == name) {
                if let Some(at) = &setting.on {
                    on = (at.value, at.origin.clone());
                }
                if let Some(at) = &setting.severity {
                    severity = (at.value, at.origin.clone());
                }
                for (key, at) in &setting.options {
                    options.insert(key.clone(), at.value.clone());
                    origins.insert(key.clone(), at.origin.clone());
                }
            }
        }
        if let Some(select) = &self.command_line.select {
            on = (select.iter().any(|it| it == name), "--select".to_owned());
        }
        if self.command_line.ignore.iter().any(|it| it == name) {
            on = (false, "--ignore".to_owned());
        }
        origins.insert("on".to_owned(), on.1);
        origins.insert("severity".to_owned(), severity.1);
        on.0.then(|| ActiveRule { info: Arc::clone(info), severity: severity.0, options, origins })
    }
}

fn last<'s, T>(scopes: &'s [Scoped], get: impl Fn(&'s Scoped) -> Option<&'s At<T>>) -> Option<&'s At<T>> {
    scopes.iter().rev().find_map(get)
}
