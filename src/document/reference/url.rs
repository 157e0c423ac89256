//! Whether an address can lead a reader anywhere, as far as its form tells.

use super::flaw::Flaw;

/// Schemes that exist although browsers do not open them.
const KNOWN: [&str; 14] =
    ["ftp", "ftps", "sftp", "gopher", "news", "smb", "ipfs", "gemini", "s3", "gs", "git", "ssh", "rtsp", "ws"];

/// Last names of hosts that nobody can own (RFC 2606, RFC 6761, RFC 6762).
const RESERVED: [&str; 5] = ["test", "invalid", "example", "localhost", "local"];
/// Names that are reserved within domains.
const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Where the scheme of an address ends, if it has one.
fn scheme(url: &str) -> Option<usize> {
    match url.strip_prefix("http") {
        Some(rest) if rest.starts_with("://") => Some(4),
        Some(rest) if rest.starts_with("s://") => Some(5),
        _ => url.find("://"),
    }
}

/// Whether an address has a scheme.
pub fn has_scheme(url: &str) -> bool {
    scheme(url).is_some()
}

/// The host of an address: what stands between its scheme and its path.
pub fn host(url: &str) -> &str {
    let rest = scheme(url).map_or(url, |at| &url[at + 3..]);
    &rest[..rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\')).unwrap_or(rest.len())]
}

/// What follows the host of an address, without the slash between them.
pub fn path(url: &str) -> &str {
    let host = host(url);
    let end = host.as_ptr().addr() - url.as_ptr().addr() + host.len();
    url[end..].trim_start_matches('/')
}

/// The host of an address without user, port and the prefix `www.`.
pub fn bare_host(url: &str) -> &str {
    bare(host(url))
}

/// A host without user, port and the prefix `www.`.
fn bare(whole: &str) -> &str {
    // Hosts are short, and hardly any has one of these.
    let marked = whole.bytes().any(|byte| matches!(byte, b'@' | b':'));
    let named = if marked {
        let named = whole.rsplit_once('@').map_or(whole, |(_, host)| host);
        named.split_once(':').map_or(named, |(host, _)| host)
    } else {
        whole
    };
    let head = named.get(..4).filter(|head| head.eq_ignore_ascii_case("www."));
    head.map_or(named, |head| &named[head.len()..])
}

/// Whether `host` is `domain` or a name below it; case makes no difference.
pub fn is_below(host: &str, domain: &str) -> bool {
    let Some(at) = host.len().checked_sub(domain.len()) else { return false };
    let (head, tail) = host.as_bytes().split_at(at);
    tail.eq_ignore_ascii_case(domain.as_bytes()) && (head.is_empty() || head.ends_with(b"."))
}

/// Checks an address. Hosts of `allowed` are not looked at.
///
/// # Errors
/// When it cannot be opened.
pub fn address(url: &str, schemes: &[String], allowed: &[String]) -> Result<(), Flaw> {
    if let Some(scheme) = scheme(url).map(|end| &url[..end])
        && !schemes.iter().any(|it| it.eq_ignore_ascii_case(scheme))
    {
        let known = KNOWN.iter().any(|it| it.eq_ignore_ascii_case(scheme));
        return Err(if scheme.eq_ignore_ascii_case("file") {
            Flaw::certain("it leads to a file on somebody's machine")
        } else if known {
            Flaw::doubt("browsers do not open its scheme")
        } else {
            Flaw::certain("there is no such scheme")
        });
    }
    let whole = host(url);
    let bare = bare(whole);
    if allowed.iter().any(|it| is_below(bare, it)) {
        return Ok(());
    }
    if whole.len() > bare.len() {
        if whole.contains('@') {
            return Err(Flaw::certain("it names a user, not only a host"));
        }
        let port = whole.split_once(':').map_or("", |(_, port)| port);
        if port.contains(':') || !port.is_empty() && port.parse::<u16>().is_err() {
            return Err(Flaw::certain("its port is no number below 65536"));
        }
    }
    name(bare)?;
    if url.ends_with('…') || url.ends_with("...") {
        return Err(Flaw::CUT_OFF);
    }
    Ok(())
}

/// Checks the name of a host.
fn name(host: &str) -> Result<(), Flaw> {
    const PART: Flaw = Flaw::certain("a part of its host is empty or too long");
    let host = host.strip_suffix('.').unwrap_or(host);
    if host.is_empty() {
        return Err(Flaw::certain("it has no host"));
    }
    // Where the last name begins.
    let mut start = 0;
    for (at, byte) in host.bytes().enumerate() {
        match byte {
            b'.' if !(1..=LABEL).contains(&(at - start)) => return Err(PART),
            b'.' => start = at + 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | 0x80.. => {}
            _ => return Err(Flaw::certain("its host holds a sign that no name has")),
        }
    }
    let last = host.get(start..).unwrap_or("");
    if RESERVED.iter().any(|it| it.eq_ignore_ascii_case(last)) || EXAMPLES.iter().any(|it| is_below(host, it)) {
        return Err(Flaw::RESERVED);
    }
    if start == 0 {
        return Err(Flaw::certain("its host has no dot"));
    }
    if !(1..=LABEL).contains(&last.len()) {
        return Err(PART);
    }
    if last.bytes().all(|byte| byte.is_ascii_digit()) { number(host) } else { Ok(()) }
}

/// Bytes of the longest part of a host (RFC 1035).
const LABEL: usize = 63;

/// Checks a host that is a number of four bytes.
fn number(host: &str) -> Result<(), Flaw> {
    let parts: Vec<Option<u8>> = host.split('.').take(5).map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(10 | 127 | 0), _, _, Some(_)]
        | [Some(192), Some(168), _, Some(_)]
        | [Some(172), Some(16..=31), _, Some(_)]
        | [Some(169), Some(254), _, Some(_)] => Err(Flaw::certain("its host is a machine in a private network")),
        [Some(_), Some(_), Some(_), Some(_)] => Ok(()),
        _ => Err(Flaw::certain("its host is neither a name nor a number of four bytes")),
    }
}
