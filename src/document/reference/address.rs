//! Addresses in a form in which two spellings of one page are equal.

const TRACKING: [&str; 16] = [
    "utm_", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_hs", "wprov", "ocid",
    "cmpid", "ref_src", "vero_id", "si=",
];

fn without_port<'h>(mut host: &'h str, port: &str) -> &'h str {
    while let Some(bare) = host.strip_suffix(port) {
        host = bare;
    }
    host
}

/// An address in the form in which two spellings of one page are equal.
pub fn canonical_url(url: &str, keep_fragment: bool, extra: &[String]) -> String {
    let scheme = memchr::memchr_iter(b':', url.as_bytes()).find_map(|at| url.get(at..)?.strip_prefix("://"));
    let rest = scheme.unwrap_or(url);
    let (rest, fragment) = rest.split_once('#').map_or((rest, ""), |(head, tail)| (head, tail));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let host = without_port(without_port(&host, ":80"), ":443");
    let host = ["www.", "m.", "amp."].iter().fold(host, |host, prefix| host.strip_prefix(prefix).unwrap_or(host));
    let mut result = String::with_capacity(url.len() + 1);
    result.push_str(host);
    let path = path.trim_end_matches('/');
    let last = path.rfind('/').map_or(0, |at| at + 1);
    let named = path.get(last..).is_some_and(|last| last.starts_with("index."));
    let path = if named { path.get(..last).unwrap_or("") } else { path };
    for part in path.split('/').filter(|part| !part.is_empty()) {
        result.push('/');
        result.push_str(part);
    }
    if result.len() == host.len() {
        result.push('/');
    }
    let mut keys: Vec<&str> = query
        .split('&')
        .filter(|key| {
            !key.is_empty()
                && !TRACKING.iter().any(|it| key.starts_with(it))
                && !extra.iter().any(|it| key.split('=').next() == Some(it))
        })
        .collect();
    keys.sort_unstable();
    for (at, key) in keys.into_iter().enumerate() {
        result.push(if at == 0 { '?' } else { '&' });
        result.push_str(key);
    }
    if keep_fragment && !fragment.is_empty() {
        result.push('#');
        result.push_str(fragment);
    }
    result
}
