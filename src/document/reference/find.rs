//! Identifiers in the text of an entry: each stands behind its name or in the address of its registry.

use std::ops::Range;

use jiff::civil::Date;
use memchr::memmem;

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

/// Which names stand in a text: one bit for each.
#[derive(Clone, Copy)]
pub struct Named(u16);

impl Named {
    /// The names in `text`.
    pub fn of(text: &str) -> Self {
        let found = |name: &[u8]| memmem::find(text.as_bytes(), name).is_some();
        let bits = NAMES.iter().enumerate().filter(|(_, (name, _))| found(name)).map(|(at, _)| 1 << at);
        Self(bits.sum())
    }

    /// The names of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The identifiers in `text`, well-formed or not, name by name. `named` holds the names to look for.
pub fn identifiers(text: &str, named: Named) -> Vec<Identifier> {
    let mut found = Vec::new();
    let wanted = NAMES.iter().enumerate().filter(|(at, _)| named.0 & 1 << at != 0);
    for (_, &(name, kind)) in wanted {
        for at in memmem::find_iter(text.as_bytes(), name) {
            let (before, behind) = (text.get(..at).unwrap_or(""), text.get(at + name.len()..).unwrap_or(""));
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

/// Checks an identifier found in `text`, as of `today`.
///
/// # Errors
/// When it cannot have been given out.
pub fn check(kind: IdentifierKind, text: &str, span: &Range<usize>, today: Date) -> Result<(), Flaw> {
    let value = text.get(span.clone()).unwrap_or("");
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
