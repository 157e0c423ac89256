//! References: their entries, addresses and identifiers.

mod access;
mod address;
mod entry;
mod identifier;
mod sidecar;

pub use super::citation::Label;
pub use address::canonical_url;
pub use entry::{Entry, entries, entry, is_found, is_labelled, looks_like_entries, opens_with_address, spans};
pub use identifier::{Identifier, IdentifierKind, normalised_doi};
pub use sidecar::{SidecarEntry, parse_sidecar, sidecar_value};
