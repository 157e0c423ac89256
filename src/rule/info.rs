//! A rule's file, typed: everything that is said about a rule comes from there.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Applicability, RuleId, Severity};

/// A set of rules and of defaults for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// The rules that gate publication.
    Minimal,
    /// What an editor would want to hear.
    Recommended,
    /// Every rule.
    Strict,
}

impl Preset {
    /// All presets, the smallest first.
    pub const ALL: [Self; 3] = [Self::Minimal, Self::Recommended, Self::Strict];

    /// `minimal`, `recommended` or `strict`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Recommended => "recommended",
            Self::Strict => "strict",
        }
    }

    /// The preset of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == name)
    }
}

/// A value that is the same in all presets, or one for each.
#[derive(Debug, Clone, PartialEq)]
pub struct PerPreset<T>([T; 3]);

impl<T> PerPreset<T> {
    /// The value in `preset`.
    pub const fn get(&self, preset: Preset) -> &T {
        &self.0[preset as usize]
    }
}

/// Where a pattern is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Visible text without code, addresses and the reference list's addresses.
    #[default]
    Prose,
    /// The answer's own words: prose without quotations and without what stands in for a citation.
    Words,
    /// Sentences that are claims.
    Claim,
    /// Headings and the title.
    Heading,
    /// Questions and follow-up questions.
    Question,
    /// Entries of the reference list.
    Reference,
    /// Addresses, in the text and behind links.
    Url,
    /// Everything, code excepted.
    Any,
}

/// What a diagnostic is known by when the text around it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// The words at its place: the sentence without its citations, the entry without its number.
    #[default]
    Passage,
    /// Its message, which must hold neither counts nor days nor numbers of citations.
    Message,
    /// Nothing but the rule: it concerns the document as a whole.
    Document,
}

/// One pattern of a rule that needs no code.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternInfo {
    /// A stable name within the rule.
    #[serde(default)]
    pub id: String,
    /// Who leaves such text behind; `{label}` in the message.
    #[serde(default)]
    pub label: String,
    /// Where to look.
    #[serde(default)]
    pub scope: Scope,
    /// Literals of which every match holds at least one; without them the expression is not run.
    #[serde(default)]
    pub needs: Vec<String>,
    /// A regular expression of the `regex` crate.
    pub regex: String,
    /// The group to point at; the whole match without it.
    #[serde(default)]
    pub span: Option<String>,
    /// The message; `{name}` stands for a group, `{match}` for the text pointed at.
    pub message: String,
    /// How sure a match is a fault: `certain`, `high`, `medium` or `low`.
    #[serde(default)]
    pub confidence: Option<String>,
    /// What to write instead.
    #[serde(default)]
    pub fix: Option<PatternFix>,
    /// Texts that must match.
    #[serde(default)]
    pub matches: Vec<String>,
    /// Texts that must not match.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// What a pattern offers to write instead of what it found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternFix {
    /// The replacement; `$1` or `${name}` stand for groups.
    pub replace: String,
    /// `safe`, `unsafe` or `display`.
    #[serde(deserialize_with = "applicability")]
    pub applicability: Applicability,
}

fn applicability<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Applicability, D::Error> {
    match String::deserialize(from)?.as_str() {
        "safe" => Ok(Applicability::Safe),
        "unsafe" => Ok(Applicability::Unsafe),
        "display" => Ok(Applicability::Display),
        other => Err(serde::de::Error::custom(format!("unknown applicability `{other}`: safe, unsafe or display"))),
    }
}

/// One option of a rule.
#[derive(Debug, Clone)]
pub struct OptionInfo {
    /// Its name, kebab-case.
    pub name: String,
    /// Its value unless configured.
    pub default: PerPreset<toml::Value>,
    /// What it does.
    pub doc: String,
    /// The values it may have, where they are few.
    pub values: Vec<String>,
}

/// An example of a rule: shown to people, run as a test.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Example {
    /// A document with a fault; `⟦ ⟧` stand round what is reported.
    #[serde(default)]
    pub bad: Option<String>,
    /// A document without one.
    #[serde(default)]
    pub good: Option<String>,
    /// What the bad document becomes when it is fixed, with fixes that a person must look at.
    #[serde(default)]
    pub fixed: Option<String>,
    /// What it shows.
    #[serde(default)]
    pub note: Option<String>,
    /// `txt` or `md`.
    #[serde(default)]
    pub format: Option<String>,
    /// The day on which it is checked.
    #[serde(default)]
    pub today: Option<String>,
    /// The preset it is checked with.
    #[serde(default)]
    pub preset: Option<String>,
    /// How bad what is reported is, for rules that report some of it milder.
    #[serde(default)]
    pub severity: Option<String>,
    /// Other rules that are switched on, too; what they report is not looked at.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Options of the rule.
    #[serde(default)]
    pub options: toml::Table,
}

