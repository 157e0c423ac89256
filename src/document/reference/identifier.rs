//! Identifiers of publications.

use std::ops::Range;

use super::flaw::Flaw;

/// The kind of an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifierKind {
    Doi,
    Arxiv,
    Isbn,
    Issn,
    Pmid,
    Pmcid,
    Orcid,
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
            Self::Pmcid => "pmcid",
            Self::Orcid => "orcid",
        }
    }

    /// The name as people write it.
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Doi => "DOI",
            Self::Arxiv => "arXiv id",
            Self::Isbn => "ISBN",
            Self::Issn => "ISSN",
            Self::Pmid => "PMID",
            Self::Pmcid => "PMCID",
            Self::Orcid => "ORCID iD",
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

/// PMIDs up to this are papers of 1966, which nobody cites; tools that fail to read the page of a paper write them.
const FIRST_PMIDS: u32 = 99;

/// Checks a PMID: up to eight digits.
pub(super) fn pmid(text: &str) -> Result<(), Flaw> {
    match text.parse::<u32>() {
        _ if text.starts_with('0') => Err(Flaw::certain("it does not begin with a zero")),
        Ok(number) if number <= FIRST_PMIDS => Err(Flaw::doubt("a number so small is hardly meant")),
        Ok(_) if text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        _ => Err(Flaw::certain("it is a number of up to eight digits")),
    }
}

/// Checks a PMCID without its `PMC`; a version may follow it.
pub(super) fn pmcid(text: &str) -> Result<(), Flaw> {
    let (number, version) = text.split_once('.').unwrap_or((text, "1"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(number) && digits(version) && !number.starts_with('0') {
        Ok(())
    } else {
        Err(Flaw::certain("it is `PMC` and a number that does not begin with a zero"))
    }
}
