//! The part of a host that somebody registered: `bbc.co.uk` of `news.bbc.co.uk`.

/// Names below a country under which people register theirs.
const SECOND: [&str; 16] =
    ["ac", "co", "com", "edu", "gob", "gouv", "gov", "go", "govt", "mil", "ne", "net", "nom", "or", "org", "sch"];

/// The registered part of a host, as far as the usual names of countries tell.
pub fn registered(host: &str) -> &str {
    let mut dots = host.bytes().enumerate().rev().filter(|(_, byte)| *byte == b'.').map(|(at, _)| at);
    let (Some(last), Some(second)) = (dots.next(), dots.next()) else { return host };
    let third = dots.next();
    let (country, label) = (&host[last + 1..], &host[second + 1..last]);
    let joint = country.len() == 2 && SECOND.iter().any(|it| it.eq_ignore_ascii_case(label));
    let start = if joint { third.map_or(0, |at| at + 1) } else { second + 1 };
    &host[start..]
}
