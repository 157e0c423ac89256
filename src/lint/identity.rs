//! Gives every diagnostic its identity: the words that it concerns, never a line, a count, a day or a number of the list.

use std::collections::BTreeMap;

use crate::config::ActiveRule;
use crate::diagnostic::{Diagnostic, RuleId, fingerprint};
use crate::document::{BlockKind, Document, Sentence};
use crate::rule::Identity;

/// Rules whose diagnostics are known by something else than the words at their place.
pub type Special = BTreeMap<RuleId, Identity>;

/// Those of `rules`.
pub fn special(rules: &[ActiveRule]) -> Special {
    let rules = rules.iter().map(|active| (active.info.id.clone(), active.info.identity));
    rules.filter(|(_, identity)| *identity != Identity::Passage).collect()
}

/// Gives every diagnostic of a document its fingerprint.
pub fn identify(document: &Document, source: &str, special: &Special, all: &mut [Diagnostic]) {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for diagnostic in all {
        let words = words(document, source, special, diagnostic);
        let words = words.get(..words.floor_char_boundary(LONGEST.min(words.len()))).unwrap_or(words);
        let first = fingerprint(diagnostic.rule.as_str(), words, 0);
        let count = seen.entry(first).or_default();
        diagnostic.fingerprint = if *count == 0 { first } else { fingerprint(diagnostic.rule.as_str(), words, *count) };
        *count += 1;
    }
}

/// Bytes of a sentence that its identity is made of; many diagnostics of one endless sentence must not cost a look at
/// the whole of it each.
const LONGEST: usize = 2000;

fn words<'a>(document: &'a Document, source: &'a str, special: &Special, it: &'a Diagnostic) -> &'a str {
    match special.get(&it.rule) {
        Some(Identity::Document) => return "",
        Some(Identity::Message) => return &it.message,
        Some(Identity::Passage) | None => {}
    }
    if let Some(sentence) = it.sentence.and_then(|index| document.sentences.get(index)) {
        return of_sentence(document, sentence);
    }
    // What concerns no place, such as a rule that failed, says in its message what it concerns.
    if it.span.start == it.span.end { &it.message } else { unlabelled(source.get(it.span.range()).unwrap_or("")) }
}

/// The words of a sentence without citations; those of a heading without its number, too.
fn of_sentence<'a>(document: &'a Document, sentence: &Sentence) -> &'a str {
    let words = document.prose(sentence.span);
    let block = document.blocks.get(sentence.block);
    let section = block.filter(|it| matches!(it.kind, BlockKind::Heading { .. })).map(|it| it.section);
    let number = section.and_then(|at| document.sections.get(at)).and_then(|it| it.number.as_deref());
    number.and_then(|number| words.trim_start().strip_prefix(number)).unwrap_or(words)
}

/// An entry of a reference list without its number: the list may be renumbered. A date keeps its day.
fn unlabelled(text: &str) -> &str {
    let label = text.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    let rest = label.trim_start_matches(char::is_numeric);
    let numbered = rest.len() < label.len() && rest.chars().next().is_none_or(|ch| CLOSES.contains(&ch));
    if numbered { rest } else { text }
}

/// Signs behind the number of an entry.
const CLOSES: [char; 8] = ['.', ')', ']', ':', '］', '】', '）', '|'];

#[cfg(test)]
mod tests {
    use super::unlabelled;

    #[test]
    fn numbers_of_entries_do_not_count_and_dates_do() {
        for (text, words) in [
            ("[12] https://a.org/x Title", "] https://a.org/x Title"),
            ("3. Title", ". Title"),
            ("[^4]: Title", "]: Title"),
            ("[7]", "]"),
            ("2024-11-20", "2024-11-20"),
            ("5 March 2025", "5 March 2025"),
            ("[Smith 2020] Title", "[Smith 2020] Title"),
            ("https://a.org/7.", "https://a.org/7."),
        ] {
            assert_eq!(unlabelled(text), words, "{text}");
        }
    }
}
