//! Identifiers of publications.

use std::ops::Range;

/// The kind of an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifierKind {
    Doi,
    Arxiv,
    Isbn,
    Issn,
    Pmid,
}

impl IdentifierKind {
    /// The name in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Doi => "doi",
            Self::Arxiv => "arxiv",
            Self::Isbn => "isbn",
            Self::Issn => "issn",
            Self::Pmid => "pmid",
        }
    }
}

/// An identifier in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    pub kind: IdentifierKind,
    pub span: Range<usize>,
}

/// A DOI in lower case, without its prefix.
pub fn normalised_doi(text: &str) -> Option<String> {
    let at = text.find("10.")?;
    let doi = text.get(at..)?.trim_end_matches(['.', ',']);
    let (prefix, suffix) = doi.split_once('/')?;
    let registrant = prefix.get(3..)?;
    ((4..=9).contains(&registrant.len())
        && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !suffix.is_empty())
    .then(|| doi.to_ascii_lowercase())
}
