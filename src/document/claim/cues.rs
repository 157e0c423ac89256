//! The lists of cues, read from data once.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use serde::{Deserialize, Deserializer};

/// A list of words and phrases that is looked for as a whole: one pass, however long the list is.
#[derive(Default)]
pub struct Cue {
    search: Option<AhoCorasick>,
}

impl<'de> Deserialize<'de> for Cue {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let list = Vec::<String>::deserialize(from)?;
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .start_kind(StartKind::Both)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&list);
        Ok(Self { search: search.ok() })
    }
}

impl Cue {
    /// Whether one of them stands anywhere in `text`.
    pub fn within(&self, text: &str) -> bool {
        self.search.as_ref().is_some_and(|search| search.is_match(text))
    }

    /// The first of them in `text`: its bytes.
    pub fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        Some(self.search.as_ref()?.find(text)?.range())
    }

    /// All of them in `text`, not overlapping.
    pub fn find_all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
        self.search.iter().flat_map(move |search| search.find_iter(text)).map(|found| found.range())
    }

    /// How many bytes of the longest of them `text` opens with.
    pub fn opens(&self, text: &str) -> Option<usize> {
        let input = Input::new(text).anchored(Anchored::Yes);
        Some(self.search.as_ref()?.try_find(input).ok()??.end())
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.opens(word) == Some(word.len())
    }
}

/// Lists of words and phrases; see data/cues.toml.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cues {
    pub wraps: Cue,
    pub chatter: Cue,
    pub boiler: Cue,
    pub disclaimers: Cue,
    pub meta: Cue,
    pub imperatives: Cue,
    pub subject: Cue,
    pub negated: Cue,
    pub reporting: Cue,
    pub verbs: Cue,
    pub superlatives: Cue,
    pub not_ranked: Cue,
    pub accused: Cue,
    pub not_a_person: Cue,
    pub titles: Cue,
    pub speech: Cue,
    pub law: Cue,
    pub cause: Cue,
    pub past: Cue,
    pub definition: Cue,
    pub modal: Cue,
    pub evaluative: Cue,
    pub pronouns: Cue,
    pub conclusions: Cue,
    pub limits: Cue,
    pub limit_openings: Cue,
    pub transitions: Cue,
    pub source_talk: Cue,
    pub advice: Cue,
    pub openers: Cue,
    pub polite: Cue,
    pub absent: Cue,
    pub material: Cue,
    pub world: Cue,
    pub numerals: Cue,
}

static CUES: LazyLock<Cues> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/cues.toml")).unwrap_or_default());

/// The lists.
pub fn cues() -> &'static Cues {
    &CUES
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_can_be_read() {
        assert!(super::cues().verbs.has("was"));
    }
}
