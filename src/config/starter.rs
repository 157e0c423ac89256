//! The configuration file that `factlint init` writes.

use crate::rule::Preset;

/// A commented factlint.toml with `preset`; it is valid as it stands.
pub fn starter(preset: Preset) -> String {
    format!(
        r#"# factlint.toml: what factlint checks here. `factlint config` prints what holds, and why.
edition = "2026"

# minimal: the rules that gate publication. recommended: what an editor wants to hear. strict: everything.
preset = "{}"

# A house form: its date line, its approved disclaimer, its required sections.
# profile = "factually"

# Where the reference list stands: inline, sidecar (NAME.sources.json), external (not in these files), none.
reference-list = "inline"

# Paths relative to this file. Without `include`, every .txt and .md file that looks like an answer is checked.
# include = ["answers/**"]
# exclude = ["drafts/**"]

# Known diagnostics, which `factlint check --write-baseline factlint-baseline.json` writes: only new ones are reported.
# baseline = "factlint-baseline.json"

# Own rules: a folder of TOML files, as in `factlint explain leaked-internal-id`.
# rule-dirs = ["house-rules"]

# A severity (error, warning, info, off), or a table with options.
# [rules]
# citation-overkill = "off"
#
# [rules.stale-check-date]
# max-age-days = 90

# Diagnostics that are accepted. In Markdown a comment does it: <!-- factlint-disable-next-line RULE -- reason -->
# require-reason = true
# [[suppress]]
# path = "answers/harbour.txt"
# rule = "uncited-claim"
# reason = "…"

# Limits for the scores of each answer.
# [budget]
# coverage = ">= 0.95"
# dangling-rate = 0

# Other settings for some paths.
# [[overrides]]
# paths = ["archive/**"]
# ignore = ["stale-check-date"]
"#,
        preset.as_str()
    )
}
