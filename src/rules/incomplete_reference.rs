//! An entry by which a reader cannot find the source.

use serde::Deserialize;

use super::addresses;
use crate::document::reference::{identifiers, is_placed};
use crate::document::{Document, ListOrigin, Reference};
use crate::rule::{Context, Rule};

/// What an entry can be required to have.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Field {
    UrlOrId,
    Title,
    Date,
}

impl Field {
    const fn shown(self) -> &'static str {
        match self {
            Self::UrlOrId => "an address or identifier",
            Self::Title => "a title",
            Self::Date => "a date",
        }
    }
}

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IncompleteReference {
    require: Vec<Field>,
}

impl Rule for IncompleteReference {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if document.references.origin != ListOrigin::Inline {
            return;
        }
        let entries = &document.references.entries;
        let lacking = |entry: &Reference, field| !has(document, entry, field);
        // A list whose author never writes titles has one fault, not one in every entry.
        let mut usual = Vec::new();
        for &field in &self.require {
            let count = entries.iter().filter(|entry| lacking(entry, field)).count();
            if field != Field::UrlOrId && count > FEW && count * 2 > entries.len() {
                usual.push((field, count));
            }
        }
        for entry in entries {
            let Some(span) = entry.span else { continue };
            let mut fields: Vec<&str> = Vec::new();
            let mut more = 0;
            for &field in self.require.iter().filter(|field| lacking(entry, **field)) {
                match usual.iter_mut().find(|(it, _)| *it == field) {
                    None => fields.push(field.shown()),
                    Some((_, count)) if *count > 0 => {
                        fields.push(field.shown());
                        more = std::mem::take(count) - 1;
                    }
                    Some(_) => {}
                }
            }
            if fields.is_empty() {
                continue;
            }
            let others = if more > 0 { format!(", and so do {more} more") } else { String::new() };
            let name = addresses::name(document, entry);
            cx.report(span, format!("{name} lacks {}{others}", fields.join(" and ")))
                .help("say what it is and where it is to be found");
        }
    }
}

/// Entries without a field that are still reported one by one.
const FEW: usize = 3;

fn has(document: &Document, entry: &Reference, field: Field) -> bool {
    let words = || entry.span.map_or("", |span| document.slice(span));
    match field {
        Field::UrlOrId => {
            entry.url.is_some() || !entry.identifiers.is_empty() || is_found(words()) || is_note(document, entry)
        }
        // The title of a definition stands behind its address.
        Field::Title => entry.title.is_some() || words().contains("]: ") && words().ends_with(['"', '\'', ')']),
        Field::Date => entry.date.is_some(),
    }
}

/// Whether an entry without an address can be found all the same.
fn is_found(words: &str) -> bool {
    !identifiers(words).is_empty() || is_placed(words)
}

/// Words from which on a sentence among notes explains something and names no source.
const NOTE: usize = 8;

/// Whether an entry is a sentence among notes: not all of them name sources.
fn is_note(document: &Document, entry: &Reference) -> bool {
    let Some(span) = entry.span else { return false };
    let words = document.slice(span).trim_end();
    if !words.ends_with(['.', '!', '。']) || words.split_whitespace().take(NOTE).count() < NOTE {
        return false;
    }
    let section = || document.block_at(span.start).and_then(|at| document.blocks.get(at)).map_or(0, |block| block.section);
    words.starts_with("[^") || document.heading(section()).is_some_and(|heading| heading.to_lowercase().contains("note"))
}
