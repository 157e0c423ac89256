//! A citation whose number says one thing and whose link another.

use foldhash::{HashMap, HashMapExt as _};
use serde::Deserialize;

use super::addresses;
use super::listed::Listed;
use crate::diagnostic::Applicability;
use crate::document::citation::{Label, Shape};
use crate::document::reference::{canonical_url, has_scheme};
use crate::document::{Citation, Document, Reference};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MislinkedCitation {
    ignore_fragment: bool,
}

impl Rule for MislinkedCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let mut list: Option<List> = None;
        for citation in &document.citations {
            let ([label @ Label::Number(number)], Some(target)) = (&*citation.labels, citation.url) else { continue };
            let target = document.slice(target);
            if let Some(anchor) = anchor(target) {
                if anchor != *number && is_linked(document, citation) {
                    cx.report(citation.span, format!("citation [{number}] links to the place of reference [{anchor}]"))
                        .help("make number and link agree");
                }
                continue;
            }
            // The order of a list without numbers says little.
            if !has_scheme(target) || document.references.by_place {
                continue;
            }
            let list = list.get_or_insert_with(|| List::of(document));
            let Some(listed) = list.listed.find(label).and_then(|entry| entry.url.as_deref()) else { continue };
            // Nearly all agree, whether or not the number is all the words of the link.
            if target == listed || !is_linked(document, citation) {
                continue;
            }
            let canonical = |url: &str| canonical_url(url, !self.ignore_fragment, &[]);
            let found = canonical(target);
            if found == canonical(listed) {
                continue;
            }
            let other = list.other(&found, self.ignore_fragment);
            // Each part of an answer may have a list of its own.
            if other.is_some_and(|other| other.labels.contains(label)) {
                continue;
            }
            let leads = other.map(|entry| addresses::name(document, entry));
            let leads = leads.unwrap_or_else(|| format!("`{}`", crop(target)));
            let message = format!("citation [{number}] links to {leads}, but its reference is `{}`", crop(listed));
            let report = cx.report(citation.span, message).help("make number and link agree");
            if let Some(place) = citation.url {
                report.replace(place, listed, format!("link to reference [{number}]"), Applicability::Unsafe);
            }
        }
    }
}

/// Whether a citation is a numbered link, or a number in brackets that is all the words of a link, brackets apart.
fn is_linked(document: &Document, citation: &Citation) -> bool {
    if citation.shape != Shape::Bracket {
        return citation.shape == Shape::NumberedLink;
    }
    let from = document.links.partition_point(|link| link.text.end <= citation.span.start);
    document.links.get(from).is_some_and(|link| {
        link.text.start + 1 >= citation.span.start
            && link.text.end <= citation.span.end + 1
            && citation.span.start + 1 >= link.text.start
            && citation.span.end <= link.text.end + 1
    })
}

/// Names of the places of references within a page.
const ANCHORS: [&str; 10] = ["reference", "ref", "source", "src", "footnote", "fn", "note", "citation", "cite", "bib"];

/// The number of the reference that a link within the page leads to: `#ref-5`.
fn anchor(target: &str) -> Option<u32> {
    let name = target.strip_prefix('#')?;
    let tail = ANCHORS.iter().find_map(|it| name.strip_prefix(*it)).unwrap_or(name);
    tail.strip_prefix(['-', '_', ':']).unwrap_or(tail).parse().ok()
}

/// The reference list by label, and by address once somebody asks.
struct List<'d> {
    document: &'d Document,
    listed: Listed<'d>,
    by_url: Option<HashMap<String, &'d Reference>>,
}

impl<'d> List<'d> {
    fn of(document: &'d Document) -> Self {
        Self { document, listed: Listed::of(document), by_url: None }
    }

    /// The entry with a canonical address.
    fn other(&mut self, canonical: &str, ignore_fragment: bool) -> Option<&'d Reference> {
        let entries = &self.document.references.entries;
        let by_url = self.by_url.get_or_insert_with(|| {
            let mut by_url = HashMap::with_capacity(entries.len());
            for entry in entries {
                if let Some(url) = entry.url.as_deref() {
                    by_url.entry(canonical_url(url, !ignore_fragment, &[])).or_insert(entry);
                }
            }
            by_url
        });
        by_url.get(canonical).copied()
    }
}
