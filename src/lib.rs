//! factlint checks the citations of answers: every claim cited, nothing dangling, malformed or stale.
//!
//! The floors, lowest first; a module uses only what stands below it: [`text`]; [`diagnostic`], [`document`];
//! [`read`]; [`rule`]; [`rules`], [`config`]; [`lint`], [`report`], [`io`]; [`cli`].

pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod io;
pub mod lint;
pub mod read;
pub mod report;
pub mod rule;
pub mod rules;
pub mod text;
