//! Words that give away an address or a tool, wherever they stand, looked for in one go.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// Where the words stand in a text.
#[derive(Default)]
pub struct Landmarks {
    /// `://`
    pub schemes: Vec<usize>,
    /// `www.`
    pub hosts: Vec<usize>,
    /// `turn`, as in `turn0search1`, with a digit behind it.
    pub turns: Vec<usize>,
    /// `contentReference[oaicite:`
    pub contents: Vec<usize>,
    /// `Passage ID 3`, `Search Result 4`: places that only the tool knows.
    pub places: Vec<usize>,
}

/// The words, none of which begins with what another ends with. `Passage` comes with either case.
const WORDS: [&str; 6] = ["://", "www.", "turn", "contentReference[oaicite", "assage ID ", "Search Result "];

static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(WORDS).ok());

impl Landmarks {
    /// The landmarks of `text`.
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let Some(finder) = FINDER.as_ref() else { return found };
        let bytes = text.as_bytes();
        for word in finder.find_iter(text) {
            let at = word.start();
            let counts = bytes.get(word.end()).is_some_and(u8::is_ascii_digit);
            match word.pattern().as_usize() {
                0 => found.schemes.push(at),
                1 => found.hosts.push(at),
                2 if counts => found.turns.push(at),
                3 if bytes.get(word.end()) == Some(&b':') => found.contents.push(at),
                4 if counts && at > 0 && matches!(bytes[at - 1], b'P' | b'p') => found.places.push(at - 1),
                5 if counts => found.places.push(at),
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Landmarks;

    #[test]
    fn words_are_found_where_they_stand() {
        let found = Landmarks::of("See https://www.a.org, Passage ID 3 and Search Result 4, turn0search1, a turn.");
        assert_eq!(
            (found.schemes, found.hosts, found.places, found.turns),
            (vec![9], vec![12], vec![23, 40], vec![57])
        );
        assert_eq!(Landmarks::of(":contentReference[oaicite://www.a").contents, [1]);
    }
}
