//! The score of a clause that no gate decided: features that make a citation necessary add, others subtract.

use super::classify::Judged;
use super::cues::cues;
use super::{Kind, Need, Reason, superlative};

/// Scores a clause; from 0.62 on a citation is required, from 0.50 on the judgement abstains.
pub(super) fn score(
    text: &str,
    lower: &str,
    numbers: bool,
    named: bool,
    words: usize,
    cited: bool,
    section_cited: bool,
) -> Judged {
    let mut points = 0.50_f32;
    let mut reasons = Vec::new();
    let mut add = |yes: bool, by: f32, reason: Reason| {
        if yes {
            points += by;
            reasons.push(reason);
        }
    };
    add(numbers, 0.18, Reason::Number);
    add(named, 0.17, Reason::Name);
    add(text.contains(['“', '"', '«', '「']), 0.08, Reason::Quotation);
    add(cues().speech.within(lower), 0.10, Reason::Reporting);
    add(cues().law.within(lower), 0.08, Reason::Law);
    add(cues().cause.within(lower), 0.09, Reason::Cause);
    add(superlative(text).is_some(), 0.10, Reason::Superlative);
    add(lower.split(|ch: char| !ch.is_alphabetic()).any(is_past), 0.06, Reason::Past);
    add(cues().definition.within(lower), 0.05, Reason::Definition);
    add(words >= 12, 0.05, Reason::Long);
    add(words >= 18, 0.04, Reason::VeryLong);
    add(section_cited, 0.08, Reason::Section);
    add(cited, 0.10, Reason::Own);
    if !numbers && !named {
        let mut cut = |yes: bool, by: f32, reason: Reason| {
            if yes {
                points -= by;
                reasons.push(reason);
            }
        };
        cut(cues().modal.within(lower), 0.06, Reason::Modal);
        cut(cues().evaluative.within(lower), 0.09, Reason::Evaluative);
        cut(cues().pronouns.opens(lower).is_some(), 0.05, Reason::Pronoun);
        cut(cues().conclusions.opens(lower).is_some(), 0.08, Reason::Conclusion);
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

fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") || cues().past.has(word)
}

/// Whether the text holds Chinese, Japanese or Korean characters.
pub(super) fn is_cjk(text: &str) -> bool {
    text.chars().any(|ch| {
        ('\u{3040}'..='\u{30ff}').contains(&ch)
            || ('\u{4e00}'..='\u{9fff}').contains(&ch)
            || ('\u{ac00}'..='\u{d7af}').contains(&ch)
    })
}

/// Whether a number stands in the text, in digits or in words.
pub(super) fn has_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || text
            .split(|ch: char| !ch.is_alphabetic())
            .any(|word| (3..=9).contains(&word.len()) && cues().numerals.has(&word.to_ascii_lowercase()))
}

/// A capitalised word that does not open the sentence, or an acronym.
pub(super) fn has_name(text: &str) -> bool {
    let mut first = true;
    for word in text.split(|ch: char| ch.is_whitespace() || matches!(ch, '(' | '“' | '"' | '/' | '-')) {
        let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        let capital = bare.starts_with(char::is_uppercase);
        let acronym = bare.chars().filter(|ch| ch.is_uppercase()).count() > 1;
        if capital && bare != "I" && (acronym || !first) {
            return true;
        }
        first = word.ends_with([':', '.']);
    }
    false
}
