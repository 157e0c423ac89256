//! What the rules about addresses share: where an answer says that its sources are to be found.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt as _};

use crate::document::citation::Label;
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
    label.map_or_else(|| "this reference".to_owned(), |label| format!("reference [{label}]"))
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
    let own = document.citations.iter().filter(|citation| citation.status.is_valid()).filter_map(|it| it.url);
    let bare = document.citations.is_empty() && !document.references.exists();
    let links = document.links.iter().filter(|_| bare).map(|link| link.target);
    let mut others = own.chain(links).filter(|target| document.slice(*target).contains("://")).peekable();
    if others.peek().is_none() {
        return found;
    }
    let mut seen: HashSet<&str> = HashSet::with_capacity(found.len());
    seen.extend(found.iter().map(|address| address.url));
    for span in others {
        let url = document.slice(span);
        if seen.insert(url) {
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
