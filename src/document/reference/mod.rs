//! References: their entries, addresses and identifiers.

mod access;
mod address;
mod arxiv;
mod check_digit;
mod doi;
mod domain;
mod entry;
mod find;
mod flaw;
mod identifier;
mod placed;
mod sidecar;
mod unstable;
mod url;

pub use super::citation::Label;
pub use address::canonical_url;
pub use domain::registered;
pub use entry::{Entry, entries, entry, is_found, is_labelled, looks_like_entries, opens_with_address, spans};
pub use find::{check, identifiers};
pub use flaw::Flaw;
pub use identifier::{Identifier, IdentifierKind, normalised_doi};
pub use placed::is_placed;
pub use sidecar::{SidecarEntry, parse_sidecar, sidecar_value};
pub use unstable::unstable;
pub use url::{address, bare_host, has_scheme, is_below, path as url_path};

#[cfg(test)]
mod tests;
