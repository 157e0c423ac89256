//! An address or identifier of a reference that cannot be right.

use serde::Deserialize;

use super::addresses;
use crate::diagnostic::Severity;
use crate::document::reference::{Named, address, check, identifiers};
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
        for it in addresses::cited(document) {
            let Err(flaw) = address(it.url, &self.schemes, &self.allow_hosts) else { continue };
            let worst = if flaw.certain { Severity::Error } else { Severity::Warning };
            cx.report(it.span, format!("address of {} is not valid: {}", it.name(document), flaw.why))
                .at_most(worst)
                .help("open the source, and copy its address from there");
        }
        let spans = document.references.entries.iter().filter_map(|entry| entry.span);
        let Some(whole) = spans.reduce(TextSpan::cover) else { return };
        let named = Named::of(document.slice(whole));
        let aside = document.text.as_str().get(document.text.visible().len()..).unwrap_or("");
        let hidden = if aside.is_empty() { named } else { named.or(Named::of(aside)) };
        if hidden.is_empty() {
            return;
        }
        for entry in &document.references.entries {
            report(cx, document, entry, hidden);
        }
    }
}

/// Reports the identifiers of an entry, of those `named`, that cannot have been given out.
fn report(cx: &mut Context<'_>, document: &Document, entry: &Reference, named: Named) {
    let Some(span) = entry.span else { return };
    // The target of a link stands aside.
    let target = entry.address.filter(|address| !span.contains(*address));
    let mut seen: Vec<&str> = Vec::new();
    for place in [Some(span), target].into_iter().flatten() {
        let text = document.slice(place);
        for it in identifiers(text, named) {
            let value = text.get(it.span.clone()).unwrap_or("");
            let Err(flaw) = check(it.kind, text, &it.span, cx.settings.today) else { continue };
            if seen.contains(&value) {
                continue;
            }
            seen.push(value);
            let (kind, worst) = (it.kind.shown(), if flaw.certain { Severity::Error } else { Severity::Warning });
            let name = addresses::name(document, entry);
            cx.report(span, format!("{kind} `{}` of {name} is not valid: {}", crop(value), flaw.why))
                .at_most(worst)
                .help("look the work up, and copy the identifier from there");
        }
    }
}
