//! Scores of a document: how much of it is cited, and by how many references.

use std::collections::BTreeMap;

use super::citation::Label;
use super::claim::Need;
use super::model::{Document, Status};

/// Counts that the scores are made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// Claims that need a citation.
    pub claims: usize,
    /// Those of them that a valid citation covers.
    pub cited: usize,
    /// Score by name, in a fixed order; none where it has no meaning.
    pub values: Vec<(&'static str, Option<f64>)>,
    /// Both sides of the scores that are fractions.
    pub fractions: Vec<(&'static str, usize, usize)>,
}

impl Document {
    /// The scores of the document.
    pub fn scores(&self) -> Scores {
        let required: Vec<_> = self.sentences.iter().filter(|it| self.claim(it).need == Need::Required).collect();
        let cited: Vec<_> = required.iter().filter(|it| it.is_covered()).collect();
        let sets: Vec<Vec<&Label>> = cited.iter().map(|it| self.labels_of(&it.covered_by)).collect();
        let mut uses: BTreeMap<&Label, usize> = BTreeMap::new();
        for label in sets.iter().flatten() {
            *uses.entry(label).or_default() += 1;
        }
        let valid: Vec<_> = self.citations.iter().filter(|it| it.status.is_valid()).collect();
        let marks: usize = valid.iter().map(|it| it.labels.len().max(1)).sum();
        let malformed = self.citations.iter().filter(|it| matches!(it.status, Status::Malformed(_))).count();
        let dangling = valid.iter().filter(|it| it.status == Status::Dangling).count();
        let body =
            self.sentences.iter().filter(|it| self.blocks.get(it.block).is_some_and(|block| block.kind.is_body()));
        let (mut words, mut sentences, mut optional) = (0, 0, 0);
        for sentence in body {
            let claim = self.claim(sentence);
            words += claim.words;
            sentences += 1;
            optional += usize::from(claim.need == Need::Optional);
        }
        let listed = self.references.exists();
        let entries = self.references.entries.len();
        let unused = self.references.entries.iter().filter(|it| it.uses == 0).count();
        let concentration = Concentration::of(&uses);
        let single = sets.iter().filter(|set| set.len() == 1).count();
        let mut fractions = Vec::with_capacity(9);
        let mut fraction = |name: &'static str, part: usize, whole: usize| {
            fractions.push((name, part, whole));
            (name, ratio(part, whole))
        };
        // What a list would have to tell has no meaning without one.
        let if_listed = usize::from(listed);
        let values = vec![
            fraction("citation_coverage", cited.len(), required.len()),
            fraction("reference_need", required.len() - cited.len(), required.len()),
            fraction("abstain_rate", optional, sentences),
            fraction("markers_per_100_words", marks * 100, words),
            fraction("markers_per_cited_claim", marks, cited.len()),
            fraction("dangling_rate", dangling * if_listed, valid.len() * if_listed),
            fraction("malformed_rate", malformed, malformed + valid.len()),
            fraction("unused_references", unused * if_listed, entries * if_listed),
            ("single_source_claims", Some(single).filter(|_| !cited.is_empty()).map(as_float)),
            fraction("top_source_share", concentration.top, if concentration.top > 0 { cited.len() } else { 0 }),
            ("hhi", concentration.hhi),
            ("effective_sources", concentration.hhi.map(|hhi| 1.0 / hhi)),
            ("shannon_entropy_nats", concentration.entropy),
            ("evenness", concentration.evenness),
            ("required_claims", Some(as_float(required.len()))),
            ("cited_claims", Some(as_float(cited.len()))),
            ("markers", Some(as_float(marks))),
            ("clusters", Some(as_float(self.clusters.len()))),
            ("prose_words", Some(as_float(words))),
            ("distinct_sources", Some(as_float(uses.len()))),
        ];
        Scores { claims: required.len(), cited: cited.len(), values, fractions }
    }

    /// The distinct labels of some clusters, sorted.
    pub fn labels_of(&self, clusters: &[usize]) -> Vec<&Label> {
        let held = clusters.iter().filter_map(|&index| self.clusters.get(index));
        let mut labels: Vec<&Label> = held.flat_map(|cluster| &cluster.labels).collect();
        labels.sort();
        labels.dedup();
        labels
    }
}

/// How evenly claims rest on references (Herfindahl–Hirschman index, Shannon entropy in nats).
#[derive(Default)]
struct Concentration {
    /// Claims that rest on the reference that most rest on.
    top: usize,
    hhi: Option<f64>,
    entropy: Option<f64>,
    evenness: Option<f64>,
}

impl Concentration {
    fn of(uses: &BTreeMap<&Label, usize>) -> Self {
        let pairs: usize = uses.values().sum();
        if pairs == 0 {
            return Self::default();
        }
        let shares = || uses.values().map(|&count| as_float(count) / as_float(pairs));
        let entropy = -shares().map(|share| share * share.ln()).sum::<f64>();
        let kinds = uses.len();
        Self {
            top: uses.values().copied().max().unwrap_or(0),
            hhi: Some(shares().map(|share| share * share).sum()),
            entropy: Some(entropy + 0.0),
            evenness: (kinds > 1).then(|| entropy / as_float(kinds).ln()),
        }
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| as_float(part) / as_float(whole))
}

/// Counts stay far below 2^52, where a float counts exactly.
#[allow(clippy::cast_precision_loss)]
fn as_float(count: usize) -> f64 {
    count as f64
}
