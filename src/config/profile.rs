//! Profiles: what a house form requires, as configuration that comes with the tool.

use std::sync::Arc;

use super::error::ConfigError;
use super::layer::{At, FileKind, Layer, Scoped, parse};
use crate::rule::RuleInfo;

/// Names of the profiles.
pub const NAMES: [&str; 1] = ["factually"];

/// The settings of a profile; none for a name that is not in [`NAMES`].
///
/// # Errors
/// When the profile names a rule that does not exist, which a test excludes for the shipped rules.
pub fn settings(name: &str, known: &[Arc<RuleInfo>]) -> Result<Option<Scoped>, Vec<ConfigError>> {
    let text = match name {
        "factually" => include_str!("../../data/profiles/factually.toml"),
        _ => return Ok(None),
    };
    let layer: Option<Layer> = parse(name, text, FileKind::Factlint, known)?;
    Ok(layer.map(|layer| rename(layer.scoped, &format!("profile {name}"))))
}

/// Values of a profile name it as their origin, not a line of a file that users do not have.
fn rename(mut scoped: Scoped, origin: &str) -> Scoped {
    let set = |at: &mut At<toml::Value>| origin.clone_into(&mut at.origin);
    for (_, setting) in &mut scoped.rules {
        setting.options.iter_mut().for_each(|(_, at)| set(at));
    }
    scoped
}
