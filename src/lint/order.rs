//! One diagnostic per root cause, sorted by place, each with its identity.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::ActiveRule;
use crate::diagnostic::{Diagnostic, fingerprint};
use crate::document::Document;
use crate::rule::Rule;

/// Drops what yields and what is said twice, and sorts by place.
pub fn finish(mut all: Vec<Diagnostic>, rules: &[(ActiveRule, Box<dyn Rule>)]) -> Vec<Diagnostic> {
    if all.len() > 1 {
        let places = places(&all);
        let mut keep = all.iter().map(|it| yields_to(it, rules, &places).is_none()).collect::<Vec<_>>().into_iter();
        all.retain(|_| keep.next().unwrap_or(true));
    }
    sort(&mut all);
    all.dedup_by(|next, kept| next.rule == kept.rule && next.span == kept.span && next.message == kept.message);
    all
}

/// Sorts by place.
pub fn sort(all: &mut [Diagnostic]) {
    all.sort_by(|left, right| (left.span, &left.rule, &left.message).cmp(&(right.span, &right.rule, &right.message)));
}

/// Gives every diagnostic of a document its fingerprint.
pub fn identify(document: &Document, all: &mut [Diagnostic]) {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for diagnostic in all {
        let sentence = diagnostic.sentence.and_then(|index| document.sentences.get(index));
        let words = sentence.map_or(diagnostic.message.as_str(), |sentence| document.prose(sentence.span));
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

/// The sentences that rules report.
pub fn places(all: &[Diagnostic]) -> BTreeSet<(usize, &str)> {
    all.iter().filter_map(|it| Some((it.sentence?, it.rule.as_str()))).collect()
}

/// The one of `rules`, sorted by name, to which a diagnostic yields, if one of those its rule names reports the same sentence.
pub fn yields_to<'r>(
    diagnostic: &Diagnostic,
    rules: &'r [(ActiveRule, Box<dyn Rule>)],
    places: &BTreeSet<(usize, &str)>,
) -> Option<&'r str> {
    let sentence = diagnostic.sentence?;
    let at = rules.binary_search_by(|(active, _)| active.info.id.cmp(&diagnostic.rule)).ok()?;
    let (active, _) = rules.get(at)?;
    active.info.yields_to.iter().find(|name| places.contains(&(sentence, name.as_str()))).map(String::as_str)
}
