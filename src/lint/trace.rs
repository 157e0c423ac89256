//! Why a sentence was or was not reported, rule by rule.

use super::suppress::Asked;
use super::{Input, Linter, order};
use crate::config::Plan;
use crate::diagnostic::{Diagnostic, Suppressed, SuppressedBy};
use crate::document::{Document, Excuse, Sentence, Status};
use crate::rule::RuleInfo;

/// What one rule says of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The rule.
    pub rule: String,
    /// Whether it reports the sentence.
    pub reported: bool,
    /// Why, or why not.
    pub reason: String,
}

/// Asks every known rule about the sentence `index`.
pub fn trace(
    linter: &Linter,
    plan: &Plan,
    input: &Input,
    document: &Document,
    index: usize,
    known: &[std::sync::Arc<RuleInfo>],
) -> Vec<Verdict> {
    let all = linter.run(document);
    let places = order::places(&all);
    let suppressed = suppressed(linter, input, document, &all);
    let mut verdicts = Vec::new();
    for info in known.iter().filter(|info| !info.reserved) {
        let name = info.id.to_string();
        let mut here = all.iter().filter(|it| it.sentence == Some(index) && it.rule == info.id).peekable();
        if here.peek().is_none() {
            let active = plan.rules.iter().any(|rule| rule.info.id == info.id);
            let reason =
                if active { why_not(document, index, info) } else { format!("off in preset {}", plan.preset.as_str()) };
            verdicts.push(Verdict { rule: name, reported: false, reason });
            continue;
        }
        for diagnostic in here {
            let (reported, reason) = match order::yields_to(diagnostic, &linter.coded, &places) {
                Some(other) => (false, format!("yields to {other}, which reports the same sentence")),
                None => match suppressed
                    .iter()
                    .find(|it| it.diagnostic.rule == diagnostic.rule && it.diagnostic.span == diagnostic.span)
                {
                    Some(it) => (false, accepted(it)),
                    None => (true, diagnostic.message.clone()),
                },
            };
            verdicts.push(Verdict { rule: name.clone(), reported, reason });
        }
    }
    verdicts
}

/// What of `all` somebody has accepted.
fn suppressed(linter: &Linter, input: &Input, document: &Document, all: &[Diagnostic]) -> Vec<Suppressed> {
    let asked = Asked::of(&input.source, &document.comments, &input.suppress, &linter.terms);
    let Some(asked) = asked else { return Vec::new() };
    let mut diagnostics = order::finish(all.to_vec(), &linter.coded);
    linter.identify(document, input, &mut diagnostics);
    asked.apply(&mut diagnostics, &linter.terms).suppressed
}

fn accepted(it: &Suppressed) -> String {
    let reason = it.reason.as_ref().map_or(String::new(), |reason| format!(": {reason}"));
    match it.by {
        SuppressedBy::Comment => format!("suppressed by a comment{reason}"),
        SuppressedBy::Configuration => format!("suppressed in the configuration{reason}"),
        SuppressedBy::Sidecar => format!("suppressed in the file beside the answer{reason}"),
    }
}

fn why_not(document: &Document, index: usize, info: &RuleInfo) -> String {
    let Some(sentence) = document.sentences.get(index) else { return "no such sentence".to_owned() };
    if info.group == "claims" || info.id.as_str() == "uncited-quote" || info.id.as_str() == "uncited-statistic" {
        return of_claim(document, sentence, info);
    }
    let claim = document.claim(sentence);
    match info.group.as_str() {
        "citations" if sentence.clusters.is_empty() => "no citation stands in the sentence".to_owned(),
        "citations" => format!("the citations {} are in order", labels(document, sentence)),
        "dates" | "front-matter" | "structure" | "references" => {
            "concerns the document; nothing to report here".to_owned()
        }
        _ => format!("nothing found in this {}", claim.kind.as_str()),
    }
}

fn of_claim(document: &Document, sentence: &Sentence, info: &RuleInfo) -> String {
    let claim = document.claim(sentence);
    let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
    if !body {
        return format!("a {} is not body text", claim.kind.as_str());
    }
    if info.id.as_str() == "uncited-tail" {
        return if sentence.clusters.is_empty() {
            "no citation stands in the sentence"
        } else {
            "no further claim follows the last citation"
        }
        .to_owned();
    }
    if sentence.linked {
        return "covered by the link in it: the answer cites by links".to_owned();
    }
    if sentence.is_covered() {
        return format!("covered by {}", labels(document, sentence));
    }
    if sentence.attempted {
        let faulty = document
            .citations
            .iter()
            .find(|it| sentence.span.overlaps(it.span) && !matches!(it.status, Status::Resolved | Status::Unlisted));
        return faulty.map_or("a source is named in a form that no list resolves".to_owned(), |it| {
            format!("a citation was attempted, `{}`; its own rule reports it", document.slice(it.span))
        });
    }
    if let Some(excuse) = sentence.excuse {
        return match excuse {
            Excuse::Restated => {
                "it leads in or concludes, and its numbers, names and most of its words stand in the body, too"
            }
            Excuse::Paragraph => {
                "the only citation of its paragraph or list stands at the end, as often in this answer"
            }
            Excuse::Code => "it speaks of code, which says for itself what it does",
            Excuse::Thin => "it hedges, judges or infers, and holds nothing that could be looked up",
        }
        .to_owned();
    }
    format!(
        "{}, need {}, confidence {:.2}: nothing of this rule in it",
        claim.kind.as_str(),
        claim.need.as_str(),
        claim.confidence
    )
}

fn labels(document: &Document, sentence: &Sentence) -> String {
    let clusters: Vec<usize> =
        if sentence.covered_by.is_empty() { sentence.clusters.clone().collect() } else { sentence.covered_by.to_vec() };
    document.labels_of(&clusters).iter().map(|label| format!("[{label}]")).collect::<Vec<_>>().join(" ")
}
