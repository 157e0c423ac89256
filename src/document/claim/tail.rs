//! Words after the last citation of a sentence.

use super::lexicon::List;
use super::scan::{Scan, next_word};
use super::{Context, Input, Need, classify};

/// Whether words after the last citation claim something more.
pub fn tail_is_claim(prose: &str) -> bool {
    let mut scan = Scan::default();
    scan.scan(prose);
    let joined = scan.opens(List::TailJoins, scan.first);
    let from = joined.map_or(scan.first, |end| next_word(prose, end));
    if [scan.first, from].iter().any(|&at| scan.opens(List::TailOpenings, at).is_some()) {
        return false;
    }
    // Relative clauses speak of what was cited; the main clause must say something itself.
    let bare = prose.get(from..).unwrap_or("");
    let main = bare
        .match_indices([' ', ','])
        .map(|(at, _)| at)
        .find(|&at| {
            let word = bare.get(at + 1..).unwrap_or("").trim_start();
            ["which ", "that ", "who "].iter().any(|it| word.starts_with(it))
        })
        .map_or(bare, |at| bare.get(..at).unwrap_or(""));
    let mut own = Scan::default();
    own.scan(main);
    let states = [" is ", " was ", " has "].iter().any(|it| bare.contains(it));
    if !own.verb || joined.is_none() && !states {
        return false;
    }
    let input = Input {
        prose,
        cited: false,
        context: Context::Paragraph,
        section_cited: true,
        after_meta: Some(false),
        prospect: false,
        english: true,
    };
    classify(&input).need == Need::Required
}
