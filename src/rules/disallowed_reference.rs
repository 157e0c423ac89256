//! A reference of a site that the house does not cite.

use serde::Deserialize;

use super::addresses;
use crate::document::reference::{bare_host, is_below, url_path};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisallowedReference {
    own_domains: Vec<String>,
    deny: Vec<String>,
    allow_only: Vec<String>,
    allow_paths: Vec<String>,
}

impl Rule for DisallowedReference {
    fn check(&self, cx: &mut Context<'_>) {
        if self.own_domains.is_empty() && self.deny.is_empty() && self.allow_only.is_empty() {
            return;
        }
        let document = cx.document;
        for it in addresses::cited(document) {
            let host = bare_host(it.url);
            let Some((reason, help)) = self.reason(host, it.url) else { continue };
            let name = it.name(document);
            cx.report(it.entry(), format!("{name} is {reason}: `{}`", crop(host))).help(help);
        }
    }
}

impl DisallowedReference {
    /// Why an address may not be cited, and what to do.
    fn reason(&self, host: &str, url: &str) -> Option<(&'static str, &'static str)> {
        let listed = |domains: &[String]| domains.iter().any(|domain| is_below(host, domain));
        let path = url_path(url);
        let open = || self.allow_paths.iter().any(|it| path.starts_with(it.trim_start_matches('/')));
        if listed(&self.own_domains) && !open() {
            return Some(("a page of our own", "cite the source that the page itself cites"));
        }
        if listed(&self.deny) {
            return Some(("from a denied site", "find a source that the house accepts"));
        }
        let closed = !self.allow_only.is_empty() && !listed(&self.allow_only) && !listed(&self.own_domains);
        closed.then_some(("not from a site of `allow-only`", "find it on a site of the list"))
    }
}
