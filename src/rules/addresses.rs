//! What the rules about addresses share: where an answer says that its sources are to be found.

use std::collections::BTreeMap;

use foldhash::HashSet;

use super::listed::Listed;
use crate::document::citation::Label;
use crate::document::reference::has_scheme;
use crate::document::{Document, Reference};
use crate::text::TextSpan;

/// An address under which a source is to be found.
pub struct Address<'d> {
    /// The address as it is written.
    pub url: &'d str,
    /// Where it stands; for a list outside the text, where it is first cited.
    pub span: TextSpan,
    /// Its entry in the list, and whether it is written there.
    pub reference: Option<&'d Reference>,
}

impl Address<'_> {
    /// `reference [3]`, `this reference` where the list shows no numbers, or `this link`.
    pub fn name(&self, document: &Document) -> String {
        self.reference.map_or_else(|| "this link".to_owned(), |entry| name(document, entry))
    }

    /// The entry that the address belongs to, or the address alone.
    pub fn entry(&self) -> TextSpan {
        self.reference.and_then(|entry| entry.span).unwrap_or(self.span)
    }
}

/// What a message calls an entry.
pub fn name(document: &Document, entry: &Reference) -> String {
    let label = entry.labels.first().filter(|_| !document.references.by_place);
    let numbered = |label: &str| ["reference [", label, "]"].concat();
    match label {
        Some(Label::Number(number)) => numbered(&number.to_string()),
        Some(Label::Key(key)) => numbered(key),
        None => "this reference".to_owned(),
    }
}

/// The addresses of all references, then those that citations show and no entry has: each place once. In an answer
/// that neither cites nor lists, links are the citations.
pub fn cited(document: &Document) -> Vec<Address<'_>> {
    let entries = &document.references.entries;
    let mut found = Vec::with_capacity(entries.len());
    let outside = entries.iter().any(|entry| entry.span.is_none() && entry.url.is_some());
    let places = if outside { first_places(document) } else { BTreeMap::new() };
    for entry in entries {
        let Some(url) = entry.url.as_deref() else { continue };
        let cited = || entry.labels.iter().find_map(|label| places.get(label)).copied();
        let Some(span) = entry.address.or(entry.span).or_else(cited) else { continue };
        found.push(Address { url, span, reference: Some(entry) });
    }
    let own = document.citations.iter().filter(|citation| citation.status.is_valid());
    let own = own.filter_map(|it| Some((it.url?, it.labels.first())));
    let bare = document.citations.is_empty() && !document.references.exists();
    let links = document.links.iter().filter(|_| bare).map(|link| (link.target, None));
    let (mut listed, mut seen): (Option<Listed<'_>>, Option<HashSet<&str>>) = (None, None);
    for (span, label) in own.chain(links) {
        let url = document.slice(span);
        // Nearly every citation leads to where the entry of its number does.
        let entry = label.and_then(|label| listed.get_or_insert_with(|| Listed::of(document)).find(label));
        let known = entry.is_some_and(|it| it.url.as_deref() == Some(url) && it.address.or(it.span).is_some());
        if !known
            && has_scheme(url)
            && seen.get_or_insert_with(|| found.iter().map(|address| address.url).collect()).insert(url)
        {
            found.push(Address { url, span, reference: None });
        }
    }
    found
}

/// Where each label is first cited.
fn first_places(document: &Document) -> BTreeMap<&Label, TextSpan> {
    let mut places = BTreeMap::new();
    for citation in &document.citations {
        for label in &citation.labels {
            places.entry(label).or_insert(citation.span);
        }
    }
    places
}
