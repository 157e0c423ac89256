//! Two entries of the reference list that are the same page.

use foldhash::{HashMap, HashMapExt as _};
use serde::Deserialize;

use crate::document::Reference;
use crate::document::reference::{IdentifierKind, canonical_url, normalised_doi};
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DuplicateReference {
    ignore_fragment: bool,
    extra_params: Vec<String>,
    same_title: bool,
}

impl Rule for DuplicateReference {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(document.references.entries.len());
        for (index, entry) in document.references.entries.iter().enumerate() {
            let Some(span) = entry.span else { continue };
            let keys = self.keys(entry);
            let earlier = keys.iter().find_map(|key| seen.get(key)).copied();
            let earlier = earlier.and_then(|at| Some((at, document.references.entries.get(at)?)));
            // The same number twice is the business of citation-numbering.
            let same = |other: &Reference| !entry.labels.is_empty() && entry.labels == other.labels;
            if let Some((at, earlier)) = earlier.filter(|(_, earlier)| !same(earlier)) {
                let shown = |entry| name(entry).filter(|_| !document.references.by_place);
                let this = shown(entry).map_or_else(|| "this reference".to_owned(), |name| format!("reference {name}"));
                let first = shown(earlier).unwrap_or_else(|| format!("entry {} of the list", at + 1));
                let message = format!("{this} is the same page as {first}");
                let report = cx.report(span, message).help("cite one of them everywhere, and take the other out");
                if let Some(first) = earlier.span {
                    report.label(first, "first listed here");
                }
            }
            for key in keys {
                seen.entry(key).or_insert(index);
            }
        }
    }
}

impl DuplicateReference {
    /// What an entry is known by: its address, its DOI, and its title where that is asked for.
    fn keys(&self, entry: &Reference) -> Vec<String> {
        let usual = self.ignore_fragment && self.extra_params.is_empty();
        let own = || entry.url.as_deref().map(|url| canonical_url(url, !self.ignore_fragment, &self.extra_params));
        let url = if usual { entry.canonical().map(str::to_owned) } else { own() };
        let doi = entry.identifiers.iter().filter(|(kind, _)| *kind == IdentifierKind::Doi);
        let doi = doi.filter_map(|(_, text)| normalised_doi(text)).map(|doi| format!("doi:{doi}"));
        let title = entry.title.as_deref().filter(|_| self.same_title).map(|title| format!("title:{}", title.trim().to_lowercase()));
        url.into_iter().filter(|url| !url.is_empty()).chain(doi).chain(title).collect()
    }
}

/// The number that the list shows.
fn name(entry: &Reference) -> Option<String> {
    entry.labels.first().map(|label| format!("[{label}]"))
}
