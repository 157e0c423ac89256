//! The linter: documents in, sorted diagnostics out. No clock, no disk, no terminal.

mod baseline;
mod budget;
mod examples;
mod fix;
mod identity;
mod ignore;
mod order;
mod suppress;
mod trace;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{ActiveRule, Budget, Plan};
use crate::diagnostic::{Checked, Diagnostic, DocumentSummary, InputFormat, RuleId, Severity, Suppressed, Wanted};
use crate::document::reference::SidecarEntry;
use crate::document::{Document, Extra};
use crate::read;
use crate::rule::{Compiled, Context, PatternSet, Rule, Settings};
use crate::rules;
use crate::text::SourceSpan;

use suppress::{Asked, Terms};

pub use baseline::{Baseline, BaselineError, Sifted};
pub use examples::{ExampleOutcome, run_examples};
pub use fix::{Mended, Refused};
pub use ignore::{Ignored, ignore};
pub use suppress::{Suppress, SuppressFile, of_configuration};
pub use trace::{Verdict, trace};

/// A plan that cannot be carried out.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// An option that the rule cannot use.
    #[error("rule `{rule}`: {message}")]
    Options {
        /// The rule.
        rule: RuleId,
        /// What is wrong.
        message: String,
    },
    /// A pattern that does not compile.
    #[error(transparent)]
    Pattern(#[from] crate::rule::PatternError),
}

/// One plan, ready to run on any number of documents from any number of threads.
pub struct Linter {
    /// Rules in code, sorted by name.
    coded: Vec<(ActiveRule, Box<dyn Rule>)>,
    patterns: PatternSet,
    settings: Settings,
    extra: Extra,
    assume_answer: bool,
    budgets: Vec<Budget>,
    terms: Terms,
    /// Rules whose diagnostics are not known by the words at their place.
    special: identity::Special,
    wanted: Wanted,
}

/// What came of one input.
pub enum Outcome {
    /// It was linted.
    Checked(Box<Checked>),
    /// It does not look like an answer, and nobody said that it is one.
    NotAnswer,
}

/// One input.
#[derive(Debug, Clone)]
pub struct Input {
    /// The path to show.
    pub path: String,
    /// Its text.
    pub source: String,
    /// Its form.
    pub format: InputFormat,
    /// References kept beside it.
    pub sidecar: Vec<SidecarEntry>,
    /// Whether it is linted even if it does not look like an answer.
    pub named: bool,
    /// Diagnostics accepted outside of it.
    pub suppress: Suppress,
}

impl Linter {
    /// Prepares `plan` for the day `today`.
    ///
    /// # Errors
    /// When an option or a pattern cannot be used.
    pub fn new(plan: &Plan, today: Date) -> Result<Self, BuildError> {
        let (mut coded, mut patterns) = (Vec::new(), Vec::new());
        for active in &plan.rules {
            let name = active.info.id.as_str();
            let made = rules::coded(name, active.options.clone());
            match made.map_err(|error| BuildError::Options {
                rule: active.info.id.clone(),
                message: error.message().to_owned(),
            })? {
                Some(rule) => coded.push((active.clone(), rule)),
                None => patterns.push(Compiled::new(Arc::clone(&active.info), active.severity, &active.options)?),
            }
        }
        coded.sort_by(|(left, _), (right, _)| left.info.id.cmp(&right.info.id));
        let patterns = PatternSet::new(patterns);
        let settings = Settings { today, reference_list: plan.reference_list };
        let extra =
            Extra { sidecar: Vec::new(), scope: plan.scope, list_inherit: plan.list_inherit, ..Extra::default() };
        Ok(Self {
            coded,
            patterns,
            settings,
            extra,
            assume_answer: plan.assume_answer,
            budgets: plan.budgets.values().map(|at| at.value.clone()).collect(),
            terms: Terms::of(plan),
            special: identity::special(&plan.rules),
            wanted: Wanted::ALL,
        })
    }

    /// The same for an output that shows only what is `wanted`: without scores, what a citation covers need not be
    /// judged.
    #[must_use]
    pub fn showing(self, wanted: Wanted) -> Self {
        Self { wanted, ..self }
    }

    /// Reads and lints one input.
    pub fn check(&self, input: Input) -> Outcome {
        let document = self.read(&input);
        if !self.takes(&input, &document) {
            return Outcome::NotAnswer;
        }
        let (mut diagnostics, suppressed, beside) = self.diagnose(&input, &document);
        let mut documents = Vec::new();
        if self.wanted.scores || !self.budgets.is_empty() {
            let summary = self.summary(&document);
            let exceeded = budget::judge(&self.budgets, &document, &summary);
            if !exceeded.is_empty() {
                // Whoever wants another budget says so in the configuration: no suppression is asked.
                diagnostics.extend(exceeded);
                order::sort(&mut diagnostics);
            }
            documents.push(summary);
        }
        Outcome::Checked(Box::new(Checked {
            path: input.path,
            format: Some(input.format),
            source: input.source,
            documents,
            diagnostics,
            suppressed,
            beside,
        }))
    }

