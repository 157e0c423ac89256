//! Clauses that speak of the text they stand in.

use super::lexicon::{List, lexicon};
use super::scan::{Scan, next_word};

/// Whether a clause speaks of the text it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Text,
    World,
    /// What the clause before it speaks of.
    Same,
}

/// What the clause speaks of. `It outlines` speaks of the text only behind a sentence that does.
pub(super) fn about(text: &str, scan: &Scan) -> About {
    let rest = |at: usize| text.get(at..).unwrap_or("").trim_start();
    if let Some(end) = scan.opens(List::Meta, scan.first) {
        // `The following year` is time, not text.
        let next = rest(end).split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
        let time =
            matches!(next, "year" | "day" | "week" | "month" | "season" | "decade" | "century" | "morning" | "final");
        let year = time && text.get(..end).is_some_and(|it| it.ends_with("following"));
        return if year { About::World } else { About::Text };
    }
    if names_itself(text, scan.first) || tells_its_making(text, scan.first) {
        return About::Text;
    }
    let from = scan.opens(List::Openers, scan.first).map_or(scan.first, |end| next_word(text, end));
    let Some(end) = scan.opens(List::MetaSubjects, from) else { return About::World };
    let pronoun = end - from < 5;
    match scan.opens(List::MetaVerbs, next_word(text, end)) {
        Some(_) if pronoun => About::Same,
        Some(_) => About::Text,
        None => About::World,
    }
}

/// `This comprehensive report provides`: an adjective stands between.
fn names_itself(text: &str, first: usize) -> bool {
    let mut words = text.get(first..).unwrap_or("").split(' ').map(|word| word.trim_matches(['*', '_']));
    let mut next = || words.next().unwrap_or("");
    let (opens, _, noun, verb) = (next(), next(), next(), next());
    let own = matches!(
        noun,
        "report"
            | "review"
            | "paper"
            | "article"
            | "analysis"
            | "study"
            | "document"
            | "summary"
            | "overview"
            | "guide"
    );
    let verb = verb.to_lowercase();
    own && matches!(opens, "This" | "The" | "this" | "the")
        && (verb == "provides" || lexicon().lists_of(&verb).has(List::MetaVerbs))
}

/// `Prepared 3 June 2025`, `Compiled by …`: the line of an author, not of the answer.
fn tells_its_making(text: &str, first: usize) -> bool {
    let mut words = text.get(first..).unwrap_or("").split(' ').map(|word| word.trim_matches(['*', '_', ',']));
    let made = matches!(words.next(), Some("Prepared" | "Compiled" | "Generated" | "Updated" | "Drafted"));
    made && words.next().is_some_and(|word| {
        matches!(word, "by" | "for" | "on" | "with" | "from") || word.starts_with(|ch: char| ch.is_ascii_digit())
    })
}
