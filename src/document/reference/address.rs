//! Addresses in a form in which two spellings of one page are equal.

/// Beginnings of parameters that do not choose a page.
const TRACKING: [&str; 25] = [
    "utm_",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "srsltid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hs",
    "__hs",
    "wprov",
    "ocid",
    "cmpid",
    "ref_src",
    "vero_id",
    "guce_referrer",
    "si=",
];

/// An address in the form in which two spellings of one page are equal.
pub fn canonical_url(url: &str, keep_fragment: bool, extra: &[String]) -> String {
    let mut colons = memchr::memchr_iter(b':', url.as_bytes());
    let rest = colons.find_map(|at| url[at..].strip_prefix("://")).unwrap_or(url);
    let (rest, fragment) = cut(rest, b'#');
    let (rest, query) = cut(rest, b'?');
    let (host, path) = cut(rest, b'/');
    let mut result = String::with_capacity(url.len() + 1);
    result.push_str(bare_host(host));
    result.make_ascii_lowercase();
    push_path(&mut result, path);
    push_query(&mut result, query, extra);
    if keep_fragment && !fragment.is_empty() {
        result.push('#');
        result.push_str(fragment);
    }
    result
}

/// What stands before and behind the first `sign`.
fn cut(text: &str, sign: u8) -> (&str, &str) {
    memchr::memchr(sign, text.as_bytes()).map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

/// `host` without what makes no difference: its usual ports, and the names under which sites serve the same pages.
fn bare_host(host: &str) -> &str {
    let mut bare = host;
    for port in [":80", ":443"] {
        while let Some(head) = bare.strip_suffix(port) {
            bare = head;
        }
    }
    for prefix in ["www.", "m.", "amp."] {
        if bare.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)) {
            bare = &bare[prefix.len()..];
        }
    }
    bare
}

/// The parts of a path that are not empty, but for the name of an index page at its end.
fn push_path(result: &mut String, path: &str) {
    let path = path.trim_end_matches('/');
    let last = path.len() - memchr::memrchr(b'/', path.as_bytes()).map_or(0, |at| at + 1);
    let index = path[path.len() - last..].starts_with("index.");
    let path = if index { &path[..path.len() - last] } else { path };
    result.push('/');
    let from = result.len();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if result.len() > from {
            result.push('/');
        }
        result.push_str(part);
    }
}

/// The keys of a query in order, but for those that only track who follows a link.
fn push_query(result: &mut String, query: &str, extra: &[String]) {
    if query.is_empty() {
        return;
    }
    let tracks = |key: &str| {
        TRACKING.iter().any(|it| key.starts_with(it)) || extra.iter().any(|it| key.split('=').next() == Some(it))
    };
    let mut keys: Vec<&str> = query.split('&').filter(|key| !key.is_empty() && !tracks(key)).collect();
    keys.sort_unstable();
    for (index, key) in keys.into_iter().enumerate() {
        result.push(if index == 0 { '?' } else { '&' });
        result.push_str(key);
    }
}