    /// What is wrong with a document, what of that is suppressed, and what is wrong with suppressions kept beside it.
    fn diagnose(&self, input: &Input, document: &Document) -> (Vec<Diagnostic>, Vec<Suppressed>, Option<Box<Checked>>) {
        let mut diagnostics = order::finish(self.run(document), &self.coded);
        let asked = Asked::of(&input.source, &document.comments, &input.suppress, &self.terms);
        if self.wanted.fingerprints || asked.as_ref().is_some_and(Asked::wants_fingerprints) {
            self.identify(document, input, &mut diagnostics);
        }
        let (mut own, mut suppressed, mut beside) = (Vec::new(), Vec::new(), None);
        if let Some(asked) = asked {
            let accepted = asked.apply(&mut diagnostics, &self.terms);
            (own, suppressed, beside) = (accepted.own, accepted.suppressed, accepted.beside);
        }
        if input.format == InputFormat::Text {
            own.append(&mut suppress::in_plain_text(&input.source));
        }
        if !own.is_empty() {
            self.identify(document, input, &mut own);
            diagnostics.append(&mut own);
            order::sort(&mut diagnostics);
        }
        (diagnostics, suppressed, beside)
    }

    fn identify(&self, document: &Document, input: &Input, all: &mut [Diagnostic]) {
        identity::identify(document, &input.source, &self.special, all);
    }

    /// Whether an input is linted: it was named, or it looks like an answer.
    fn takes(&self, input: &Input, document: &Document) -> bool {
        input.named || self.assume_answer || document.is_answer()
    }

    /// Whether the rule `name` runs.
    pub fn runs(&self, name: &str) -> bool {
        name == budget::RULE && !self.budgets.is_empty() || self.terms.runs(name)
    }

    /// Reads one input without linting it.
    pub fn read(&self, input: &Input) -> Document {
        let extra = Extra { sidecar: input.sidecar.clone(), ..self.extra.clone() };
        read::read(&input.source, input.format, &extra)
    }

    /// Everything that any rule says, before rules yield to each other.
    fn run(&self, document: &Document) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        for (active, rule) in &self.coded {
            let before = out.len();
            let ran = catch_unwind(AssertUnwindSafe(|| {
                let mut cx = Context::new(document, 0, &self.settings, &active.info, active.severity, &mut out);
                rule.check(&mut cx);
            }));
            if ran.is_err() {
                out.truncate(before);
                out.push(failed(&active.info.id));
            }
        }
        let before = out.len();
        if catch_unwind(AssertUnwindSafe(|| self.patterns.check(document, 0, &self.settings, &mut out))).is_err() {
            out.truncate(before);
            out.push(failed(&RuleId::new("patterns")));
        }
        out
    }

    /// What is known of a document, freshness included.
    pub fn summary(&self, document: &Document) -> DocumentSummary {
        let scores = document.scores();
        let mut values = scores.values;
        let stale = self.coded.iter().find(|(active, _)| active.info.id.as_str() == "stale-check-date");
        let limit = stale.and_then(|(active, _)| active.options.get("max-age-days")).and_then(toml::Value::as_integer);
        let age = document
            .front
            .check_date
            .as_ref()
            .and_then(crate::document::CheckDate::last_day)
            .map(|day| (self.settings.today - day).get_days());
        #[allow(clippy::cast_precision_loss)]
        let freshness = age.map(|age| (1.0 - f64::from(age) / limit.unwrap_or(180) as f64).clamp(0.0, 1.0));
        values.push(("freshness", freshness));
        values.push(("age_days", age.map(f64::from)));
        DocumentSummary {
            dialect: document.dialect.as_str(),
            claims: scores.claims,
            cited: scores.cited,
            scores: values,
            fractions: scores.fractions,
        }
    }
}

/// The diagnostic of a rule that panicked.
fn failed(rule: &RuleId) -> Diagnostic {
    Diagnostic {
        rule: RuleId::new("rule-failed"),
        severity: Severity::Error,
        span: SourceSpan::default(),
        message: format!("rule `{rule}` failed on this document"),
        help: Some(
            "this is a fault of factlint: please report it with the document, and switch the rule off meanwhile"
                .to_owned(),
        ),
        labels: Vec::new(),
        fix: None,
        fingerprint: 0,
        document: 0,
        sentence: None,
    }
}
