//! An address or identifier of a reference that cannot be right.

use serde::Deserialize;

use super::addresses::{self, Address};
use crate::diagnostic::Severity;
use crate::document::reference::{Flaw, address, check, identifiers};
use crate::document::{Document, Reference};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InvalidLocator {
    schemes: Vec<String>,
    allow_hosts: Vec<String>,
}

impl Rule for InvalidLocator {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        // Whoever made up one source made up others: the first one stands for all.
        let (mut made_up, mut others): (Option<Address<'_>>, _) = (None, 0_usize);
        for it in addresses::cited(document) {
            // A page shortened for display: the stops are taken for those of a sentence.
            let shown = document.text.visible().get(it.span.end..).unwrap_or("");
            let cut = it.reference.is_some() && shown.starts_with("...");
            let checked = address(it.url, &self.schemes, &self.allow_hosts);
            let Err(mut flaw) = checked.and(if cut { Err(Flaw::CUT_OFF) } else { Ok(()) }) else { continue };
            if flaw.why == Flaw::RESERVED.why {
                others += usize::from(made_up.is_some());
                made_up = made_up.or(Some(it));
                continue;
            }
            flaw.certain &= is_certain(document);
            report(cx, it.span, &["address of ", &it.name(document)], flaw, "", COPY);
        }
        if let Some(it) = made_up {
            let more = match others {
                0 => String::new(),
                1 => ", as is that of one more".to_owned(),
                _ => format!(", as are those of {others} more"),
            };
            let certain = is_certain(document);
            report(cx, it.span, &["address of ", &it.name(document)], Flaw { certain, ..Flaw::RESERVED }, &more, COPY);
        }
        let visible = document.text.visible().len();
        let mut spans = document.references.entries.iter().filter_map(|entry| entry.span).peekable();
        if spans.peek().is_none() {
            return;
        }
        let shown = spans.filter(|span| span.end <= visible).reduce(TextSpan::cover).unwrap_or_default();
        // Targets of links, footnotes and definitions stand aside.
        let aside = TextSpan::new(visible, document.text.as_str().len());
        let mut owners: Option<Vec<(TextSpan, &Reference)>> = None;
        for place in [shown, aside] {
            let text = document.slice(place);
            for it in identifiers(text) {
                let value = text.get(it.span.clone()).unwrap_or("");
                let Err(flaw) = check(it.kind, value, cx.settings.today) else { continue };
                let owners = owners.get_or_insert_with(|| owners_of(document));
                let span = TextSpan::from(it.span).offset(place.start);
                if let Some((entry, place)) = owner(owners, span) {
                    let (kind, name) = (it.kind.shown(), addresses::name(document, entry));
                    report(cx, place, &[kind, " `", &crop(value), "` of ", &name], flaw, "", LOOK_UP);
                }
            }
        }
    }
}

const COPY: &str = "open the source, and copy its address from there";
const LOOK_UP: &str = "look the work up, and copy the identifier from there";

fn report(cx: &mut Context<'_>, span: TextSpan, what: &[&str], flaw: Flaw, more: &str, help: &str) {
    let (verb, worst) = if flaw.certain { (" is not", Severity::Error) } else { (" may not be", Severity::Warning) };
    let end = [verb, VALID, flaw.why, more];
    let parts = what.iter().chain(&end);
    let mut message = String::with_capacity(parts.clone().map(|part| part.len()).sum());
    parts.for_each(|part| message.push_str(part));
    cx.report(span, message).at_most(worst).help(help);
}

const VALID: &str = " valid: ";

/// Where nothing is cited, a link may lead to what is spoken of.
fn is_certain(document: &Document) -> bool {
    !document.citations.is_empty() || document.references.exists()
}

/// Where identifiers of entries may stand, sorted: the entries, and their addresses where those stand aside.
fn owners_of(document: &Document) -> Vec<(TextSpan, &Reference)> {
    let mut owners = Vec::new();
    for entry in &document.references.entries {
        let Some(span) = entry.span else { continue };
        owners.push((span, entry));
        owners.extend(entry.address.filter(|address| !span.contains(*address)).map(|address| (address, entry)));
    }
    owners.sort_by_key(|(span, _)| *span);
    owners
}

/// The entry that `span` belongs to, and where it stands.
fn owner<'d>(owners: &[(TextSpan, &'d Reference)], span: TextSpan) -> Option<(&'d Reference, TextSpan)> {
    let last = owners.partition_point(|(held, _)| held.start <= span.start).checked_sub(1)?;
    let (held, entry) = owners.get(last)?;
    Some((*entry, entry.span?)).filter(|_| held.contains(span))
}
