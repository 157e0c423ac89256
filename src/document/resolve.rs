//! Which reference each citation names.

use std::collections::HashMap;

use super::block::Markup;
use super::citation::{Accepted, Label, Shape, Verdict};
use super::model::{Citation, ListOrigin, ReferenceList, Status};
use crate::text::TextSpan;

/// Looks every citation up, and counts the uses of every reference.
pub fn resolve(accepted: Vec<Accepted>, markup: &Markup, references: &mut ReferenceList) -> Vec<Citation> {
    let index = Index::new(references);
    let listed = references.origin != ListOrigin::None;
    let mut uses = vec![0_usize; references.entries.len()];
    let result = accepted
        .into_iter()
        .map(|Accepted { token, verdict }| {
            let span = TextSpan::from(token.span);
            let url = token.url.map(TextSpan::from).or_else(|| link_of(markup, span));
            let found: Vec<Option<usize>> = token.labels.iter().map(|label| index.find(label)).collect();
            let known = !found.is_empty() && found.iter().all(Option::is_some);
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
            if status.is_valid() {
                found.into_iter().flatten().for_each(|place| uses[place] += 1);
            }
            Citation { span, shape: token.shape, labels: token.labels, url, status }
        })
        .collect();
    for (entry, count) in references.entries.iter_mut().zip(uses) {
        entry.uses = count;
    }
    result
}

/// References by label: numbers as they are, keys without regard to case.
struct Index {
    numbers: HashMap<u32, usize>,
    keys: HashMap<String, usize>,
    /// Authors with their years.
    names: HashMap<String, usize>,
}

impl Index {
    fn new(references: &ReferenceList) -> Self {
        let mut index = Self { numbers: HashMap::new(), keys: HashMap::new(), names: HashMap::new() };
        for (place, entry) in references.entries.iter().enumerate() {
            for label in &entry.labels {
                match label {
                    Label::Number(number) => index.numbers.entry(*number).or_insert(place),
                    Label::Key(key) => index.keys.entry(key.to_lowercase()).or_insert(place),
                };
            }
            if let Some(name) = &entry.name {
                index.names.entry(name.to_lowercase()).or_insert(place);
            }
        }
        index
    }

    fn has_keys(&self) -> bool {
        !self.keys.is_empty()
    }

    /// The reference of a label; `[^1]` may name what is listed as `1`, and the other way round.
    fn find(&self, label: &Label) -> Option<usize> {
        match label {
            Label::Number(number) => self
                .numbers
                .get(number)
                .or_else(|| if self.keys.is_empty() { None } else { self.keys.get(&number.to_string()) }),
            Label::Key(key) => {
                let key = key.to_lowercase();
                self.keys.get(&key).or_else(|| self.names.get(&key)).or_else(|| self.numbers.get(&key.parse().ok()?))
            }
        }
        .copied()
    }
}

/// The target of the link that a citation was written as.
pub fn link_of(markup: &Markup, span: TextSpan) -> Option<TextSpan> {
    let from = markup.links.partition_point(|link| link.text.end <= span.start);
    let link = markup.links.get(from).filter(|link| link.text.contains(span) || span.contains(link.text))?;
    Some(link.target).filter(|target| !target.is_empty())
}
