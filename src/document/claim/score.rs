//! The score of a clause that no gate decided: features that make a citation necessary add, others subtract.

use super::lexicon::List;
use super::scan::Scan;
use super::superlative::ranked;
use super::{Kind, Need, Reason, Reasons};

/// The judgement of one clause.
pub(super) struct Judged {
    pub kind: Kind,
    pub need: Need,
    pub confidence: f32,
    pub reasons: Reasons,
    pub wrapped: bool,
}

/// Scores a clause; from 0.62 on a citation is required, from 0.50 on the judgement abstains.
///
/// `scan` is of `said`, the clause without a wrapper; numbers and names are those of the whole clause.
pub(super) fn score(
    (text, said): (&str, &str),
    scan: &Scan,
    (numbers, named): (bool, bool),
    words: usize,
    cited: bool,
    section_cited: bool,
) -> Judged {
    let mut points = 0.50_f32;
    let mut reasons = Reasons::default();
    let mut add = |yes: bool, by: f32, reason: Reason| {
        if yes {
            points += by;
            reasons.add(reason);
        }
    };
    let seen = scan.seen;
    add(numbers, 0.18, Reason::Number);
    add(named, 0.17, Reason::Name);
    add(text.contains(['“', '"', '«', '「']), 0.08, Reason::Quotation);
    add(seen.has(List::Speech), 0.10, Reason::Reporting);
    add(seen.has(List::Law), 0.08, Reason::Law);
    add(seen.has(List::Cause), 0.09, Reason::Cause);
    add(ranked(said, scan).is_some(), 0.10, Reason::Superlative);
    add(scan.past, 0.06, Reason::Past);
    add(seen.has(List::Definition), 0.05, Reason::Definition);
    add(words >= 12, 0.05, Reason::Long);
    add(words >= 18, 0.04, Reason::VeryLong);
    add(section_cited, 0.08, Reason::Section);
    add(cited, 0.10, Reason::Own);
    if !numbers {
        add(seen.has(List::Modal), -0.06, Reason::Modal);
        add(seen.has(List::Evaluative), -0.09, Reason::Evaluative);
    }
    if !numbers && !named {
        add(scan.opens(List::Pronouns, scan.first).is_some(), -0.05, Reason::Pronoun);
        add(scan.opens(List::Conclusions, scan.first).is_some(), -0.08, Reason::Conclusion);
    }
    let confidence = points.clamp(0.05, 0.97);
    let (kind, need) = if confidence >= 0.62 {
        (Kind::Claim, Need::Required)
    } else if confidence >= 0.50 {
        (Kind::Claim, Need::Optional)
    } else {
        (Kind::NonFactual, Need::None)
    };
    Judged { kind, need, confidence, reasons, wrapped: false }
}
