//! Attributions that name nobody: `critics say`, `several studies have shown`, `it is widely believed`.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::word_set::WordSet;
use super::words::{Narrow, letters_and, runs};

/// See data/attributions.toml.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
struct Words {
    people: WordSet,
    works: WordSet,
    uncounted: WordSet,
    anyone: WordSet,
    quantities: WordSet,
    colours: WordSet,
    before: WordSet,
    between: WordSet,
    speech: WordSet,
    findings: WordSet,
    actions: WordSet,
    impersonal: WordSet,
    agreed: WordSet,
    widely: WordSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/attributions.json"))).unwrap_or_default()
});

/// Words between the noun and its verb.
const BETWEEN: usize = 4;
/// Words before the noun that count or colour it.
const BEFORE: usize = 4;

/// One attribution, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who or what says something, with the words that count and colour it; empty where nobody does.
    pub who: Range<usize>,
    /// The same with the verb.
    pub span: Range<usize>,
    /// Whether it says that there are several: `some studies`.
    pub counted: bool,
    /// Whether what it does can hardly be anything but saying something.
    pub says: bool,
}

/// A word, and whether only a space stands before it.
struct Word<'t> {
    text: &'t str,
    span: Range<usize>,
    joined: bool,
}

/// Whether a text holds a word with which an attribution could be made: most sentences hold none.
fn may_attribute(prose: &str) -> bool {
    let words = runs(prose, &HYPHENED, char::is_alphanumeric);
    let mut last = "";
    for word in words {
        let noun = WORDS.people.holds(word) || WORDS.works.holds(word);
        let said = WORDS.impersonal.contains(word) || WORDS.agreed.contains(word);
        let goes_on = || WORDS.speech.contains(word) || WORDS.between.contains(word);
        if noun || said || WORDS.anyone.holds(last) && goes_on() {
            return true;
        }
        last = word;
    }
    false
}

static HYPHENED: Narrow = letters_and(b"-");

/// The attributions of a sentence, sorted.
pub fn attributions(prose: &str) -> Vec<Attribution> {
    if !may_attribute(prose) {
        return Vec::new();
    }
    let words = words(prose);
    let mut found: Vec<Attribution> = Vec::new();
    for at in 0..words.len() {
        let floor = found.last().map_or(0, |last| last.span.end);
        let next = attribution(&words, at).or_else(|| impersonal(&words, at));
        found.extend(next.filter(|it| it.span.start >= floor));
    }
    found
}

fn words(prose: &str) -> Vec<Word<'_>> {
    let mut end = 0;
    let mut found = Vec::new();
    for text in runs(prose, &HYPHENED, char::is_alphanumeric) {
        // Between two runs stands nothing that a run could begin with.
        let start = prose.get(end..).and_then(|rest| rest.find(text)).map_or(end, |at| end + at);
        let gap = prose.get(end..start).unwrap_or("");
        let joined = end > 0 && gap.len() < GAP && gap.trim().is_empty();
        end = start + text.len();
        found.push(Word { text, span: start..end, joined });
    }
    found
}

/// Bytes of white space from which on a blanked citation stands between two words.
const GAP: usize = 3;

