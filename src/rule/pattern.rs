//! Pattern rules: all patterns of all such rules looked for together, literals first.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use regex::{Captures, Regex};

use super::context::{Context, Settings};
use super::info::{PatternInfo, RuleInfo, Scope};
use super::literal::{Literals, RARE_IN_ADDRESSES};
use super::template::fill;
use crate::diagnostic::{Applicability, Diagnostic, RuleId, Severity};
use crate::document::{BlockKind, Document, Status, quote};
use crate::text::{RARE, TextSpan};

/// A pattern, or an option of a pattern rule, that cannot be used.
#[derive(Debug, Clone, thiserror::Error)]
#[error("rule `{rule}`: {message}")]
pub struct PatternError {
    /// The rule.
    pub rule: RuleId,
    /// What is wrong.
    pub message: String,
}

impl RuleInfo {
    /// Whether every pattern compiles. Shipped rules do, as a test says; a user's rule is asked when it is loaded.
    ///
    /// # Errors
    /// When one does not.
    pub fn compile(&self) -> Result<(), PatternError> {
        self.patterns.iter().try_for_each(|pattern| regex(&self.id, &pattern.regex).map(|_| ()))
    }
}

fn regex(rule: &RuleId, text: &str) -> Result<Regex, PatternError> {
    Regex::new(text).map_err(|error| PatternError { rule: rule.clone(), message: error.to_string() })
}

/// One pattern rule, ready to run.
pub struct Compiled {
    info: Arc<RuleInfo>,
    severity: Severity,
    /// One for every pattern, compiled when its literals were first seen; none where it does not compile.
    regexes: Vec<OnceLock<Option<Regex>>>,
    allow: Vec<Regex>,
    labels: BTreeMap<String, String>,
}

impl Compiled {
    /// Makes the patterns of `info` ready, which [`RuleInfo::compile`] has found to compile. The options `allow`
    /// (regular expressions of text that may stand) and `id-map` (text and the citation it stands for) hold for any
    /// pattern rule that declares them.
    ///
    /// # Errors
    /// When an expression of the options does not compile.
    pub fn new(info: Arc<RuleInfo>, severity: Severity, options: &toml::Table) -> Result<Self, PatternError> {
        let regexes = info.patterns.iter().map(|_| OnceLock::new()).collect();
        let allowed = options.get("allow").and_then(toml::Value::as_array).into_iter().flatten();
        let allow = allowed
            .filter_map(toml::Value::as_str)
            .map(|allowed| regex(&info.id, &format!("^(?:{allowed})$")))
            .collect::<Result<_, _>>()?;
        let map = options.get("id-map").and_then(toml::Value::as_table).into_iter().flatten();
        let labels = map
            .map(|(id, label)| (id.clone(), label.as_str().map_or_else(|| label.to_string(), str::to_owned)))
            .collect();
        Ok(Self { info, severity, regexes, allow, labels })
    }
}

/// All pattern rules of a run.
pub struct PatternSet {
    rules: Vec<Compiled>,
    /// Every pattern in the order in which they run: rule, and place in the rule.
    patterns: Vec<(usize, usize)>,
    /// Literals of all patterns: they are looked for in the visible text.
    visible: Needed,
    /// Literals of those that look at addresses, too: they are looked for in what stands aside.
    aside: Needed,
    /// Patterns without a literal: they always run.
    always: Vec<usize>,
}

/// Literals, looked for together.
struct Needed {
    literals: Literals,
    /// The pattern that each stands for.
    owners: Vec<usize>,
}

impl Needed {
    fn new(needed: &[(&str, usize)], rare: &[u8]) -> Self {
        let literals = Literals::new(needed.iter().map(|it| it.0), rare);
        Self { literals, owners: needed.iter().map(|it| it.1).collect() }
    }
}

impl PatternSet {
    /// Prepares `rules` to run together.
    pub fn new(rules: Vec<Compiled>) -> Self {
        let (mut patterns, mut visible, mut aside, mut always) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (rule, compiled) in rules.iter().enumerate() {
            for (place, pattern) in compiled.info.patterns.iter().enumerate() {
                if pattern.needs.iter().all(|literal| literal.len() < 2) {
                    always.push(patterns.len());
                }
                let needed = pattern.needs.iter().map(|literal| (literal.as_str(), patterns.len()));
                visible.extend(needed.clone());
                if matches!(pattern.scope, Scope::Url | Scope::Any) {
                    aside.extend(needed);
                }
                patterns.push((rule, place));
            }
        }
        let (visible, aside) = (Needed::new(&visible, RARE), Needed::new(&aside, RARE_IN_ADDRESSES));
        Self { rules, patterns, visible, aside, always }
    }

    /// Reports what the patterns find in `document`.
    pub fn check(&self, document: &Document, index: usize, settings: &Settings, out: &mut Vec<Diagnostic>) {
        let mut wanted = vec![false; self.patterns.len()];
        self.always.iter().for_each(|pattern| wanted[*pattern] = true);
        let (visible, aside) = document.text.as_str().as_bytes().split_at(document.text.visible().len());
        self.visible.literals.find_at(visible, &document.rare, |it| wanted[self.visible.owners[it]] = true);
        self.aside.literals.find(aside, |it| wanted[self.aside.owners[it]] = true);
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        let mut rule_before = None;
        for (&(rule, place), _) in self.patterns.iter().zip(wanted).filter(|(_, wanted)| *wanted) {
            let Some(compiled) = self.rules.get(rule) else { continue };
            if rule_before != Some(rule) {
                taken.clear();
                rule_before = Some(rule);
            }
            let mut cx = Context::new(document, index, settings, &compiled.info, compiled.severity, out);
            compiled.run(place, &mut cx, &mut taken);
        }
    }
}

