//! The score of a clause that no gate decided: features that make a citation necessary add, others subtract.

use super::classify::Judged;
use super::cues::{holds, starts};
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
    add(
        holds(
            lower,
            &[
                "according to",
                " said",
                " says",
                " stated",
                " reported",
                " announced",
                " found that",
                " argued",
                " claimed",
                " confirmed",
                " estimated",
                " published",
                " notes ",
                " noted",
                " warned",
                " study",
                " studies",
                " survey",
                " showed",
                " shows ",
            ],
        ),
        0.10,
        Reason::Reporting,
    );
    add(
        holds(
            lower,
            &[
                "pursuant",
                " law",
                " act ",
                " treaty",
                "resolution",
                "regulation",
                "court",
                "mandate",
                "constitution",
                "convicted",
                "charged",
            ],
        ),
        0.08,
        Reason::Law,
    );
    add(
        holds(
            lower,
            &[
                "cause",
                "lead to",
                "leads to",
                "led to",
                "result in",
                "results in",
                "resulted in",
                "due to",
                "because of",
                "increas",
                "decreas",
                "reduc",
                "associated with",
                "linked to",
                "contribut",
                "affect",
                "impact",
            ],
        ),
        0.09,
        Reason::Cause,
    );
    add(superlative(text).is_some(), 0.10, Reason::Superlative);
    add(
        lower.split(|ch: char| !ch.is_alphabetic()).any(|word| {
            word.len() > 4 && word.ends_with("ed")
                || matches!(
                    word,
                    "was"
                        | "were"
                        | "had"
                        | "became"
                        | "began"
                        | "made"
                        | "took"
                        | "won"
                        | "fell"
                        | "rose"
                        | "grew"
                        | "sent"
                        | "built"
                        | "held"
                )
        }),
        0.06,
        Reason::Past,
    );
    add(
        holds(lower, &[" is a ", " is an ", " are a ", " refers to ", " is the ", " is defined as ", " consists of "]),
        0.05,
        Reason::Definition,
    );
    add(words >= 12, 0.05, Reason::Long);
    add(section_cited, 0.08, Reason::Section);
    add(cited, 0.10, Reason::Own);
    if !numbers && !named {
        let mut cut = |yes: bool, by: f32, reason: Reason| {
            if yes {
                points -= by;
                reasons.push(reason);
            }
        };
        cut(
            holds(
                lower,
                &[
                    " may ",
                    " might ",
                    " could ",
                    " can ",
                    " would ",
                    " should ",
                    "perhaps",
                    "possibly",
                    " likely",
                    "potentially",
                    "generally",
                    "typically",
                    " often ",
                    "sometimes",
                ],
            ),
            0.08,
            Reason::Modal,
        );
        cut(
            holds(
                lower,
                &[
                    "important",
                    "crucial",
                    "essential",
                    "complex",
                    "challenging",
                    "valuable",
                    "significant",
                    "interesting",
                    "helpful",
                    "useful",
                    " vital",
                    "critical",
                    "beneficial",
                    "difficult",
                    "necessary",
                    "unique",
                    " good ",
                    " best ",
                    " better ",
                ],
            ),
            0.10,
            Reason::Evaluative,
        );
        cut(
            starts(lower, &["it ", "this ", "they ", "these ", "that ", "those ", "he ", "she "]),
            0.05,
            Reason::Pronoun,
        );
        cut(
            starts(
                lower,
                &[
                    "overall",
                    "in conclusion",
                    "in summary",
                    "ultimately",
                    "in short",
                    "thus",
                    "therefore",
                    "hence",
                    "as a result",
                    "by ",
                ],
            ),
            0.08,
            Reason::Conclusion,
        );
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
        || text.split(|ch: char| !ch.is_alphabetic()).any(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "eleven"
                    | "twelve"
                    | "dozen"
                    | "hundred"
                    | "thousand"
                    | "million"
                    | "billion"
                    | "half"
                    | "third"
                    | "quarter"
                    | "majority"
                    | "double"
                    | "twice"
                    | "hundreds"
                    | "thousands"
                    | "millions"
            )
        })
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
