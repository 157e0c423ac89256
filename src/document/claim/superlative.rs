//! Superlatives and claims to be first or only.

use std::ops::Range;

use super::cues::cues;

/// The superlative in a sentence.
pub fn superlative(prose: &str) -> Option<Range<usize>> {
    let lower = prose.to_ascii_lowercase();
    for found in cues().superlatives.find_all(&lower) {
        let rest = lower.get(found.end..).unwrap_or("");
        let open = lower.get(found.clone()).is_some_and(|cue| cue.ends_with(' '));
        let edge = lower.get(..found.start).is_none_or(|before| !before.ends_with(|ch: char| ch.is_alphanumeric()));
        if !edge || !open && rest.starts_with(|ch: char| ch.is_alphanumeric()) {
            continue;
        }
        let next = rest.trim_start().split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
        if !cues().not_ranked.has(next) {
            return Some(found.start..if open { found.end + next.len() } else { found.end });
        }
    }
    None
}
