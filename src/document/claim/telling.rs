//! Words that tell of something that can be looked up, or that only speak of what was said.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::beginnings::Beginnings;
use crate::document::word_set::WordSet;
use crate::document::words::{self, Narrow, all_but, bare, words};

/// Words that only weigh where a claim is uncited.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Words {
    events: WordSet,
    determiners: WordSet,
    units: WordSet,
    codes: WordSet,
    parts: WordSet,
    texts: WordSet,
    selves: WordSet,
    inferences: Beginnings,
    demonstratives: Beginnings,
    continuations: Beginnings,
    pub(super) steps: Vec<String>,
    pub(super) comparisons: Vec<String>,
    pub(super) appendices: Vec<String>,
    pub(super) judgements: WordSet,
    example_openings: Beginnings,
    pub(super) dates: WordSet,
    pub(super) documents: WordSet,
    pub(super) data: WordSet,
    pub(super) institutions: WordSet,
    pub(super) reports: WordSet,
    pub(super) joins: WordSet,
    pub(super) works: WordSet,
    pub(super) catalogues: WordSet,
    pub(super) depictions: WordSet,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/substance.json"))).unwrap_or_default()
});

/// The words of a sentence, each with the signs round it: white space, brackets and dashes part them.
pub(super) fn tokens(said: &str) -> impl Iterator<Item = &str> {
    static SIGNS: Narrow = all_but(b" \t\n\x0B\x0C\r()\"[]*");
    words::tokens(said, &SIGNS, |ch| !ch.is_whitespace() && !matches!(ch, '–' | '—' | '“' | '”'))
}

/// Whether a sentence gives examples of what the one before it says: `For instance, …`
pub fn gives_examples(prose: &str) -> bool {
    WORDS.example_openings.open(prose)
}

/// Whether a sentence concludes from those before it: `Overall, …`, `By honouring these wishes, …`
pub(super) fn concludes(said: &str) -> bool {
    let mut words = said.split_whitespace().map(bare);
    let by = words.next() == Some("By") && words.next().is_some_and(|word| word.ends_with("ing"));
    by || WORDS.inferences.open(said)
}

/// Whether a sentence opens by pointing at what the one before it says: `Such piers …`
pub(super) fn points_back(said: &str) -> bool {
    WORDS.demonstratives.open(said)
}

/// Whether a sentence opens so as to go on with what the one before it tells: `She …`, `As a result, …`
pub fn continues(prose: &str) -> bool {
    let goes_on = WORDS.demonstratives.open(prose) || WORDS.continuations.open(prose);
    goes_on && !opens_impersonal(prose)
}

/// Words within which the clause behind an impersonal verb begins.
const CLAUSE: usize = 5;

/// `It was announced that …` points at nothing.
fn opens_impersonal(prose: &str) -> bool {
    let mut words = words(prose);
    words.next() == Some("It")
        && matches!(words.next(), Some("is" | "was" | "has"))
        && words.take(CLAUSE - 2).any(|word| word == "that")
}

/// Words within which a sentence opens with a date.
const DATED: usize = 4;

/// Whether a sentence opens with a date: `In 2011, …`, `On 3 May, …`
pub fn opens_dated(prose: &str) -> bool {
    let mut words = prose.split_whitespace();
    let opens = matches!(words.next(), Some("In" | "On" | "By" | "From" | "Since" | "Around" | "During"));
    let mut ended = false;
    // What stands behind a comma is no part of the date.
    let date = words.take(DATED).take_while(|word| !std::mem::replace(&mut ended, word.ends_with(',')));
    opens && date.into_iter().any(|word| word.starts_with(|ch: char| ch.is_ascii_digit()))
}

/// Bytes of such words.
const EVENT: (usize, usize) = (3, 7);

/// Whether a word is a past tense that no ending gives away.
pub(super) fn is_event(word: &str) -> bool {
    (EVENT.0..=EVENT.1).contains(&word.len()) && WORDS.events.contains(word)
}

/// Whether somebody did something to what a word opens: `closed the pier`, but not `sophisticated ferries`.
pub(super) fn is_object(last: &str, word: &str) -> bool {
    let did = last.len() > 4 && last.ends_with("ed") && last.starts_with(|ch: char| ch.is_ascii_lowercase());
    let opens = || word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit());
    did && (opens() || WORDS.determiners.contains(word))
}

