//! `Several studies find` where a single reference is cited.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::family;
use crate::document::attribution::attributions;
use crate::document::citation::Label;
use crate::document::reference::canonical_url;
use crate::document::{Document, Reference, Sentence};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct OverstatedAttribution {
    min_sources: usize,
}

impl Rule for OverstatedAttribution {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let listed = LazyCell::new(|| listed(document));
        for sentence in document.sentences.iter().filter(|it| !it.clusters.is_empty() && !it.attempted) {
            let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
            if !body || !self.may_lack(document, sentence) {
                continue;
            }
            let mut told = attributions(document.prose(sentence.span)).into_iter().filter(|it| it.counted);
            let lacking = told.find_map(|it| {
                let who = TextSpan::from(it.who).offset(sentence.span.start);
                let behind = behind(document, sentence, who);
                let lacks = || self.lacks(&behind, &listed) && !family::is_quoted(document, sentence.block, who);
                (!behind.is_empty() && lacks()).then_some(who)
            });
            if let Some(span) = lacking {
                let message = format!("`{}` is plural but only one source is cited", crop(document.slice(span)));
                cx.report(span, message).help("cite another one, or say that it is a single source");
            }
        }
    }
}

/// The references by their labels.
type Listed<'d> = BTreeMap<&'d Label, &'d Reference>;

fn listed(document: &Document) -> Listed<'_> {
    let entries = document.references.entries.iter();
    entries.flat_map(|entry| entry.labels.iter().map(move |label| (label, entry))).collect()
}

impl OverstatedAttribution {
    /// Whether so few labels stand in a sentence that it is worth a look at its words.
    fn may_lack(&self, document: &Document, sentence: &Sentence) -> bool {
        let held = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
        held.iter().any(|cluster| cluster.labels.len() <= self.min_sources)
    }

    /// Whether these labels lead to too few pages, none of which is known to gather what others found.
    fn lacks(&self, labels: &BTreeSet<&Label>, listed: &Listed<'_>) -> bool {
        let page = |label: &&Label| {
            let url = listed.get(*label).and_then(|it| it.url.as_deref());
            url.map_or_else(|| format!("[{label}]"), |url| canonical_url(url, false, &[]))
        };
        let few = labels.len() < self.min_sources
            || labels.iter().map(page).collect::<BTreeSet<_>>().len() < self.min_sources;
        few && !labels.iter().filter_map(|it| listed.get(*it)).any(|it| gathers(it))
    }
}

/// The labels that stand in a sentence behind `who`.
fn behind<'d>(document: &'d Document, sentence: &Sentence, who: TextSpan) -> BTreeSet<&'d Label> {
    let held = document.clusters.get(sentence.clusters.clone()).unwrap_or_default();
    held.iter().filter(|it| it.span.start >= who.end).flat_map(|it| &it.labels).collect()
}

/// Words of titles of works that speak of several others.
const GATHERING: [&str; 8] =
    ["review", "meta-analysis", "overview", "survey", "roundup", "comparison", "literature", "handbook"];

fn gathers(reference: &Reference) -> bool {
    let title = reference.title.as_deref().unwrap_or("").to_lowercase();
    GATHERING.iter().any(|word| title.contains(word))
}
