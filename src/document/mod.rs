//! The model of one answer: its blocks, sections, sentences, claims, citations, references and coverage.
//!
//! A [`Document`] is made once, by [`assemble`], from what a reader found; every rule reads it and none
//! looks at the text again to find a sentence or a citation.

mod assemble;
mod attempt;
pub mod attribution;
mod beginnings;
mod block;
pub mod citation;
pub mod claim;
pub mod claim_review;
mod cluster;
pub mod content;
mod coverage;
pub mod date;
mod disclaimer;
mod doubt;
mod few;
mod front_matter;
pub mod heading;
mod judging;
mod landmark;
mod linked;
mod mask;
mod metadata;
mod model;
pub mod number;
mod opening;
pub mod quantity;
pub mod quote;
pub mod reference;
mod reference_blocks;
mod reference_list;
mod resolve;
mod restated;
mod score;
mod script;
mod section;
pub mod sentence;
mod source_line;
mod structure;
pub mod summary;
pub mod time_word;
pub mod word_set;
pub mod words;

pub use assemble::{Extra, Scope, assemble};
pub use block::{Block, BlockKind, Definition, Link, Markup};
pub use front_matter::{CheckDate, Dated, Disclaimer, FrontMatter};
pub use heading::number as section_number;
pub use model::{
    Citation, Cluster, Document, Excuse, ListOrigin, MANY, PLAIN, Placement, Reference, ReferenceList, Section,
    Sentence, Status,
};
