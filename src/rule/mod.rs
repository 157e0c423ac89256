//! What a rule is: a TOML file that says everything about it, and for some a [`Rule`] in code.

mod context;
mod example;
mod info;
mod literal;
mod pattern;
mod template;

pub use context::{Context, ReferenceListMode, Report, Settings};
pub use example::{Expectation, MarkError, expectation};
pub use info::{Example, Identity, InfoError, OptionInfo, PatternInfo, PerPreset, Preset, RuleInfo, Scope};
pub use pattern::{Compiled, PatternError, PatternSet};
pub use template::crop;

/// A rule in code. It reads the document and reports; it keeps nothing between documents.
pub trait Rule: Send + Sync {
    /// Looks at one document.
    fn check(&self, cx: &mut Context<'_>);
}