const NUMERIC: [char; 9] = ['.', ',', '/', ':', '%', '-', '+', '×', '‑'];

/// Whether a word is a number with its unit: `1,200`, `5.16B`, `2024年`; `3D` and `15-year` are none.
pub(super) fn is_number(word: &str) -> bool {
    let mut before = None;
    for (at, ch) in word.char_indices() {
        if ch.is_ascii_digit() && before.is_none_or(|it: char| !it.is_ascii()) {
            let rest = word.get(at..).unwrap_or("");
            let unit = rest.trim_start_matches(|ch: char| ch.is_ascii_digit() || NUMERIC.contains(&ch));
            let bare = !unit.starts_with(|ch: char| ch.is_ascii_alphanumeric());
            if bare || WORDS.units.contains(unit) {
                return true;
            }
        }
        before = Some(ch);
    }
    false
}

/// Whether a number belongs to the name before it: `ISO 5725`, but neither `USD 20` nor `NATO 2019`.
pub(super) fn is_named(last: &str, word: &str) -> bool {
    let capitals = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals && !WORDS.codes.contains(last) && !is_like_year(word) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is as long as a year and opens like one.
pub(super) fn is_like_year(word: &str) -> bool {
    word.len() == 4 && ["17", "18", "19", "20"].iter().any(|it| word.starts_with(it))
}

/// Whether a word numbers an item: `2.` at the start of a line.
pub(super) fn ends_ordinal(token: &str) -> bool {
    let bare = token.trim_end();
    bare.len() <= 3 && bare.ends_with(['.', ')'])
}

/// `Section 4`, `this report`: the text itself or parts of it.
pub(super) fn is_own(last: &str, word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit) && WORDS.parts.holds(last)
        || matches!(last, "This" | "this") && WORDS.texts.holds(word)
}

/// Whether a word judges how much something matters: `a milestone`
pub(super) fn is_judgement(word: &str) -> bool {
    word.len() > 2 && WORDS.judgements.contains(word)
}

/// Whether a sign is explained: `† Second in the first round`.
pub(super) fn is_legend(said: &str) -> bool {
    said.trim_start().starts_with(['^', '†', '‡', '§'])
}

/// Whether the answer speaks of itself: `we`.
pub(super) fn is_self(word: &str) -> bool {
    (2..=SELF).contains(&word.len()) && word != "US" && WORDS.selves.holds(word)
}

/// Bytes of the longest word of the answer for itself.
const SELF: usize = 3;

/// Bytes of the shortest quotation that could be looked up.
const QUOTATION: usize = 12;

/// Whether a sentence quotes more than a word.
pub(super) fn is_quoting(prose: &str) -> bool {
    let inner = |open: char, close: char| {
        let (_, rest) = prose.split_once(open)?;
        rest.split_once(close).map(|(inner, _)| inner.len() > QUOTATION)
    };
    inner('“', '”') == Some(true) || inner('"', '"') == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_something() {
        for word in ["1,200", "5.16B", "2024", "2024年回购66亿美元", "40%", "2019-2021"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["YOLOv5", "3D", "15-year", "H100-80GB", "Q10", "2-dimensional", "21st"] {
            assert!(!is_number(word), "{word}");
        }
    }

    #[test]
    fn the_data_is_read() {
        let words = &*WORDS;
        assert!(
            [&words.events, &words.units, &words.dates, &words.documents, &words.works].iter().all(|it| !it.is_empty())
                && !words.selves.is_empty()
        );
    }

    #[test]
    fn examples_and_objects() {
        assert!(gives_examples("For instance, Adele sank.") && !gives_examples("Forage sank."));
        assert!(continues("They also sank.") && !continues("It was announced that Adele sank."));
        assert!(opens_dated("On 3 May, Adele sank.") && !opens_dated("In Norvik, 3 ferries sank."));
        assert!(is_named("ISO", "5725") && !is_named("USD", "20") && !is_named("NATO", "2019"));
        assert!(is_object("closed", "the") && !is_object("sophisticated", "ferries"));
    }
}
