//! Which reference each citation names.

use std::borrow::Borrow;

use super::block::{Link, Markup};
use super::citation::{Accepted, Label, Shape, Verdict};
use super::model::{Citation, ListOrigin, ReferenceList, Status};
use crate::text::TextSpan;

/// Looks every citation up, and counts the uses of every reference.
pub fn resolve(accepted: Vec<Accepted>, markup: &Markup, references: &mut ReferenceList) -> Vec<Citation> {
    let keyed = accepted.iter().flat_map(|it| &it.token.labels).any(|label| matches!(label, Label::Key(_)));
    let index = Index::new(references, keyed);
    let listed = references.origin != ListOrigin::None;
    let mut uses = vec![0_usize; references.entries.len()];
    let mut links = markup.links.as_slice();
    let result = accepted
        .into_iter()
        .map(|Accepted { token, verdict }| {
            let span = TextSpan::from(token.span);
            while let Some((_, rest)) = links.split_first().filter(|(link, _)| link.text.end <= span.start) {
                links = rest;
            }
            let url = token.url.map(TextSpan::from).or_else(|| target(links.first()?, span));
            let mut known = !token.labels.is_empty();
            for label in &token.labels {
                match index.find(label) {
                    Some(place) if verdict == Verdict::Valid => uses[place] += 1,
                    found => known &= found.is_some(),
                }
            }
            let status = match verdict {
                Verdict::Malformed(fault) => Status::Malformed(fault),
                Verdict::Placeholder => Status::Placeholder,
                Verdict::Foreign => Status::Foreign,
                Verdict::Valid if known || url.is_some() || token.shape == Shape::Note => Status::Resolved,
                // Keys are looked up only in a list that has keys.
                Verdict::Valid if token.shape == Shape::Key && !index.has_keys() => Status::Unlisted,
                Verdict::Valid if listed => Status::Dangling,
                Verdict::Valid => Status::Unlisted,
            };
            Citation { span, shape: token.shape, labels: token.labels, url, status }
        })
        .collect();
    for (entry, count) in references.entries.iter_mut().zip(uses) {
        entry.uses = count;
    }
    result
}

/// References by label: numbers as they are, keys without regard to case. Each list is sorted; of references with the
/// same label the first one counts.
#[derive(Default)]
struct Index {
    numbers: Vec<(u32, usize)>,
    /// Whether these count on from the first one without a gap, as nearly all lists do.
    counted: bool,
    keys: Vec<(String, usize)>,
    /// Authors with their years.
    names: Vec<(String, usize)>,
}

impl Index {
    /// Names are only looked up where a citation is `keyed`, by no number.
    fn new(references: &ReferenceList, keyed: bool) -> Self {
        let mut index = Self::default();
        for (place, entry) in references.entries.iter().enumerate() {
            for label in &entry.labels {
                match label {
                    Label::Number(number) => index.numbers.push((*number, place)),
                    Label::Key(key) => index.keys.push((key.to_lowercase(), place)),
                }
            }
            if let Some(name) = entry.name.as_ref().filter(|_| keyed) {
                index.names.push((name.to_lowercase(), place));
            }
        }
        index.numbers.sort_unstable();
        index.counted = index.numbers.windows(2).all(|pair| pair[0].0.checked_add(1) == Some(pair[1].0));
        index.keys.sort_unstable();
        index.names.sort_unstable();
        index
    }

    fn has_keys(&self) -> bool {
        !self.keys.is_empty()
    }

    /// The reference of a label; `[^1]` may name what is listed as `1`, and the other way round.
    fn find(&self, label: &Label) -> Option<usize> {
        match label {
            Label::Number(number) => self
                .numbered(*number)
                .or_else(|| if self.keys.is_empty() { None } else { first(&self.keys, number.to_string().as_str()) }),
            Label::Key(key) => {
                let key = key.to_lowercase();
                let key = key.as_str();
                first(&self.keys, key).or_else(|| first(&self.names, key)).or_else(|| self.numbered(key.parse().ok()?))
            }
        }
    }

    fn numbered(&self, number: u32) -> Option<usize> {
        if !self.counted {
            return first(&self.numbers, &number);
        }
        let place = number.checked_sub(self.numbers.first()?.0)?;
        self.numbers.get(usize::try_from(place).ok()?).map(|held| held.1)
    }
}

/// The first of the references under `key`.
fn first<K: Borrow<Q>, Q: Ord + ?Sized>(sorted: &[(K, usize)], key: &Q) -> Option<usize> {
    let at = sorted.partition_point(|held| held.0.borrow() < key);
    sorted.get(at).filter(|held| held.0.borrow() == key).map(|held| held.1)
}

/// The target of the link that a citation was written as.
pub fn link_of(markup: &Markup, span: TextSpan) -> Option<TextSpan> {
    let from = markup.links.partition_point(|link| link.text.end <= span.start);
    target(markup.links.get(from)?, span)
}

/// The target of `link`, if the citation was written as that.
fn target(link: &Link, span: TextSpan) -> Option<TextSpan> {
    let same = link.text.contains(span) || span.contains(link.text);
    (same && !link.target.is_empty()).then_some(link.target)
}
