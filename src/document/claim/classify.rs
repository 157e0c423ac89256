//! Ordered gates: the first that fits decides what a clause is; what passes them all is scored.

use std::ops::Range;

use super::about::{About, about};
use super::clause::{clauses, is_absence};
use super::lexicon::List;
use super::order::{is_conditional, is_order};
use super::phrase::{behind_label, is_cjk, is_sentence};
use super::scan::{Scan, next_word};
use super::score::{Judged, score};
use super::{Claim, Clause, Input, Kind, Need, Reason, Reasons};

/// Confidence of a wrapped claim at most: below the threshold of preset minimal.
const WRAPPED: f32 = 0.74;

/// Bytes of a sentence beyond which only its beginning is judged.
const LONGEST: usize = 4000;

/// Judges one sentence; one of which nothing is known before it stands for itself.
pub fn classify(input: &Input<'_>) -> Claim {
    let alone = Input { after_meta: Some(input.after_meta == Some(true)), ..*input };
    Judge::default().classify(&alone).unwrap_or_default()
}

/// Judges sentences; its memory is used again for each.
#[derive(Debug, Clone, Default)]
pub struct Judge {
    whole: Scan,
    part: Scan,
}

impl Judge {
    /// Judges one sentence; none where that hangs on the sentence before it, of which the input tells nothing.
    pub fn classify(&mut self, input: &Input<'_>) -> Option<Claim> {
        let cut = input.prose.floor_char_boundary(LONGEST.min(input.prose.len()));
        let prose = input.prose.get(..cut).unwrap_or("");
        self.whole.scan(prose);
        let mut claim = if let Some(spans) = clauses(prose, input.prose.len(), &self.whole) {
            self.combine(prose, spans, input)?
        } else {
            let Judged { kind, need, confidence, reasons, wrapped } = judge(prose, &self.whole, &mut self.part, input)?;
            Claim { kind, need, confidence, reasons, wrapped, ..Claim::default() }
        };
        (claim.cues, claim.words) = (self.whole.seen, self.whole.words);
        Some(claim)
    }

    fn combine(&mut self, prose: &str, spans: Vec<Range<usize>>, input: &Input<'_>) -> Option<Claim> {
        let mut scan = Scan::default();
        let judge = |span: Range<usize>| {
            let clause = prose.get(span.start..span.end.min(prose.len())).unwrap_or("");
            scan.scan(clause);
            Some((span, judge(clause, &scan, &mut self.part, input)?))
        };
        let judged: Vec<(Range<usize>, Judged)> = spans.into_iter().map(judge).collect::<Option<_>>()?;
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
        let Some(best) = best else { return Some(Claim::default()) };
        let (kind, need, confidence) = if absent && !required && judged.iter().any(|(_, it)| it.kind != Kind::Absence) {
            (Kind::AbsenceMixed, Need::Optional, 0.7)
        } else if absent && !required {
            (Kind::Absence, Need::None, 0.85)
        } else {
            (best.kind, best.need, best.confidence)
        };
        let reasons = best.reasons;
        let clauses = judged.into_iter().map(|(span, it)| Clause { span, kind: it.kind, need: it.need }).collect();
        Some(Claim { kind, need, confidence, reasons, wrapped, clauses, ..Claim::default() })
    }
}

fn gate(kind: Kind, need: Need, confidence: f32) -> Judged {
    let mut reasons = Reasons::default();
    reasons.add(Reason::Gate);
    Judged { kind, need, confidence, reasons, wrapped: false }
}

