//! What a run adds up to: diagnostics by rule and severity, scores over all documents.

use std::collections::BTreeMap;

use super::{Checked, RuleId, Severity};

/// Counts and scores of many inputs. Whatever the order they come in, the sums are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Errors, warnings and infos of every rule that reported something.
    rules: BTreeMap<RuleId, [usize; 3]>,
    /// Scores in the order in which documents have them.
    scores: Vec<(&'static str, Sum)>,
}

/// A score over many documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    /// Sums of both sides of the fraction; none where the score is none.
    parts: Option<(usize, usize)>,
    /// Sum of the scores in billionths: whole numbers add up to the same in any order.
    billionths: i128,
    /// Documents in which the score has a meaning.
    documents: usize,
}

/// A score of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunScore {
    /// Its name.
    pub name: &'static str,
    /// Over all documents as if they were one; none where the score is no fraction, or has no meaning in any.
    pub micro: Option<f64>,
    /// The mean of the documents in which it has a meaning; none where there is none.
    pub mean: Option<f64>,
    /// How many those are.
    pub documents: usize,
}

const BILLION: f64 = 1e9;

impl Statistics {
    /// Adds one input.
    pub fn add(&mut self, checked: &Checked) {
        for it in &checked.diagnostics {
            self.rules.entry(it.rule.clone()).or_default()[place(it.severity)] += 1;
        }
        for document in &checked.documents {
            for (name, value) in &document.scores {
                #[allow(clippy::cast_possible_truncation)]
                let billionths = value.map_or(0, |value| (value * BILLION).round() as i128);
                let sum = Sum { parts: None, billionths, documents: usize::from(value.is_some()) };
                self.sum(name).join(sum);
            }
            for &(name, part, whole) in &document.fractions {
                self.sum(name).join(Sum { parts: Some((part, whole)), ..Sum::default() });
            }
        }
    }

    /// Adds other inputs.
    pub fn join(&mut self, other: Self) {
        for (rule, counts) in other.rules {
            let held = self.rules.entry(rule).or_default();
            held.iter_mut().zip(counts).for_each(|(held, count)| *held += count);
        }
        for (name, sum) in other.scores {
            self.sum(name).join(sum);
        }
    }

    fn sum(&mut self, name: &'static str) -> &mut Sum {
        let place = self.scores.iter().position(|(held, _)| *held == name).unwrap_or(self.scores.len());
        if place == self.scores.len() {
            self.scores.push((name, Sum::default()));
        }
        &mut self.scores[place].1
    }

    /// Every rule that reported something, by name, with its errors, warnings and infos.
    pub fn rules(&self) -> impl Iterator<Item = (&RuleId, [usize; 3])> {
        self.rules.iter().map(|(rule, counts)| (rule, *counts))
    }

    /// The scores of the run.
    #[allow(clippy::cast_precision_loss)]
    pub fn scores(&self) -> impl Iterator<Item = RunScore> {
        self.scores.iter().map(|&(name, Sum { parts, billionths, documents })| RunScore {
            name,
            micro: parts.filter(|(_, whole)| *whole > 0).map(|(part, whole)| part as f64 / whole as f64),
            mean: (documents > 0).then(|| billionths as f64 / BILLION / documents as f64),
            documents,
        })
    }
}

impl Sum {
    fn join(&mut self, other: Self) {
        if let Some((part, whole)) = other.parts {
            let (parts, wholes) = self.parts.unwrap_or_default();
            self.parts = Some((parts + part, wholes + whole));
        }
        self.billionths += other.billionths;
        self.documents += other.documents;
    }
}

const fn place(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::Statistics;
    use crate::diagnostic::{Checked, DocumentSummary};

    fn of(part: usize, whole: usize) -> Checked {
        #[allow(clippy::cast_precision_loss)]
        let value = (whole > 0).then(|| part as f64 / whole as f64);
        let document = DocumentSummary {
            dialect: "numeric-bracket",
            claims: whole,
            cited: part,
            scores: vec![("coverage", value), ("hhi", Some(0.25))],
            fractions: vec![("coverage", part, whole)],
        };
        Checked {
            path: String::new(),
            format: None,
            source: String::new(),
            documents: vec![document],
            diagnostics: Vec::new(),
            suppressed: Vec::new(),
            beside: None,
        }
    }

    #[test]
    fn fractions_add_up_over_all_and_means_over_documents() {
        let (mut all, mut others) = (Statistics::default(), Statistics::default());
        all.add(&of(1, 2));
        others.add(&of(0, 0));
        others.add(&of(8, 8));
        all.join(others);
        let scores: Vec<_> = all.scores().map(|it| (it.name, it.micro, it.mean, it.documents)).collect();
        assert_eq!(scores, [("coverage", Some(0.9), Some(0.75), 2), ("hhi", None, Some(0.25), 3)]);
    }

    #[test]
    fn the_order_of_the_inputs_does_not_show() {
        let sum = |order: &[usize]| {
            let mut sums = Statistics::default();
            for whole in order {
                sums.add(&of(1, *whole));
            }
            sums
        };
        assert_eq!(sum(&[3, 7, 11, 13]), sum(&[13, 3, 11, 7]));
    }
}
