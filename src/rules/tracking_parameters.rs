//! Parameters of an address that only say how the link was come by.

use foldhash::HashSet;
use serde::Deserialize;

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::document::reference::{bare_host, is_below};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TrackingParameters {
    params: Vec<String>,
    allow_hosts: Vec<String>,
}

impl Rule for TrackingParameters {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for span in places(document) {
            let url = document.slice(span);
            let Some((bare, dropped)) = self.without(url) else { continue };
            let keys: Vec<String> = dropped.iter().take(SHOWN).map(|key| format!("`{}`", crop(key))).collect();
            let more = if dropped.len() > SHOWN { " and more" } else { "" };
            let title = if dropped.len() == 1 { "remove the parameter" } else { "remove the parameters" };
            cx.report(span, format!("address carries tracking parameters: {}{more}", keys.join(", ")))
                .help("link the address without them")
                .replace(span, bare, title, Applicability::Safe);
        }
    }
}

/// Keys that a message names.
const SHOWN: usize = 3;

/// The addresses with a query, each place once.
fn places(document: &Document) -> Vec<TextSpan> {
    let targets = document.links.iter().map(|link| link.target);
    let entries = document.references.entries.iter().filter_map(|entry| entry.address);
    let asks = |span: &TextSpan| memchr::memchr(b'?', document.slice(*span).as_bytes()).is_some();
    let mut found: Vec<TextSpan> = document.urls.iter().copied().chain(targets).chain(entries).filter(asks).collect();
    found.sort_unstable();
    found.dedup();
    let code = |span: &TextSpan| {
        let from = document.code.partition_point(|code| code.end <= span.start);
        document.code.get(from).is_some_and(|code| code.overlaps(*span))
    };
    // A link by a number stands for the address in the definition of that number.
    let own = |span: &TextSpan| document.text.map().is_verbatim(*span);
    let entries = if found.iter().all(own) { &[][..] } else { document.references.entries.as_slice() };
    let defined: HashSet<&str> = entries.iter().filter_map(|entry| entry.url.as_deref()).collect();
    found.retain(|span| !code(span) && (own(span) || !defined.contains(document.slice(*span))));
    found
}

impl TrackingParameters {
    /// An address without its tracking parameters, and the keys of those; none where it has none.
    fn without<'u>(&self, url: &'u str) -> Option<(String, Vec<&'u str>)> {
        let (head, rest) = url.split_once('?')?;
        let (query, fragment) = rest.find('#').map_or((rest, ""), |at| rest.split_at(at));
        // An archive keeps a page under the address with all its parameters.
        let inner = head.find("://").is_some_and(|at| head.get(at + 3..).is_some_and(|path| path.contains("://")));
        let host = bare_host(head);
        if inner || self.allow_hosts.iter().any(|it| is_below(host, it)) {
            return None;
        }
        let mut dropped = Vec::new();
        let mut bare = String::with_capacity(url.len());
        bare.push_str(head);
        let mut sign = '?';
        for part in query.split('&') {
            // `&amp;` where the text shows it.
            let pair = part.strip_prefix("amp;").unwrap_or(part);
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            if self.params.iter().any(|pattern| fits(pattern, key, value, host)) {
                dropped.push(key);
            } else {
                bare.push(sign);
                bare.push_str(if sign == '?' { pair } else { part });
                sign = '&';
            }
        }
        bare.push_str(fragment);
        (!dropped.is_empty()).then_some((bare, dropped))
    }
}

/// Whether a parameter is the one of a pattern: `key`, `prefix*`, `key=value`, each with `@host` if it is of one site.
fn fits(pattern: &str, key: &str, value: &str, host: &str) -> bool {
    let (pattern, site) = pattern.split_once('@').unwrap_or((pattern, ""));
    let (name, wanted) = pattern.split_once('=').unwrap_or((pattern, ""));
    let named = match name.strip_suffix('*') {
        Some(head) => key.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head)),
        None => key.eq_ignore_ascii_case(name),
    };
    named && (wanted.is_empty() || value.eq_ignore_ascii_case(wanted)) && (site.is_empty() || is_below(host, site))
}
