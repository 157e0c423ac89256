//! Addresses in a form in which two spellings of one page are equal.

const TRACKING: [&str; 16] = [
    "utm_", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_hs", "wprov", "ocid",
    "cmpid", "ref_src", "vero_id", "si=",
];

/// An address in the form in which two spellings of one page are equal.
pub fn canonical_url(url: &str, keep_fragment: bool, extra: &[String]) -> String {
    let mut colons = url.match_indices(':');
    let rest = colons.find_map(|(at, _)| url.get(at..)?.strip_prefix("://")).unwrap_or(url);
    let (rest, fragment) = rest.split_once('#').map_or((rest, ""), |(head, tail)| (head, tail));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let host = without_port(without_port(&host, ":80"), ":443");
    let host = ["www.", "m.", "amp."].iter().fold(host, |host, prefix| host.strip_prefix(prefix).unwrap_or(host));
    let mut keys: Vec<&str> = query
        .split('&')
        .filter(|key| {
            !key.is_empty()
                && !TRACKING.iter().any(|it| key.starts_with(it))
                && !extra.iter().any(|it| key.split('=').next() == Some(it))
        })
        .collect();
    keys.sort_unstable();
    let mut result = String::with_capacity(url.len() + 1);
    result.push_str(host);
    let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next().filter(|part| parts.peek().is_some() || !part.starts_with("index.")) {
        result.push('/');
        result.push_str(part);
    }
    if result.len() == host.len() {
        result.push('/');
    }
    for (index, key) in keys.iter().enumerate() {
        result.push(if index == 0 { '?' } else { '&' });
        result.push_str(key);
    }
    if keep_fragment && !fragment.is_empty() {
        result.push('#');
        result.push_str(fragment);
    }
    result
}

fn without_port<'a>(host: &'a str, port: &str) -> &'a str {
    let mut bare = host;
    while let Some(rest) = bare.strip_suffix(port) {
        bare = rest;
    }
    bare
}
