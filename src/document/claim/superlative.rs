//! Superlatives and claims to be first or only.

use std::ops::Range;

use super::cues::{cues, has};

/// The superlative in a sentence.
pub fn superlative(prose: &str) -> Option<Range<usize>> {
    let lower = prose.to_ascii_lowercase();
    for cue in cues().superlatives.iter().map(String::as_str) {
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|rest| rest.find(cue)).map(|at| at + from) {
            from = at + cue.len();
            let edge = lower.get(..at).is_none_or(|before| !before.ends_with(|ch: char| ch.is_alphanumeric()));
            let rest = lower.get(from..).unwrap_or("");
            if !edge || rest.starts_with(|ch: char| ch.is_alphanumeric()) && !cue.ends_with(' ') {
                continue;
            }
            let next = rest.trim_start().split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
            if has(&cues().not_ranked, next) {
                continue;
            }
            let end = if cue.ends_with(' ') { from + next.len() } else { from };
            return Some(at..end);
        }
    }
    None
}
