//! An address that shows something else to the next reader.

use serde::Deserialize;

use super::addresses;
use crate::document::reference::{bare_host, is_below, unstable};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UnstableUrl {
    extra_hosts: Vec<String>,
    allow_hosts: Vec<String>,
}

impl Rule for UnstableUrl {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        for it in addresses::cited(document) {
            let kind = unstable(it.url);
            if kind.is_none() && self.extra_hosts.is_empty() {
                continue;
            }
            let host = bare_host(it.url);
            let listed = |hosts: &[String]| hosts.iter().any(|listed| is_below(host, listed));
            let extra = || if listed(&self.extra_hosts) { Some("a host of `extra-hosts`") } else { None };
            let Some(kind) = kind.or_else(extra).filter(|_| !listed(&self.allow_hosts)) else { continue };
            cx.report(it.span, format!("{} points to {kind}: `{}`", it.name(document), crop(host)))
                .help("follow it to the source, and cite that under its own address");
        }
    }
}
