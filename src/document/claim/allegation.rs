//! Accusations against named persons.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::List;
use super::scan::Scan;
use crate::document::word_set::WordSet;

/// An accusation: who, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allegation {
    /// The name, in bytes of the sentence.
    pub name: Range<usize>,
    /// The predicate.
    pub predicate: Range<usize>,
}

/// Capitalised words around names.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
struct Words {
    not_a_person: WordSet,
    titles: WordSet,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/cues.json"))).unwrap_or_default());

/// The accusation in a sentence, if it makes one against a named person.
pub fn allegation(prose: &str) -> Option<Allegation> {
    let mut scan = Scan::default();
    scan.scan(prose);
    for cue in scan.all(List::Accused) {
        let Some(at) = cue.start.checked_sub(1) else { continue };
        let at = prose.floor_char_boundary(at);
        let from = prose.floor_char_boundary(at.saturating_sub(80));
        let clause = prose.get(from..at)?;
        let clause_from = clause.rfind([';', ':']).map_or(from, |it| from + it + 1);
        let before = prose.get(clause_from..at)?;
        let mut name: Option<Range<usize>> = None;
        let mut count = 0;
        let mut offset = clause_from;
        let mut best: Option<Range<usize>> = None;
        for word in before.split_inclusive(' ') {
            let bare = word.trim().trim_end_matches([',', '.']);
            let start = offset + word.len() - word.trim_start().len();
            offset += word.len();
            let capital = bare.chars().next().is_some_and(char::is_uppercase)
                && bare.chars().skip(1).any(char::is_lowercase)
                && bare.chars().all(|ch| ch.is_alphabetic() || matches!(ch, '\'' | '’' | '-'));
            let initial = bare.chars().count() == 1 && bare.chars().all(char::is_uppercase);
            if (capital || initial && count > 0) && !WORDS.not_a_person.contains(bare) {
                name = Some(name.map_or(start, |it| it.start)..start + bare.len());
                count += usize::from(!initial && !WORDS.titles.contains(bare));
                if (2..=4).contains(&count) {
                    best.clone_from(&name);
                }
            } else {
                name = None;
                count = 0;
            }
        }
        let Some(found) = best.filter(|it| at - it.end <= 40) else { continue };
        return Some(Allegation { name: found, predicate: cue.start..cue.end });
    }
    None
}
