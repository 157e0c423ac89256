//! Addresses that show something else to the next reader: search pages, shortened addresses, chats.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use super::domain::registered;
use super::url::{bare_host, path};

/// What stands under a host, by the beginning of the path.
type Paths = Vec<(&'static str, &'static str)>;

/// The list of hosts.
struct Hosts {
    paths: HashMap<&'static str, Paths>,
    /// By the first letter of the name that was registered, one bit for each length of such names.
    names: [u64; 256],
}

static HOSTS: LazyLock<Hosts> = LazyLock::new(|| {
    let mut hosts = Hosts { paths: HashMap::with_capacity(128), names: [0; 256] };
    let mut kind = "";
    for line in include_str!("../../../data/unstable-hosts.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            kind = name;
        } else if !line.is_empty() {
            let (host, path) = line.split_once('/').unwrap_or((line, ""));
            hosts.paths.entry(host).or_default().push((path, kind));
            let (first, len) = shape(host);
            hosts.names[first] |= len;
        }
    }
    hosts
});

/// The first letter of the name in a host that was registered, and a bit for its length.
fn shape(host: &str) -> (usize, u64) {
    let name = registered(host);
    let len = name.bytes().take_while(|byte| *byte != b'.').count();
    (name.bytes().next().map_or(0, |first| usize::from(first.to_ascii_lowercase())), 1 << (len % 64))
}

/// What stands under an address that shows something else to the next reader, in words with an article.
pub fn unstable(url: &str) -> Option<&'static str> {
    let host = bare_host(url);
    let (first, len) = shape(host);
    // Hardly any other host has a name of the same length with the same first letter.
    if host.len() > LONGEST || HOSTS.names[first] & len == 0 {
        return None;
    }
    let host = host.to_ascii_lowercase();
    let mut below = host.as_str();
    loop {
        if let Some(kind) = HOSTS.paths.get(below).and_then(|paths| at(paths, url)) {
            return Some(kind);
        }
        // `google.co.uk` and `google.de` are `google.*`.
        if let Some(end) = country(below) {
            let any = format!("{}.*", below.get(..end).unwrap_or(""));
            if let Some(kind) = HOSTS.paths.get(any.as_str()).and_then(|paths| at(paths, url)) {
                return Some(kind);
            }
        }
        below = below.split_once('.').map(|(_, rest)| rest).filter(|rest| rest.contains('.'))?;
    }
}

/// Bytes of the longest host that is looked up.
const LONGEST: usize = 64;

/// Where the country begins in the host of one of the few sites that have one for each.
fn country(host: &str) -> Option<usize> {
    ["google.", "scholar.google.", "yandex.", "amazon."].iter().find(|it| host.starts_with(**it)).map(|it| it.len() - 1)
}

/// What stands at the path of `url`, by its longest beginning, which ends where a part of it does.
fn at(paths: &[(&'static str, &'static str)], url: &str) -> Option<&'static str> {
    let path = path(url);
    let begins = |beginning: &str| {
        let head = path.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning));
        let behind = path.as_bytes().get(beginning.len());
        head && (beginning.is_empty() || behind.is_none_or(|byte| matches!(byte, b'/' | b'?' | b'#' | b'=')))
    };
    let fit = paths.iter().filter(|(beginning, _)| begins(beginning));
    fit.max_by_key(|(beginning, _)| beginning.len()).map(|(_, kind)| *kind)
}
