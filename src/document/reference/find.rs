//! Identifiers in the text of an entry: each stands behind its name or in the address of its registry.

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use jiff::civil::Date;
use memchr::memmem::Finder;

use super::arxiv::{self, arxiv};
use super::check_digit::{isbn, isbn_digits, issn, issn_digits, orcid};
use super::doi::{self, doi};
use super::flaw::Flaw;
use super::identifier::{Identifier, IdentifierKind, pmcid, pmid};

/// Names of identifiers as they are written before them, and as registries have them in their addresses.
const NAMES: [(&[u8], IdentifierKind); 12] = [
    (b"ISBN", IdentifierKind::Isbn),
    (b"ISSN", IdentifierKind::Issn),
    (b"arXiv", IdentifierKind::Arxiv),
    (b"arxiv", IdentifierKind::Arxiv),
    (b"DOI", IdentifierKind::Doi),
    (b"doi", IdentifierKind::Doi),
    (b"PMID", IdentifierKind::Pmid),
    (b"pubmed.ncbi.nlm.nih.gov/", IdentifierKind::Pmid),
    (b"PMCID", IdentifierKind::Pmcid),
    (b"articles/PMC", IdentifierKind::Pmcid),
    (b"ORCID", IdentifierKind::Orcid),
    (b"orcid.org/", IdentifierKind::Orcid),
];

static FINDERS: LazyLock<[Finder<'static>; NAMES.len()]> = LazyLock::new(|| NAMES.map(|(name, _)| Finder::new(name)));

/// Whether one of them stands in a text, which is seldom so; none on machines without vectors of bytes.
static ANY: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(NAMES.map(|(name, _)| name)));

/// Bytes behind a name within which its identifier ends.
const REACH: usize = 300;

/// The identifiers in `text`, well-formed or not, name by name.
pub fn identifiers(text: &str) -> Vec<Identifier> {
    let mut found = Vec::new();
    if ANY.as_ref().is_some_and(|any| any.find(text).is_none()) {
        return found;
    }
    for (finder, (name, kind)) in FINDERS.iter().zip(NAMES) {
        for at in finder.find_iter(text.as_bytes()) {
            let (from, to) = (at + name.len(), (at + name.len() + REACH).min(text.len()));
            let (before, behind) =
                (text.get(..at).unwrap_or(""), text.get(from..text.floor_char_boundary(to)).unwrap_or(""));
            // `eISSN` is a name, `Ondoi` none.
            let inside = before.ends_with(char::is_alphanumeric) && kind != IdentifierKind::Issn;
            let value = if inside { None } else { value(kind, name, behind) };
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let start = value.as_ptr().addr() - text.as_ptr().addr();
                found.push(Identifier { kind, span: start..start + value.len() });
            }
        }
    }
    found
}

/// What stands behind the name of an identifier, if it is meant to be one.
fn value<'t>(kind: IdentifierKind, name: &[u8], behind: &'t str) -> Option<&'t str> {
    let digits = |text: &str| text.starts_with(|ch: char| ch.is_ascii_digit());
    match kind {
        IdentifierKind::Isbn => {
            let text =
                ["-10", "-13", "‑10", "‑13", "s"].iter().find_map(|it| behind.strip_prefix(it)).unwrap_or(behind);
            let text = text.trim_start_matches([':', ' ', '.', '(', '\u{a0}', '=']);
            let len = isbn_digits(text).len;
            text.get(..len).filter(|it| digits(it) && it.len() >= 9)
        }
        IdentifierKind::Issn => {
            let text = behind.strip_prefix("-L").unwrap_or(behind);
            let open = text.trim_start_matches([' ', '(']);
            let medium =
                ["online", "Online", "print", "Print", "electronic"].iter().find_map(|it| open.strip_prefix(it));
            let text = medium.unwrap_or(text).trim_start_matches([')', ':', ' ', '.', '\u{a0}', '=']);
            let len = issn_digits(text).len;
            text.get(..len).filter(|it| digits(it) && (7..=10).contains(&it.len()))
        }
        IdentifierKind::Pmid | IdentifierKind::Pmcid => {
            let written = if name.starts_with(b"PM") { behind.strip_prefix(':').unwrap_or(behind) } else { behind };
            let text = written.trim_start_matches([' ', '\u{a0}']);
            let text = if name == b"PMCID" { text.strip_prefix("PMC")? } else { text };
            let len = text.bytes().take_while(u8::is_ascii_digit).count();
            text.get(..len)
        }
        IdentifierKind::Orcid => {
            let text = behind.strip_prefix(" iD").unwrap_or(behind).trim_start_matches([':', ' ', '\u{a0}']);
            let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
            text.get(..len).filter(|it| digits(it) && it.len() >= 8)
        }
        IdentifierKind::Arxiv => {
            let text = match behind.strip_prefix(".org/") {
                Some(path) => path.split_once('/').filter(|(kind, _)| FORMATS.contains(kind))?.1,
                None => behind.strip_prefix([':', '.', ' '])?.trim_start_matches(' '),
            };
            let end = text.find(|ch: char| !(ch.is_ascii_alphanumeric() || matches!(ch, '.' | '/' | '-')));
            let id = text.get(..end.unwrap_or(text.len()))?.trim_end_matches(['.', '/', '-']);
            let id = id.strip_suffix(".pdf").unwrap_or(id);
            Some(id).filter(|id| arxiv::is_attempt(id))
        }
        IdentifierKind::Doi => {
            let text = match behind.strip_prefix(".org/") {
                Some(path) => path,
                None => behind.strip_prefix([':', ' '])?.trim_start_matches([' ', '\u{a0}']),
            };
            let end = text.find(|ch: char| ch.is_whitespace() || matches!(ch, '"' | '`' | '|' | '?'));
            let id = doi::without_tail(text.get(..end.unwrap_or(text.len()))?);
            let fits = behind.starts_with(['.', ':']) || id.contains('/');
            Some(id).filter(|id| digits(id) && fits && id.contains(['.', '/']))
        }
    }
}

/// Forms in which arXiv offers a paper: the first part of the path of its address.
const FORMATS: [&str; 5] = ["abs", "pdf", "html", "format", "ps"];

/// Checks an identifier as of `today`.
///
/// # Errors
/// When it cannot have been given out.
pub fn check(kind: IdentifierKind, value: &str, today: Date) -> Result<(), Flaw> {
    match kind {
        IdentifierKind::Isbn => isbn(&isbn_digits(value)),
        IdentifierKind::Issn => issn(&issn_digits(value)),
        IdentifierKind::Arxiv => arxiv(value, today),
        IdentifierKind::Pmid => pmid(value),
        IdentifierKind::Pmcid => pmcid(value),
        IdentifierKind::Orcid => orcid(value),
        IdentifierKind::Doi => match doi::arxiv_twin(value) {
            Some(id) => arxiv(id, today),
            None => doi(value),
        },
    }
}