impl Compiled {
    /// Runs one pattern. What an earlier pattern of the rule took is not reported again.
    fn run(&self, place: usize, cx: &mut Context<'_>, taken: &mut BTreeMap<usize, usize>) {
        let Some(pattern) = self.info.patterns.get(place) else { return };
        let compiled =
            self.regexes.get(place).and_then(|held| held.get_or_init(|| Regex::new(&pattern.regex).ok()).as_ref());
        let Some(regex) = compiled else { return };
        let document = cx.document;
        let text = document.text.as_str();
        let mut from = 0;
        while let Some(captures) = regex.captures_at(text, from) {
            let (Some(whole), found) =
                (captures.get(0), pattern.span.as_deref().map_or_else(|| captures.get(0), |name| captures.name(name)))
            else {
                return;
            };
            let Some(found) = found else {
                from = after(text, from.max(whole.end()));
                continue;
            };
            let span = TextSpan::from(found.range());
            // The search goes on behind the span, not behind the match: a character that only guards the end of
            // one match may guard the start of the next.
            from = if span.end > from { span.end } else { after(text, whole.end()) };
            if span.is_empty() || overlaps(taken, span) || !in_scope(document, pattern.scope, span) {
                continue;
            }
            taken.insert(span.start, span.end);
            if !self.allow.iter().any(|allow| allow.is_match(found.as_str())) {
                self.report(pattern, &captures, span, cx);
            }
        }
    }

    fn report(&self, pattern: &PatternInfo, captures: &Captures<'_>, span: TextSpan, cx: &mut Context<'_>) {
        let document = cx.document;
        let text = document.slice(span);
        let message = fill(&pattern.message, |name| match name {
            "match" => Some(text),
            "label" => Some(pattern.label.as_str()),
            _ => captures.name(name).map(|group| group.as_str()),
        });
        let report = cx.report(span, message);
        if let Some(label) = self.labels.get(text) {
            let citation = format!("[{label}]");
            let title = format!("write the citation {citation}");
            report.help(format!("`id-map` says that this stands for {citation}")).replace(
                span,
                citation,
                title,
                Applicability::Safe,
            );
        } else if let Some(fix) = &pattern.fix {
            let mut replacement = String::new();
            captures.expand(&fix.replace, &mut replacement);
            if replacement.is_empty() {
                report.delete(span, fix.applicability);
            } else {
                report.replace(span, replacement, "keep only the words it wraps", fix.applicability);
            }
        }
    }
}

/// The next character boundary behind `at`.
fn after(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at + 1)
}

fn overlaps(taken: &BTreeMap<usize, usize>, span: TextSpan) -> bool {
    taken.range(..span.end).next_back().is_some_and(|(_, &end)| end > span.start)
}

fn in_scope(document: &Document, scope: Scope, span: TextSpan) -> bool {
    let touches = |spans: &[TextSpan]| {
        let from = spans.partition_point(|held| held.end <= span.start);
        spans.get(from).is_some_and(|held| held.overlaps(span))
    };
    if touches(&document.code) {
        return false;
    }
    let visible = span.end <= document.text.visible().len();
    let prose = || visible && !touches(&document.urls) && !is_link_text(document, span);
    let kind = || document.block_at(span.start).and_then(|index| document.blocks.get(index)).map(|block| block.kind);
    match scope {
        Scope::Any => true,
        Scope::Url => !visible || touches(&document.urls),
        Scope::Prose => prose(),
        Scope::Words => prose() && is_own(document, span),
        Scope::Reference => visible && kind() == Some(BlockKind::Reference),
        Scope::Heading => visible && matches!(kind(), Some(BlockKind::Heading { .. } | BlockKind::Title)),
        Scope::Question => {
            visible && (kind() == Some(BlockKind::FollowUp) || sentence_kind(document, span) == Some("question"))
        }
        Scope::Claim => visible && sentence_kind(document, span) == Some("claim"),
    }
}

/// Whether the answer says `span` in its own voice, and no rule about citations speaks of it.
fn is_own(document: &Document, span: TextSpan) -> bool {
    let Some(index) = document.block_at(span.start) else { return true };
    let quoted = document.blocks.get(index).is_some_and(|block| block.quoted);
    let next = document.citations.partition_point(|citation| citation.span.end <= span.start);
    let citation = document.citations.get(next).filter(|citation| citation.span.overlaps(span));
    let stands_in = citation.is_some_and(|citation| citation.status == Status::Placeholder);
    !quoted && !stands_in && !quote::is_quoted(document, index, span)
}

/// Whether `span` is all the words of a link: whatever they look like, the reader can follow them.
fn is_link_text(document: &Document, span: TextSpan) -> bool {
    let from = document.links.partition_point(|link| link.text.start < span.start);
    document.links.get(from).is_some_and(|link| link.text == span && document.slice(link.target).contains([':', '/']))
}

fn sentence_kind(document: &Document, span: TextSpan) -> Option<&'static str> {
    let sentence = document.sentences.get(document.sentence_at(span.start)?)?;
    Some(document.claim(sentence).kind.as_str())
}
