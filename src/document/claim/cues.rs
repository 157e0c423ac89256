//! The lists of cues, read from data once.

use std::sync::LazyLock;

use serde::Deserialize;

/// Lists of words and phrases; see data/cues.toml.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cues {
    pub wraps: Vec<String>,
    pub chatter: Vec<String>,
    pub boiler: Vec<String>,
    pub disclaimers: Vec<String>,
    pub meta: Vec<String>,
    pub imperatives: Vec<String>,
    pub subject: Vec<String>,
    pub negated: Vec<String>,
    pub reporting: Vec<String>,
    pub verbs: Vec<String>,
    pub superlatives: Vec<String>,
    pub not_ranked: Vec<String>,
    pub accused: Vec<String>,
    pub not_a_person: Vec<String>,
    pub titles: Vec<String>,
}

static CUES: LazyLock<Cues> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/cues.toml")).unwrap_or_default());

/// The lists.
pub fn cues() -> &'static Cues {
    &CUES
}

pub(super) fn starts<C: AsRef<str>>(text: &str, cues: &[C]) -> bool {
    cues.iter().any(|cue| text.starts_with(cue.as_ref()))
}
pub(super) fn holds<C: AsRef<str>>(text: &str, cues: &[C]) -> bool {
    cues.iter().any(|cue| text.contains(cue.as_ref()))
}

/// Whether a word is in a list.
pub(super) fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|it| it == word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_can_be_read() {
        assert!(!super::cues().verbs.is_empty());
    }
}
