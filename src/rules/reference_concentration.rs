//! One source behind most of an answer.

use foldhash::{HashMap, HashMapExt as _};
use serde::Deserialize;

use crate::document::citation::Label;
use crate::document::claim::Need;
use crate::document::reference::{bare_host, canonical_url, registered};
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
#[derive(Default)]
struct Sources {
    /// The only source that each cluster names.
    of_cluster: Vec<Option<usize>>,
    /// Where each is first cited.
    first: Vec<TextSpan>,
}

impl Sources {
    fn of(document: &Document, by: By) -> Self {
        let mut listed: HashMap<&Label, &Reference> = HashMap::with_capacity(document.references.entries.len());
        for entry in &document.references.entries {
            for label in &entry.labels {
                listed.entry(label).or_insert(entry);
            }
        }
        let mut sources = Self::default();
        let mut by_label: HashMap<&Label, usize> = HashMap::with_capacity(listed.len());
        let mut by_url: HashMap<String, usize> = HashMap::with_capacity(listed.len());
        let domain = |url: &str| registered(bare_host(url)).to_ascii_lowercase();
        let key = |url: &str| if by == By::Domain { domain(url) } else { canonical_url(url, false, &[]) };
        let listed_key = |entry: &Reference| match by {
            By::Source => entry.canonical().map(str::to_owned),
            By::Domain => entry.url.as_deref().map(domain),
        };
        for cluster in &document.clusters {
            let mut held = Vec::new();
            for citation in document.citations.get(cluster.citations.clone()).unwrap_or_default() {
                let mut number = |key: Option<String>| {
                    let next = sources.first.len();
                    let number = key.map_or(next, |key| *by_url.entry(key).or_insert(next));
                    if number == next {
                        sources.first.push(citation.span);
                    }
                    number
                };
                let own = citation.url.map(|url| document.slice(url)).filter(|url| url.contains("://"));
                if let Some(url) = own {
                    held.push(number(Some(key(url))));
                    continue;
                }
                for label in &citation.labels {
                    let key = || listed.get(label).and_then(|entry| listed_key(entry));
                    held.push(*by_label.entry(label).or_insert_with(|| number(key())));
                }
            }
            let one = held.first().copied().filter(|first| held.iter().all(|source| source == first));
            sources.of_cluster.push(one);
        }
        sources
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