/// Everything that is said about a rule.
#[derive(Debug, Clone)]
pub struct RuleInfo {
    /// Its name: the name of the file.
    pub id: RuleId,
    /// One sentence.
    pub summary: String,
    /// The group it is listed in.
    pub group: String,
    /// How bad its diagnostics are.
    pub severity: PerPreset<Severity>,
    /// The presets that hold it.
    pub presets: Vec<Preset>,
    /// The best fix it may offer: `none`, `safe` or `unsafe`.
    pub fix: String,
    /// The version that brought it.
    pub since: String,
    /// Rules whose report on the same sentence makes this rule's report on it superfluous.
    pub yields_to: Vec<String>,
    /// Why it exists.
    pub why: String,
    /// What it reports and what not.
    pub detection: String,
    /// Classes of false alarms that are known.
    pub known_false_positives: Vec<String>,
    /// Its options, sorted by name.
    pub options: Vec<OptionInfo>,
    /// Its patterns; empty for a rule in code.
    pub patterns: Vec<PatternInfo>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// What its diagnostics are known by in a baseline.
    pub identity: Identity,
    /// Whether the name belongs to the tool itself, so that no document can break the rule.
    pub reserved: bool,
}

/// A rule's file that is not one.
#[derive(Debug, Clone, thiserror::Error)]
pub enum InfoError {
    /// No TOML, an unknown key or a value of the wrong type.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// A value that no rule can have.
    #[error("{0}")]
    Value(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Raw {
    summary: String,
    group: String,
    severity: toml::Value,
    #[serde(default)]
    presets: Vec<String>,
    #[serde(default)]
    fix: Option<String>,
    since: String,
    #[serde(default)]
    yields_to: Vec<String>,
    why: String,
    #[serde(default)]
    detection: String,
    #[serde(default)]
    known_false_positives: Vec<String>,
    #[serde(default)]
    options: BTreeMap<String, RawOption>,
    #[serde(default)]
    pattern: Vec<PatternInfo>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    identity: Identity,
    #[serde(default)]
    reserved: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOption {
    default: toml::Value,
    doc: String,
    #[serde(default)]
    values: Vec<String>,
}

impl RuleInfo {
    /// Reads the file of the rule `name`.
    ///
    /// # Errors
    /// When the text is not the file of a rule; the error says what is wrong and where.
    pub fn parse(name: &str, text: &str) -> Result<Self, InfoError> {
        Self::of(name, toml::from_str(text)?)
    }

    /// Reads what the build has kept of the file of the rule `name`: JSON without prose and examples. None where the
    /// build has not written it.
    pub fn from_lean(name: &str, json: &str) -> Option<Self> {
        Self::of(name, serde_json::from_str(json).ok()?).ok()
    }

    fn of(name: &str, raw: Raw) -> Result<Self, InfoError> {
        let severity = per_preset(&raw.severity, |value| {
            value
                .as_str()
                .and_then(|name| name.parse().ok())
                .ok_or_else(|| bad("severity must be error, warning or info"))
        })?;
        let presets: Result<Vec<Preset>, InfoError> = raw
            .presets
            .iter()
            .map(|name| Preset::from_name(name).ok_or_else(|| bad(&format!("unknown preset `{name}`"))))
            .collect();
        let options = raw.options.into_iter().map(|(name, option)| {
            let default = per_preset(&option.default, |value| Ok(value.clone()))?;
            Ok(OptionInfo { name, default, doc: option.doc, values: option.values })
        });
        Ok(Self {
            id: RuleId::new(name),
            summary: raw.summary,
            group: raw.group,
            severity,
            presets: presets?,
            fix: raw.fix.unwrap_or_else(|| "none".to_owned()),
            since: raw.since,
            yields_to: raw.yields_to,
            why: raw.why.trim().to_owned(),
            detection: raw.detection.trim().to_owned(),
            known_false_positives: raw.known_false_positives,
            options: options.collect::<Result<_, InfoError>>()?,
            patterns: raw.pattern,
            examples: raw.example,
            identity: raw.identity,
            reserved: raw.reserved,
        })
    }

    /// The option called `name`.
    pub fn option(&self, name: &str) -> Option<&OptionInfo> {
        self.options.iter().find(|option| option.name == name)
    }

    /// The values of all options in `preset`.
    pub fn defaults(&self, preset: Preset) -> toml::Table {
        self.options.iter().map(|option| (option.name.clone(), option.default.get(preset).clone())).collect()
    }
}

fn bad(message: &str) -> InfoError {
    InfoError::Value(message.to_owned())
}

/// A table whose keys are presets gives each its value; a preset it leaves out takes the next smaller one's,
/// or else the next larger one's.
fn per_preset<T: Clone>(
    value: &toml::Value,
    read: impl Fn(&toml::Value) -> Result<T, InfoError>,
) -> Result<PerPreset<T>, InfoError> {
    let table =
        value.as_table().filter(|table| !table.is_empty() && table.keys().all(|key| Preset::from_name(key).is_some()));
    let Some(table) = table else {
        let same = read(value)?;
        return Ok(PerPreset([same.clone(), same.clone(), same]));
    };
    let named = |preset: Preset| table.get(preset.as_str());
    let [minimal, recommended, strict] = Preset::ALL.map(named);
    let first = minimal.or(recommended).or(strict).unwrap_or(value);
    let second = recommended.or(minimal).or(strict).unwrap_or(value);
    let third = strict.or(recommended).or(minimal).unwrap_or(value);
    Ok(PerPreset([read(first)?, read(second)?, read(third)?]))
}
