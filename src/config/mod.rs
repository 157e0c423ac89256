//! Configuration: layers that keep their origins, resolved to one plan per path.
//!
//! Weakest first: the rules' own defaults, the preset, a profile, what a file extends, the file, its overrides
//! by path, the command line. Nothing here reads a disk: texts are handed in.

mod budget;
mod error;
mod layer;
mod plan;
mod profile;
mod setting;
mod show;
mod starter;
mod suppress;
mod tree;

pub use budget::Budget;
pub use error::{ConfigError, did_you_mean};
pub use layer::{At, FileKind, Layer, Override, Scoped, parse, rule_dirs};
pub use plan::{ActiveRule, CommandLine, Config, Plan};
pub use setting::RuleSetting;
pub use starter::starter;
pub use suppress::{ConfigEntry, Entry, EntryFault, Outcome, UNUSED, beside, unknown};

#[cfg(test)]
mod tests;
