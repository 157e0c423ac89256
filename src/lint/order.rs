//! One diagnostic per root cause, sorted by place.

use std::collections::BTreeSet;

use crate::config::ActiveRule;
use crate::diagnostic::Diagnostic;
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
