//! What of a sentence a reader could look up: numbers, names, events, words of others.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::List;
use super::phrase::{is_cjk, label};
use super::{Claim, Reason};

/// Words that only weigh where a claim is uncited.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
struct Words {
    events: HashSet<String>,
    determiners: HashSet<String>,
    units: HashSet<String>,
    not_a_person: HashSet<String>,
    parts: HashSet<String>,
    texts: HashSet<String>,
    selves: HashSet<String>,
    inferences: Vec<String>,
    example_openings: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/cues.toml")).unwrap_or_default());

/// What stands in a sentence.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Substance {
    /// A number that counts, measures or dates something; not one of a name such as `YOLOv5`.
    pub number: bool,
    /// Runs of capitalised words that open nothing; acronyms make one.
    names: usize,
    acronym: bool,
    event: bool,
    quotation: bool,
    /// It speaks of the text itself or of parts of it, or is a formula.
    own: bool,
    /// It names an author and a year in parentheses.
    sourced: bool,
    infers: bool,
    /// It holds Chinese, Japanese or Korean characters.
    wide: bool,
}

impl Substance {
    /// Looks through a sentence with its citations blanked; what its label names does not count.
    pub fn of(prose: &str) -> Self {
        let said = label(prose).and_then(|at| prose.get(at..)).unwrap_or(prose);
        let mut found = Self {
            quotation: is_quoting(prose),
            sourced: names_author(prose),
            wide: is_cjk(prose),
            own: said.as_bytes().windows(2).any(|pair| pair[0] == b'\\' && pair[1].is_ascii_alphabetic()),
            infers: opens_with(said, &WORDS.inferences),
            ..Self::default()
        };
        let (mut opens, mut run, mut last) = (true, false, "");
        for token in said.split(|ch: char| ch.is_whitespace() || PARTING.contains(&ch)) {
            let word = token.trim_matches(|ch: char| !ch.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            found.number |= is_number(word) && !(opens && ends_ordinal(token)) && !token.starts_with('#');
            let uppers = word.chars().filter(|ch| ch.is_uppercase()).count();
            let head = word.starts_with(char::is_uppercase);
            let named = head && !opens && word.contains(char::is_lowercase);
            found.acronym |= uppers > 1;
            found.names += usize::from(named && uppers <= 1 && !run || named && uppers > 1 && !run);
            run = named || uppers > 1;
            if !head && word.is_ascii() {
                found.event |= WORDS.events.contains(word);
            }
            // `closed the pier`, `beat Norvik by 40`: what somebody did, and not `sophisticated ferries`.
            let did = last.len() > 4 && last.ends_with("ed") && last.starts_with(|ch: char| ch.is_ascii_lowercase());
            let object = WORDS.determiners.contains(word) || head || word.starts_with(|ch: char| ch.is_ascii_digit());
            found.event |= did && object;
            found.own |= is_own(last, word);
            last = word;
            opens = !word.contains('.') && token.ends_with(['.', ':']);
        }
        found
    }

    /// How much could be looked up, in halves: a number weighs as much as two names.
    ///
    /// What hedges, judges, infers or speaks of the text itself weighs less.
    pub fn weight(&self, claim: &Claim) -> i32 {
        let names = (self.names + usize::from(self.acronym)).min(2);
        let judges = claim.reasons.iter().any(|it| it == Reason::Evaluative);
        // Latin words among Chinese characters are mostly terms.
        let terms = self.wide && !self.number;
        let parts = [
            (self.number, 4),
            (terms, -2),
            (names > 0, 2),
            (names > 1, 2),
            (self.event, 2),
            (self.quotation, 2),
            (claim.cues.has(List::Speech), 1),
            (claim.cues.has(List::Modal), -2),
            (judges, -2),
            (self.infers, -4),
            (self.own, -4),
        ];
        parts.iter().filter(|(yes, _)| *yes).map(|(_, by)| by).sum()
    }

    /// Whether it tells of an event or a number.
    pub const fn tells(&self) -> bool {
        self.number || self.event
    }

    /// Whether it hedges or judges.
    pub fn hedges(claim: &Claim) -> bool {
        claim.cues.has(List::Modal) || claim.reasons.iter().any(|it| it == Reason::Evaluative)
    }

    /// Whether it names its source all the same.
    pub const fn is_sourced(&self) -> bool {
        self.sourced
    }

    /// Whether it names anybody or anything.
    pub const fn is_named(&self) -> bool {
        self.names > 0 || self.acronym
    }
}

/// Whether a sentence gives examples of what the one before it says: `For instance, …`
pub fn gives_examples(prose: &str) -> bool {
    opens_with(prose, &WORDS.example_openings)
}

/// Signs that part words, beside white space.
const PARTING: [char; 10] = ['–', '—', '(', ')', '"', '“', '”', '[', ']', '*'];

fn opens_with(prose: &str, openings: &[String]) -> bool {
    let bare = prose.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    openings.iter().any(|it| {
        bare.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it))
            && !bare.get(it.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a word is a number with its unit: `1,200`, `5.16B`, `2024年`; `3D` and `15-year` are none.
fn is_number(word: &str) -> bool {
    let mut before = None;
    for (at, ch) in word.char_indices() {
        if ch.is_ascii_digit() && before.is_none_or(|it: char| !it.is_ascii()) {
            let rest = word.get(at..).unwrap_or("");
            let unit = rest.trim_start_matches(|ch: char| ch.is_ascii_digit() || NUMERIC.contains(&ch));
            if unit.is_empty() || !unit.starts_with(|ch: char| ch.is_ascii_alphanumeric()) || WORDS.units.contains(unit) {
                return true;
            }
        }
        before = Some(ch);
    }
    false
}

const NUMERIC: [char; 9] = ['.', ',', '/', ':', '%', '-', '+', '×', '‑'];

/// Whether a word numbers an item: `2.` at the start of a line.
fn ends_ordinal(token: &str) -> bool {
    token.len() <= 3 && token.ends_with(['.', ')'])
}

/// `Section 4`, `this report`: parts of the text itself.
fn is_own(last: &str, word: &str) -> bool {
    let has = |words: &HashSet<String>, word: &str| words.contains(word.to_ascii_lowercase().as_str());
    word.starts_with(|ch: char| ch.is_ascii_digit()) && has(&WORDS.parts, last)
        || matches!(last, "This" | "this") && has(&WORDS.texts, word)
        || has(&WORDS.selves, word) && word != "US"
}

/// Bytes of the longest name of an author with a year.
const AUTHOR: usize = 60;

/// Whether an author and a year stand in parentheses: `(Holm et al. 2025)`.
fn names_author(prose: &str) -> bool {
    prose.match_indices('(').any(|(at, _)| {
        let rest = prose.get(at + 1..prose.ceil_char_boundary((at + AUTHOR).min(prose.len()))).unwrap_or("");
        let inner = rest.split_once(')').map_or("", |(inner, _)| inner);
        let year = inner.rsplit([' ', ',']).next().unwrap_or("").trim_end_matches(|ch: char| ch.is_ascii_lowercase());
        let dated = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && year.starts_with(['1', '2']);
        let name = inner.get(..inner.len().saturating_sub(5)).unwrap_or("").trim_end_matches(',');
        dated && name.len() > 2 && name.starts_with(char::is_uppercase) && !is_month(name)
    })
}

/// `(May 2024)`, `(until June 2024)` date something.
fn is_month(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|word| WORDS.not_a_person.contains(word))
}

/// Bytes of the shortest quotation that could be looked up.
const QUOTATION: usize = 12;

fn is_quoting(prose: &str) -> bool {
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
        for word in ["1,200", "5.16B", "2024", "2024年回购66亿美元", "21st", "40%", "2019-2021"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["YOLOv5", "3D", "15-year", "H100-80GB", "Q10", "2-dimensional"] {
            assert!(!is_number(word), "{word}");
        }
    }

    #[test]
    fn names_events_and_talk_of_the_text() {
        let found = Substance::of("**Ferries:** In 2011, Ada Holm bought the Adele (then a barge) from the NHB.");
        assert_eq!((found.number, found.names, found.acronym, found.event, found.own), (true, 2, true, true, false));
        assert!(Substance::of("Table 2 lists the piers of Sandholm.").own);
        assert!(Substance::of("All ferries are covered by this overview.").own);
        assert!(Substance::of("We measured the piers.").own && !Substance::of("The US built piers.").own);
        assert!(Substance::of("Ferries sink (Holm et al. 2025).").sourced && !Substance::of("It sank (May 2025).").sourced);
        assert!(Substance::of("This shows that ferries are needed.").infers);
        assert!(gives_examples("For instance, Adele sank."));
    }
}
