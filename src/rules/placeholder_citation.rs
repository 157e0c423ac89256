//! A stand-in where a citation should be.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::citation::{self, Shape};
use crate::document::{Document, Status};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PlaceholderCitation {
    extra: Vec<String>,
}

impl Rule for PlaceholderCitation {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let visible = document.text.visible();
        // Hardly any document has such stand-ins; the letters are counted when one asks.
        let notes = LazyCell::new(|| letters(visible));
        let own = document.citations.iter().filter(|citation| citation.status == Status::Placeholder);
        let own = own.map(|citation| citation.span).filter(|span| !is_note(document.slice(*span), &notes));
        let extra = self.extra.iter().filter(|it| !it.is_empty()).flat_map(|it| visible.match_indices(it.as_str()));
        let mut spans: Vec<TextSpan> = own.chain(entries(document)).chain(extra.map(|(at, text)| TextSpan::new(at, at + text.len()))).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, kept| kept.overlaps(*next));
        for span in spans {
            let message = format!("placeholder `{}` instead of a citation", crop(document.slice(span)));
            cx.report(span, message).help("find the reference and cite it, or take the claim out");
        }
    }
}

/// Stand-ins that are all that an entry of the reference list says.
fn entries(document: &Document) -> impl Iterator<Item = TextSpan> + '_ {
    document.references.entries.iter().filter(|entry| entry.url.is_none()).filter_map(|entry| {
        let span = entry.span?;
        let text = document.slice(span);
        let found = citation::scan_in(text, &[]).into_iter().find(|token| token.shape == Shape::Placeholder)?.span;
        let says = |outside: Option<&str>| outside.is_some_and(|it| it.contains(char::is_alphabetic));
        let alone = !says(text.get(..found.start)) && !says(text.get(found.end..));
        alone.then(|| TextSpan::from(found).offset(span.start))
    })
}

/// How often every letter stands alone in brackets.
fn letters(text: &str) -> BTreeMap<u8, usize> {
    let mut found = BTreeMap::new();
    for triple in text.as_bytes().windows(3) {
        if let [b'[', letter @ b'a'..=b'z', b']'] = triple {
            *found.entry(*letter).or_default() += 1;
        }
    }
    found
}

/// `[n]` in a text whose notes are lettered: `[a]`, `[b]`.
fn is_note(text: &str, notes: &BTreeMap<u8, usize>) -> bool {
    let [b'[', letter, b']'] = text.as_bytes() else { return false };
    letter.is_ascii_lowercase() && notes.iter().filter(|(other, _)| *other != letter).map(|(_, count)| count).sum::<usize>() >= 2
}
