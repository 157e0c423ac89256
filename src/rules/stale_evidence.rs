//! A word such as `today` in a claim whose sources are all old.

use foldhash::{HashMap, HashMapExt as _};
use jiff::civil::Date;
use serde::Deserialize;

use super::family;
use crate::document::citation::Label;
use crate::document::claim::Need;
use crate::document::date::{Order, dates};
use crate::document::{Cluster, Document, Reference, Sentence, time_word};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct StaleEvidence {
    max_age_days: i64,
}

impl Rule for StaleEvidence {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let day = document
            .front
            .check_date
            .as_ref()
            .and_then(crate::document::CheckDate::last_day)
            .unwrap_or(cx.settings.today);
        let old = |date: Date| i64::from((day - date).get_days()) > self.max_age_days;
        if !document.references.entries.iter().any(|entry| entry.date.is_some() || entry.name.is_some()) {
            return;
        }
        let mut ages = None;
        let places = time_word::places(&document.prose);
        for sentence in document.sentences.iter().filter(|sentence| !sentence.covered_by.is_empty()) {
            let first = places.get(places.partition_point(|&at| at < sentence.span.start));
            if first.is_none_or(|&at| at >= sentence.span.end) {
                continue;
            }
            let ages = ages.get_or_insert_with(|| ages_of(document));
            let Some((newest, cluster)) = newest(document, sentence, ages).filter(|(date, _)| old(*date)) else {
                continue;
            };
            let Some(word) = time_word(document, sentence) else { continue };
            let message =
                format!("`{}` is supported only by sources from {newest} and before", crop(document.slice(word)));
            cx.report(cluster.span, message)
                .label(word, "said of today")
                .help("cite a newer source, or say when it was so");
        }
    }
}

/// The last day on which each reference can have been published, where that is known, by its labels and by its author and
/// year.
fn ages_of(document: &Document) -> HashMap<Label, Date> {
    let mut ages = HashMap::new();
    for entry in &document.references.entries {
        let Some(day) = published(document, entry) else { continue };
        let name = entry.name.as_deref().map(|name| Label::Key(name.into()));
        for label in entry.labels.iter().cloned().chain(name) {
            ages.entry(label).or_insert(day);
        }
    }
    ages
}

fn published(document: &Document, entry: &Reference) -> Option<Date> {
    let written = entry.date.as_deref().and_then(|date| dates(date, Order::Unknown).first()?.day());
    // A year counts as that of the entry only in brackets behind the authors: titles name years, too.
    let named = || {
        let year = entry.name.as_deref()?.rsplit(' ').next()?.get(..4)?;
        let bracketed = document.slice(entry.span?).contains(&format!("({year}"));
        Date::new(year.parse().ok().filter(|_| bracketed)?, 12, 31).ok()
    };
    written.or_else(named)
}

/// The date of the newest source of a sentence and its last cluster; none where one of the sources has no date.
fn newest<'d>(document: &'d Document, sentence: &Sentence, ages: &HashMap<Label, Date>) -> Option<(Date, &'d Cluster)> {
    let clusters = || sentence.covered_by.iter().filter_map(|at| document.clusters.get(*at));
    let labels = clusters().flat_map(|cluster| cluster.labels.iter());
    let days: Option<Vec<Date>> = labels.map(|label| ages.get(label).copied()).collect();
    Some((days?.into_iter().max()?, clusters().last()?))
}

/// The first word of a sentence that speaks of today and is no quotation, if the sentence is a claim.
fn time_word(document: &Document, sentence: &Sentence) -> Option<TextSpan> {
    let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body() && !block.quoted);
    if !body || document.claim(sentence).need == Need::None {
        return None;
    }
    let words = time_word::time_words(document.prose(sentence.span)).into_iter();
    let mut places = words.map(|word| TextSpan::from(word.span).offset(sentence.span.start));
    places.find(|place| !family::is_quoted(document, sentence.block, *place))
}
