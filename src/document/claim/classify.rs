//! Ordered gates: the first that fits decides what a clause is; what passes them all is scored.

use std::ops::Range;

use super::clause::{clauses, is_absence};
use super::cues::cues;
use super::score::{has_name, has_number, is_cjk, score};
use super::{Claim, Clause, Context, Input, Kind, Need, Reason, has_finite_verb, word_count};

/// Confidence of a wrapped claim at most: below the threshold of preset minimal.
const WRAPPED: f32 = 0.74;

/// Bytes of a sentence beyond which only its beginning is judged.
const LONGEST: usize = 4000;

/// Judges one sentence.
pub fn classify(input: &Input<'_>) -> Claim {
    let cut = input.prose.floor_char_boundary(LONGEST.min(input.prose.len()));
    let prose = input.prose.get(..cut).unwrap_or("");
    let spans = clauses(prose, input.prose.len());
    let judged: Vec<(Range<usize>, Judged)> = spans
        .into_iter()
        .map(|span| {
            let clause = prose.get(span.start..span.end.min(cut)).unwrap_or("");
            let judged = judge(clause, !input.citations.is_empty(), input);
            (span, judged)
        })
        .collect();
    let wrapped = judged.iter().any(|(_, it)| it.wrapped);
    let rank = |need: Need| match need {
        Need::Required => 2,
        Need::Optional => 1,
        Need::None => 0,
    };
    let absent = judged.iter().any(|(_, it)| it.kind == Kind::Absence);
    let required = judged.iter().any(|(_, it)| it.need == Need::Required);
    let stronger = |left: &&Judged, right: &&Judged| {
        rank(left.need).cmp(&rank(right.need)).then(left.confidence.total_cmp(&right.confidence))
    };
    let best = judged.iter().map(|(_, it)| it).max_by(stronger);
    let Some(best) = best else { return Claim::default() };
    let (kind, need, confidence) =
        if absent && !required && judged.len() > 1 && judged.iter().any(|(_, it)| it.kind != Kind::Absence) {
            (Kind::AbsenceMixed, Need::Optional, 0.7)
        } else if absent && !required {
            (Kind::Absence, Need::None, 0.85)
        } else {
            (best.kind, best.need, best.confidence)
        };
    let reasons = best.reasons.clone();
    let clauses = judged.into_iter().map(|(span, it)| Clause { span, kind: it.kind, need: it.need }).collect();
    Claim { kind, need, confidence, reasons, wrapped, clauses }
}

/// The judgement of one clause.
pub(super) struct Judged {
    pub kind: Kind,
    pub need: Need,
    pub confidence: f32,
    pub reasons: Vec<Reason>,
    pub wrapped: bool,
}

fn gate(kind: Kind, need: Need, confidence: f32) -> Judged {
    Judged { kind, need, confidence, reasons: vec![Reason::Gate], wrapped: false }
}

fn judge(text: &str, cited: bool, input: &Input<'_>) -> Judged {
    let bare = text.trim().trim_start_matches(['-', '*', '•', '_', '#', ' ']).trim();
    let plain = bare.trim_end_matches(['"', '”', '’', ')', '*', '_', ' ', '»']);
    let mut lower = bare.to_lowercase();
    let words = word_count(bare);
    let numbers = has_number(bare);
    if plain.ends_with(['?', '？', '؟']) {
        return gate(Kind::Question, Need::None, 0.98);
    }
    if cues().chatter.opens(&lower).is_some() || lower.contains("as an ai language model") {
        return gate(Kind::Chatter, Need::None, 0.95);
    }
    if words <= 10 && cues().boiler.opens(&lower).is_some() {
        return gate(Kind::Boilerplate, Need::None, 0.95);
    }
    if cues().disclaimers.within(&lower) {
        return gate(Kind::Disclaimer, Need::None, 0.9);
    }
    let mut wrapped = false;
    let opener = lower.get(cues().openers.opens(&lower).unwrap_or(0)..).unwrap_or("").to_owned();
    if let Some(rest) = cues().wraps.opens(&opener).and_then(|len| opener.get(len..)) {
        if word_count(rest) >= 4 && has_finite_verb(rest) {
            wrapped = true;
            rest.clone_into(&mut lower);
        } else {
            return gate(Kind::Meta, Need::None, 0.85);
        }
    }
    if is_absence(bare) {
        let world = cues().world.within(&lower);
        if !world {
            return gate(Kind::Absence, Need::None, 0.85);
        }
    }
    let named = has_name(bare);
    if words <= 8 && !numbers && !named && cues().transitions.opens(&lower).is_some() {
        return gate(Kind::Transition, Need::None, 0.75);
    }
    if cues().source_talk.opens(&lower).is_some() {
        return gate(Kind::SourceMeta, if cited { Need::Optional } else { Need::None }, 0.7);
    }
    if cues().meta.opens(&lower).is_some() && !plain.ends_with([':', '：']) {
        return gate(Kind::Meta, Need::None, 0.88);
    }
    let limited = cues().limits.within(&lower) && cues().limit_openings.opens(&lower).is_some();
    if limited && !numbers && (words <= 16 || lower.starts_with("it ")) {
        return gate(Kind::Limitation, Need::Optional, 0.6);
    }
    if plain.ends_with([':', '：']) {
        return gate(Kind::ListIntro, if numbers { Need::Optional } else { Need::None }, 0.85);
    }
    let marks = bare.trim_end_matches('.');
    if (bare.starts_with('“') && marks.ends_with('”') && bare.matches('“').count() == 1
        || bare.starts_with('"') && marks.ends_with('"') && bare.matches('"').count() == 2)
        && words > 2
    {
        return gate(Kind::QuoteOnly, Need::None, 0.8);
    }
    let run_in = if input.context == Context::ListItem {
        bare.find(": ").filter(|at| *at < 60).and_then(|at| bare.get(at + 2..)).unwrap_or(bare)
    } else {
        bare
    };
    let order = lower.get(cues().polite.opens(&lower).unwrap_or(0)..).unwrap_or("");
    let first = order.split(|ch: char| !ch.is_alphanumeric() && ch != '\'').next().unwrap_or("");
    let label = run_in.split(|ch: char| !ch.is_alphanumeric() && ch != '\'').next().unwrap_or("").to_lowercase();
    let second = lower.split_whitespace().nth(1).unwrap_or("");
    let noun = matches!(second, "is" | "are" | "was" | "were" | "has" | "have" | "of" | "can" | "will" | "may");
    if cues().imperatives.has(first) && !noun || run_in.len() < bare.len() && cues().imperatives.has(&label) {
        return gate(Kind::Advice, if numbers { Need::Optional } else { Need::None }, 0.78);
    }
    if cues().advice.opens(&lower).is_some() {
        return gate(Kind::Advice, if numbers { Need::Optional } else { Need::None }, 0.75);
    }
    if words <= 3 && !is_cjk(bare) || !has_finite_verb(bare) && !is_cjk(bare) {
        return gate(Kind::Fragment, if numbers && words > 3 { Need::Optional } else { Need::None }, 0.7);
    }
    let mut judged = score(bare, &lower, numbers, named, words, cited, input.section_cited);
    judged.wrapped = wrapped;
    if wrapped {
        // The wrapper shows that the writer hesitated; so does the judgement.
        judged.confidence = judged.confidence.min(WRAPPED);
    }
    judged
}
