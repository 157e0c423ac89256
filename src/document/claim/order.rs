//! Orders: clauses that tell somebody what to do.

use super::lexicon::{List, lexicon};
use super::phrase::label;
use super::scan::{Scan, next_word};
use super::{Context, verb};

/// Whether the clause opens with an imperative, or a list item does behind its label.
pub(super) fn is_order(text: &str, scan: &Scan, context: Context) -> bool {
    if !scan.seen.has(List::Imperatives) {
        return false;
    }
    let from = scan.opens(List::Polite, scan.first).map_or(scan.first, |end| next_word(text, end));
    let orders =
        |at: usize| scan.opens(List::Imperatives, at).is_some_and(|end| !is_subject(text.get(end..).unwrap_or("")));
    // A label that reads like an order may stand before a statement.
    let behind = label(text).filter(|_| context != Context::TableCell);
    let rest = behind.and_then(|end| text.get(end..)).unwrap_or("");
    if orders(from) && !verb::states(rest) {
        return true;
    }
    let behind = behind.map(|end| next_word(text, end));
    behind.is_some_and(|at| orders(scan.opens(List::Polite, at).map_or(at, |end| next_word(text, end))))
}

/// Whether the clause tells what to do in a case: `For small piers, use short ropes.`
pub(super) fn is_conditional(text: &str) -> bool {
    const CASES: [&str; 6] = ["For ", "When ", "If ", "To ", "In ", "Where "];
    let bare = text.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    if !CASES.iter().any(|case| bare.starts_with(case)) {
        return false;
    }
    let Some((_, rest)) = bare.split_once(", ") else { return false };
    let word = rest.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    let imperative = word.starts_with(char::is_lowercase) && lexicon().lists_of(word).has(List::Imperatives);
    imperative && !is_subject(rest.get(word.len()..).unwrap_or(""))
}

/// Words behind a verb looked over for one that makes it a subject.
const SUBJECT: usize = 6;

/// Whether what follows makes a noun of a word that could be an imperative: `Design costs were high`, `Contact with it
/// was lost`, `Use of masks`.
fn is_subject(rest: &str) -> bool {
    let words = rest
        .split(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '\'' | '’' | ',' | ';'))
        .filter(|it| !it.is_empty());
    let mut last = "";
    for (place, word) in words.take(SUBJECT).enumerate() {
        let bare = word.trim_matches([',', ';']);
        if place == 0 && matches!(bare, "of" | "by") || place == 1 && last == "up" && matches!(bare, "in" | "by") {
            return true;
        }
        last = bare;
        // From here on another clause goes on.
        if bare.len() < word.len()
            || matches!(bare, "that" | "which" | "who" | "whether" | "if" | "how" | "what" | "where" | "when" | "why")
        {
            return false;
        }
        let finite = matches!(
            bare,
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "can"
                | "will"
                | "may"
                | "could"
                | "began"
                | "rose"
                | "fell"
                | "grew"
                | "became"
        );
        if finite {
            return true;
        }
    }
    false
}
