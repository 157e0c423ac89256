//! One source behind most of an answer.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt as _};
use serde::Deserialize;

use super::listed::Listed;
use crate::document::citation::Label;
use crate::document::claim::Need;
use crate::document::reference::{bare_host, canonical_url, has_scheme, registered};
use crate::document::{Document, Reference, Sentence};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// What counts as one source.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum By {
    Source,
    Domain,
}

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReferenceConcentration {
    by: By,
    max_share: f64,
    min_claims: usize,
}

impl Rule for ReferenceConcentration {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let cited = || document.sentences.iter().filter(|sentence| !sentence.covered_by.is_empty());
        if cited().nth(self.min_claims.saturating_sub(1)).is_none() {
            return;
        }
        let sources = Sources::of(document, self.by);
        // Whether a sentence is a claim is asked only where it matters.
        if sources.top(cited()).is_none_or(|top| !self.exceeds(&top)) {
            return;
        }
        let claims = cited().filter(|sentence| document.claim(sentence).need == Need::Required);
        let Some(top) = sources.top(claims).filter(|top| self.exceeds(top)) else { return };
        let one = if self.by == By::Domain { "site" } else { "source" };
        cx.report(top.first, format!("{} of {} cited claims rest on one {one}", top.count, top.whole))
            .help("confirm them with a second source");
    }
}

impl ReferenceConcentration {
    fn exceeds(&self, top: &Top) -> bool {
        top.whole >= self.min_claims && as_float(top.count) > self.max_share * as_float(top.whole)
    }
}

/// Counts stay far below 2^52, where a float counts exactly.
#[allow(clippy::cast_precision_loss)]
fn as_float(count: usize) -> f64 {
    count as f64
}

/// The source on which alone most sentences rest.
struct Top {
    count: usize,
    whole: usize,
    /// Where it is first cited.
    first: TextSpan,
}

/// Sources by number.
struct Sources {
    /// The only source that each cluster names.
    of_cluster: Vec<Option<usize>>,
    /// Where each is first cited.
    first: Vec<TextSpan>,
}

impl Sources {
    fn of(document: &Document, by: By) -> Self {
        let entries = &document.references.entries;
        let mut numbers = Numbers {
            by,
            listed: Listed::of(document),
            of_entry: vec![None; entries.len()],
            by_label: HashMap::new(),
            by_key: HashMap::with_capacity(entries.len()),
            first: Vec::with_capacity(entries.len()),
        };
        let mut of_cluster = Vec::with_capacity(document.clusters.len());
        for cluster in &document.clusters {
            let (mut one, mut alone) = (None, true);
            for citation in document.citations.get(cluster.citations.clone()).unwrap_or_default() {
                let own = citation.url.map(|url| document.slice(url)).filter(|url| has_scheme(url));
                let mut hold = |number| alone &= *one.get_or_insert(number) == number;
                if let Some(url) = own {
                    hold(numbers.of_page(url, citation.labels.first(), citation.span));
                    continue;
                }
                for label in &citation.labels {
                    hold(numbers.of_label(label, citation.span));
                }
            }
            of_cluster.push(one.filter(|_| alone));
        }
        Self { of_cluster, first: numbers.first }
    }

    /// The source on which alone most of some sentences rest.
    fn top<'d>(&self, sentences: impl Iterator<Item = &'d Sentence>) -> Option<Top> {
        let mut counts = vec![0_usize; self.first.len()];
        let mut whole = 0;
        for sentence in sentences {
            whole += 1;
            let mut named = sentence.covered_by.iter().map(|at| self.of_cluster.get(*at).copied().flatten());
            let Some(Some(source)) = named.next() else { continue };
            if named.all(|other| other == Some(source))
                && let Some(count) = counts.get_mut(source)
            {
                *count += 1;
            }
        }
        let (at, count) = counts.into_iter().enumerate().rev().max_by_key(|(_, count)| *count)?;
        Some(Top { count, whole, first: *self.first.get(at)? })
    }
}

/// Gives numbers to sources, in the order in which they are cited.
struct Numbers<'d> {
    by: By,
    listed: Listed<'d>,
    /// Those of the entries of a list that is counted through.
    of_entry: Vec<Option<usize>>,
    /// Those of labels of other lists, or of no list.
    by_label: HashMap<&'d Label, usize>,
    by_key: HashMap<Cow<'d, str>, usize>,
    /// Where each is first cited.
    first: Vec<TextSpan>,
}

impl<'d> Numbers<'d> {
    /// That of the source with a label.
    fn of_label(&mut self, label: &'d Label, cited: TextSpan) -> usize {
        let place = self.listed.place(label);
        if let Some(place) = place.filter(|_| self.listed.is_counted()) {
            return self.of_place(place, cited);
        }
        if let Some(number) = self.by_label.get(label) {
            return *number;
        }
        let key = self.listed.find(label).and_then(|entry| self.key_of(entry));
        let number = self.of_key(key, cited);
        self.by_label.insert(label, number);
        number
    }

    /// That of the page at `url`, which nearly always is that of the entry with the label of its citation.
    fn of_page(&mut self, url: &'d str, label: Option<&Label>, cited: TextSpan) -> usize {
        let place = label.filter(|_| self.listed.is_counted()).and_then(|label| self.listed.place(label));
        match place.filter(|place| self.listed.at(*place).is_some_and(|entry| entry.url.as_deref() == Some(url))) {
            Some(place) => self.of_place(place, cited),
            None => self.of_key(Some(Cow::Owned(self.key(url))), cited),
        }
    }

    fn of_place(&mut self, place: usize, cited: TextSpan) -> usize {
        if let Some(number) = self.of_entry.get(place).copied().flatten() {
            return number;
        }
        let key = self.listed.at(place).and_then(|entry| self.key_of(entry));
        let number = self.of_key(key, cited);
        if let Some(known) = self.of_entry.get_mut(place) {
            *known = Some(number);
        }
        number
    }

    /// That of what has a key; without one, it is a source of its own.
    fn of_key(&mut self, key: Option<Cow<'d, str>>, cited: TextSpan) -> usize {
        let next = self.first.len();
        let number = key.map_or(next, |key| *self.by_key.entry(key).or_insert(next));
        if number == next {
            self.first.push(cited);
        }
        number
    }

    fn key_of(&self, entry: &'d Reference) -> Option<Cow<'d, str>> {
        match self.by {
            By::Source => entry.canonical().map(Cow::Borrowed),
            By::Domain => entry.url.as_deref().map(|url| Cow::Owned(self.key(url))),
        }
    }

    fn key(&self, url: &str) -> String {
        match self.by {
            By::Source => canonical_url(url, false, &[]),
            By::Domain => registered(bare_host(url)).to_ascii_lowercase(),
        }
    }
}
