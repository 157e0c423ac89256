//! Superlatives and claims to be first or only.

use std::ops::Range;

use super::lexicon::{List, lexicon};
use super::scan::{Hit, Scan, next_word};

/// The superlative in a sentence.
pub fn superlative(prose: &str) -> Option<Range<usize>> {
    let mut scan = Scan::default();
    scan.scan(prose);
    ranked(prose, &scan)
}

/// The first superlative that ranks what it stands before.
pub(super) fn ranked(prose: &str, scan: &Scan) -> Option<Range<usize>> {
    scan.all(List::Superlatives).find_map(|hit| ranks(prose, hit))
}

fn ranks(prose: &str, hit: Hit) -> Option<Range<usize>> {
    let from = next_word(prose, hit.end);
    let rest = prose.get(from..)?;
    let len = rest.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(rest.len());
    let near = prose.get(hit.end..from).is_some_and(|gap| gap.trim().is_empty());
    let next = if near { rest.get(..len)? } else { "" };
    if lexicon().lists_of(next).has(List::NotRanked) {
        return None;
    }
    let most = prose.get(hit.start..hit.end)?.ends_with("most") && near;
    Some(hit.start..if most { from + len } else { hit.end })
}