/// Judges the clause `text`, of which `scan` was made; `part` is room to scan a part of it. None where that hangs on
/// what stands before it.
fn judge(text: &str, scan: &Scan, part: &mut Scan, input: &Input<'_>) -> Option<Judged> {
    let bare = text.trim().trim_start_matches(['-', '*', '•', '_', '#', ' ']).trim();
    let plain = bare.trim_end_matches(['"', '”', '’', ')', '*', '_', ' ', '»']);
    let (words, numbers, first) = (scan.words, scan.number, scan.first);
    let opens = |list: List| scan.opens(list, first).is_some();
    let if_numbers = if numbers { Need::Optional } else { Need::None };
    if plain.ends_with(['?', '？', '؟']) {
        return Some(gate(Kind::Question, Need::None, 0.98));
    }
    if opens(List::Chatter) || scan.seen.has(List::ChatterWithin) || speaks_behind_purpose(bare) {
        return Some(gate(Kind::Chatter, Need::None, 0.95));
    }
    if words <= 10 && opens(List::Boiler) {
        return Some(gate(Kind::Boilerplate, Need::None, 0.95));
    }
    if scan.seen.has(List::Disclaimers) {
        return Some(gate(Kind::Disclaimer, Need::None, 0.9));
    }
    let joined = scan.opens(List::Openers, first).map_or(first, |end| next_word(text, end));
    let mut said = None;
    if let Some(end) = scan.opens(List::Wraps, joined) {
        let rest = text.get(end..).unwrap_or("");
        part.scan(rest);
        if part.words < 4 || !part.verb {
            return Some(gate(Kind::Meta, Need::None, 0.85));
        }
        said = Some(rest);
    }
    let wrapped = said.is_some();
    let labelled = said.is_none().then(|| behind_label(text, input)).flatten();
    if let Some(rest) = labelled {
        part.scan(rest);
    }
    // From here on the clause is what the wrapper wraps, or what stands behind the label.
    let (said, scan) = said.or(labelled).map_or((text, scan), |rest| (rest, &*part));
    let opens = |list: List| scan.opens(list, scan.first).is_some();
    if is_absence(scan) && !scan.seen.has(List::World) {
        return Some(gate(Kind::Absence, Need::None, 0.85));
    }
    let named = scan.name || wrapped && has_name(text);
    if words <= 8 && !numbers && !named && opens(List::Transitions) {
        return Some(gate(Kind::Transition, Need::None, 0.75));
    }
    let cited = input.cited;
    if opens(List::SourceTalk) {
        return Some(gate(Kind::SourceMeta, if cited { Need::Optional } else { Need::None }, 0.7));
    }
    let introduces = plain.ends_with([':', '：']) || plain.ends_with(":.");
    let meta = match about(said, scan) {
        About::Text => true,
        About::World => false,
        About::Same => introduces || input.after_meta?,
    };
    if meta && !introduces {
        return Some(gate(Kind::Meta, Need::None, 0.88));
    }
    let it = said.get(scan.first..).is_some_and(|rest| rest.starts_with("it ") || rest.starts_with("It "));
    if scan.seen.has(List::Limits) && opens(List::LimitOpenings) && !numbers && (words <= 16 || it) {
        return Some(gate(Kind::Limitation, Need::Optional, 0.6));
    }
    if introduces {
        return Some(gate(Kind::ListIntro, if_numbers, 0.85));
    }
    if words > 2 && is_quotation(bare) {
        return Some(gate(Kind::QuoteOnly, Need::None, 0.8));
    }
    if is_order(said, scan, input.context)
        || is_conditional(said)
        || opens(List::Advice)
        || scan.seen.has(List::Ought) && is_norm(said)
    {
        return Some(gate(Kind::Advice, if_numbers, 0.78));
    }
    let numbers = if labelled.is_some() { scan.number } else { numbers };
    if words <= 3 && !is_cjk(bare)
        || !wrapped && !is_sentence(labelled.unwrap_or(bare).trim(), scan, labelled.is_some(), input)
    {
        return Some(gate(Kind::Fragment, if numbers && words > 3 { Need::Optional } else { Need::None }, 0.7));
    }
    let example = !named && opens_example(said, scan.first);
    let vague = !numbers && (opens(List::Imagined) || !named && is_loose(scan) || input.prospect && is_prospect(scan));
    if example || vague {
        return Some(gate(Kind::Claim, Need::Optional, 0.58));
    }
    let mut judged = score((bare, said), scan, (numbers, named), words, cited, input.section_cited);
    judged.wrapped = wrapped;
    if wrapped {
        // The wrapper shows that the writer hesitated; so does the judgement.
        judged.confidence = judged.confidence.min(WRAPPED);
    }
    Some(judged)
}

/// Whether a clause without number or name says what ought to be, or only what its own subject takes in.
fn is_loose(scan: &Scan) -> bool {
    let told = scan.seen.has(List::Speech) || scan.seen.has(List::Law);
    let parts = scan.opens(List::Pronouns, scan.first).is_some() && scan.seen.has(List::Enumerates);
    parts || !told && scan.seen.has(List::Ought)
}

/// Whether a clause says what could come or is wanted.
fn is_prospect(scan: &Scan) -> bool {
    !scan.seen.has(List::Speech)
        && (scan.seen.has(List::Modal) || scan.seen.has(List::Ought) || scan.seen.has(List::Prospects))
}

/// `To answer your question, I'll look at …`
fn speaks_behind_purpose(bare: &str) -> bool {
    const TURNS: [&str; 8] =
        [", I'll ", ", I’ll ", ", I'd ", ", I’d ", ", I will ", ", I would ", ", let me ", ", let us "];
    bare.starts_with("To ") && !bare.contains(['“', '"']) && TURNS.iter().any(|turn| bare.contains(turn))
}

/// `In this example, 30 ferries …`: what is worked out, not what was found.
fn opens_example(text: &str, first: usize) -> bool {
    let rest = text.get(first..).unwrap_or("");
    ["In this case,", "In this example,", "In our example,", "In this scenario,"].iter().any(|it| rest.starts_with(it))
}

/// `Peers MUST answer`: the capitals of a norm.
fn is_norm(text: &str) -> bool {
    text.split(|ch: char| !ch.is_ascii_alphabetic()).any(|word| matches!(word, "MUST" | "SHOULD" | "SHALL"))
}

fn has_name(text: &str) -> bool {
    let mut scan = Scan::default();
    scan.scan(text);
    scan.name
}

/// Whether the clause is one quotation and nothing else.
fn is_quotation(bare: &str) -> bool {
    let marks = bare.trim_end_matches('.');
    bare.starts_with('“') && marks.ends_with('”') && bare.matches('“').count() == 1
        || bare.starts_with('"') && marks.ends_with('"') && bare.matches('"').count() == 2
}