/// The attribution to the noun at `at`.
fn attribution(words: &[Word<'_>], at: usize) -> Option<Attribution> {
    let noun = words.get(at)?;
    let (people, written) = (WORDS.people.holds(noun.text), WORDS.works.holds(noun.text));
    let anyone = !people && !written && WORDS.anyone.holds(noun.text);
    if !people && !written && !anyone {
        return None;
    }
    let first = if anyone { at } else { opening(words, at) };
    let counted = first < at
        && words.get(first..at)?.iter().any(|it| WORDS.quantities.holds(it.text))
        && !WORDS.uncounted.holds(noun.text);
    let phrase = words.get(first..=at)?;
    let name = phrase.iter().skip(1).any(|it| it.text.starts_with(char::is_uppercase));
    if name || phrase.first()?.text == "of" {
        return None;
    }
    if let Some(start) = credited(words, first, at).filter(|_| !anyone) {
        let who = words.get(first)?.span.start..noun.span.end;
        return Some(Attribution { who, span: start..noun.span.end, counted, says: true });
    }
    if !opens(words, first) {
        return None;
    }
    let last = if anyone { at } else { topic(words, companion(words, at)) };
    let (verb, says) = verb(words, last, written, counted)?;
    if anyone && !says {
        return None;
    }
    let start = words.get(first)?.span.start;
    Some(Attribution { who: start..noun.span.end, span: start..verb, counted, says })
}

/// Where `according to` begins before the words `first..=at`, if nothing behind them says who is meant.
fn credited(words: &[Word<'_>], first: usize, at: usize) -> Option<usize> {
    let [.., according, to] = words.get(..first)? else { return None };
    let credits = to.text == "to" && matches!(according.text, "According" | "according");
    let ends = words.get(at + 1).is_none_or(|it| !it.joined);
    (credits && ends).then_some(according.span.start)
}

/// The last word of what the noun at `at` is for, against or about: `critics of the lock`.
fn topic(words: &[Word<'_>], at: usize) -> usize {
    let behind = words.get(at + 1).filter(|it| it.joined && matches!(it.text, "of" | "on"));
    let named = (at + 2..=at + 1 + BETWEEN).take_while(|it| words.get(*it).is_some_and(|it| it.joined));
    let says =
        |it: &usize| words.get(*it).is_some_and(|it| WORDS.speech.contains(it.text) || WORDS.between.contains(it.text));
    let verb = behind.and_then(|_| named.into_iter().find(says));
    verb.map_or(at, |verb| verb - 1)
}

/// Where the words begin that count and colour the noun at `at`.
fn opening(words: &[Word<'_>], at: usize) -> usize {
    let mut first = at;
    while at - first < BEFORE && words.get(first).is_some_and(|it| it.joined) {
        let Some(before) = first.checked_sub(1).and_then(|it| words.get(it)) else { break };
        if !WORDS.quantities.holds(before.text) && !WORDS.colours.holds(before.text) {
            break;
        }
        first -= 1;
    }
    first
}

/// Whether a clause begins with the word at `at`: what stands before a noun in it could say who is meant.
fn opens(words: &[Word<'_>], at: usize) -> bool {
    let joined = words.get(at).is_some_and(|it| it.joined);
    let before = at.checked_sub(1).and_then(|it| words.get(it));
    // `Brandt and other critics` names one of them.
    let goes_on = |it: &Word<'_>| WORDS.before.holds(it.text) && !(it.joined && it.text == "and");
    !joined || before.is_none_or(goes_on)
}

/// The last of the nouns that are joined to the one at `at`: `outlets and independent analysts`.
fn companion(words: &[Word<'_>], at: usize) -> usize {
    let joins = words.get(at + 1).is_some_and(|it| it.joined && matches!(it.text, "and" | "or"));
    let named = || (at + 2..=at + 1 + BEFORE).take_while(|it| words.get(*it).is_some_and(|it| it.joined));
    let noun =
        |it: &usize| words.get(*it).is_some_and(|it| WORDS.people.contains(it.text) || WORDS.works.contains(it.text));
    joins.then(|| named().find(noun)).flatten().unwrap_or(at)
}

/// Where the verb ends that belongs to the noun at `at`, and whether it can hardly mean anything but to say.
fn verb(words: &[Word<'_>], at: usize, written: bool, counted: bool) -> Option<(usize, bool)> {
    let behind = words.get(at + 1..)?.iter().take(BETWEEN + 1).take_while(|it| it.joined);
    for word in behind {
        if WORDS.speech.contains(word.text) || written && WORDS.findings.contains(word.text) {
            return Some((word.span.end, true));
        }
        if counted && (WORDS.actions.contains(word.text) || WORDS.findings.contains(word.text)) {
            return Some((word.span.end, false));
        }
        if !WORDS.between.contains(word.text) {
            return None;
        }
    }
    None
}

/// `It is widely believed`, from the word at `at`.
fn impersonal(words: &[Word<'_>], at: usize) -> Option<Attribution> {
    let first = words.get(at).filter(|it| matches!(it.text, "It" | "it") && opens(words, at))?;
    let mut behind = words.get(at + 1..)?.iter().take(5).take_while(|it| it.joined);
    match behind.next()?.text {
        "is" | "was" => {}
        "has" => {
            behind.next().filter(|it| it.text == "been")?;
        }
        _ => return None,
    }
    let next = behind.next()?;
    let widely = WORDS.widely.contains(next.text);
    let said = if widely { behind.next()? } else { next };
    // `It was estimated by the board` and `it was reported as open` name somebody, or speak of something else.
    if behind.next().is_some_and(|it| matches!(it.text, "as" | "by")) {
        return None;
    }
    let fits = WORDS.impersonal.contains(said.text) || widely && WORDS.agreed.contains(said.text);
    let start = first.span.start;
    fits.then_some(Attribution { who: start..start, span: start..said.span.end, counted: false, says: true })
}

#[cfg(test)]
mod tests {
    use super::attributions;

    #[test]
    fn nobody_is_named() {
        for (text, expected) in [
            ("Critics say the lock leaks.", vec!["Critics say"]),
            ("However, many local critics have long argued so.", vec!["many local critics have long argued"]),
            (
                "Some regional outlets and analysts discuss a closure.",
                vec!["Some regional outlets and analysts discuss"],
            ),
            ("It is widely believed that it leaks.", vec!["It is widely believed"]),
            ("Some argue that it leaks, while others contend it holds.", vec!["Some argue", "others contend"]),
            ("Research has shown that locks leak.", vec!["Research has shown"]),
            ("The experts say so.", vec![]),
            ("Norvik researchers say so.", vec![]),
            ("Researchers at Norvik found a leak.", vec![]),
            ("Experts were there.", vec![]),
            ("Many locks say so.", vec![]),
            ("Brandt and other critics say so.", vec![]),
            ("The fund for Social Security Research said so.", vec![]),
            ("Only 14 % of studies report a leak.", vec![]),
            ("It was estimated by the board.", vec![]),
            ("It leaks, according to local critics.", vec!["according to local critics"]),
            ("According to experts at Norvik, it leaks.", vec![]),
            ("Supporters of the lock say it holds.", vec!["Supporters of the lock say"]),
            ("Studies on locks have shown leaks.", vec!["Studies on locks have shown"]),
            ("Analysts quoted in the report expect a closure.", vec![]),
        ] {
            let found = attributions(text);
            let found: Vec<&str> = found.iter().filter_map(|it| text.get(it.span.clone())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
