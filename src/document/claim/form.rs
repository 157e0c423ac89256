//! What a sentence is by its form: a note without a verb, or the description of a work, which says for itself what stands
//! in it.

use super::phrase::said;
use super::telling::{WORDS, is_event};
use super::verb;
use crate::document::words::{Narrow, bare, is_letter, letters_and, runs, words};

/// Whether an English line is a note: it is `listed` or has a label, and no word of it can be a finite verb.
pub fn is_note(prose: &str, listed: bool) -> bool {
    let said = said(prose);
    if !listed && said.len() == prose.len() {
        return false;
    }
    // Words joined by a hyphen are no verbs, nor are participles before `by`: `drone-derived maps`, `genera, led by`.
    let held: Vec<&str> = said.split_whitespace().filter(|word| !word.contains(['-', '‑'])).collect();
    let by = |at: usize| held.get(at + 1) == Some(&"by") && (is_past(held[at]) || is_event(held[at]));
    let words: Vec<&str> = (0..held.len()).filter(|at| !by(*at)).map(|at| held[at]).collect();
    !words.iter().any(|word| acts(word)) && !verb::may_state(&words.join(" "))
}

/// Whether a word tells that a sentence is a whole one: a past tense, a verb of reporting, or a word that joins clauses.
fn acts(token: &str) -> bool {
    let word = bare(token);
    is_past(word) || is_event(word) || WORDS.reports.contains(word) || WORDS.joins.contains(word)
}

fn is_past(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") && !word.contains(['-', '‑'])
}

/// Words that may hold hyphens.
fn hyphened(prose: &str) -> impl Iterator<Item = &str> {
    static HYPHENED: Narrow = letters_and(b"-");
    runs(prose, &HYPHENED, is_letter)
}

/// Whether a word, or its last part, is the noun of a work: `segment`, `sub-segment`.
fn is_work(word: &str) -> bool {
    let last = word.bytes().rposition(|byte| byte == b'-').map_or(0, |at| at + 1);
    WORDS.works.holds(&word[last..])
}

/// Words within which a sentence opens with the place in a work that it tells of: `In Prelude No. 1, …`
const INSIDE: usize = 4;

/// Words within which a sentence names the work that it describes.
const SUBJECT: usize = 24;

/// Whether a sentence describes a work: `“Low Tide” is a segment in which …`, `The novel follows …`. What became of the
/// work stands elsewhere.
pub fn describes_work(prose: &str) -> bool {
    // Most sentences name no work, and a look at each word for itself tells.
    let titled = is_titled(prose);
    if !titled && !words(prose).any(|word| WORDS.works.holds(word) || WORDS.catalogues.contains(word)) {
        return false;
    }
    let words: Vec<&str> = hyphened(prose).collect();
    if is_catalogued(&words) {
        return true;
    }
    if words.iter().any(|word| is_event(word)) || holds_money(prose) {
        return false;
    }
    if titled || tells_of_part(&words) {
        return true;
    }
    let mut held = ["", ""];
    let (mut is, mut work) = (false, false);
    let inside = words.first() == Some(&"In") && !words.iter().any(|word| is_past(word));
    for (place, word) in words.into_iter().take(SUBJECT).enumerate() {
        let noun = is_work(word);
        if is && noun || work && WORDS.depictions.contains(word) || noun && inside && place < INSIDE {
            return true;
        }
        work |= noun;
        // The noun of what something is stands before the words that go on from it: `a town with a film fair`.
        is = is && !goes_on(word) || held[1] == "is" && matches!(word, "a" | "an");
        held = [held[1], word];
    }
    false
}

/// Whether an amount of money or a share stands in a text.
fn holds_money(prose: &str) -> bool {
    prose.bytes().any(|byte| matches!(byte, b'%' | b'$')) || !prose.is_ascii() && prose.contains(['€', '£', '¥'])
}

/// `“Low Tide” is a …`: what has a title in quotation marks is a work, whatever it is called; with a number more is said.
fn is_titled(prose: &str) -> bool {
    if prose.contains(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    let rest = prose.strip_prefix(['“', '"']);
    let behind = rest.and_then(|rest| rest.split_once(['”', '"'])).map_or("", |(_, behind)| behind);
    [" is a ", " is an "].iter().any(|it| behind.starts_with(it))
}

/// `Op. 39`: the number of a score names it so that a reader finds it.
fn is_catalogued(words: &[&str]) -> bool {
    let numbered = |word: &str| word.as_bytes().first().is_some_and(u8::is_ascii_digit);
    words.windows(2).any(|pair| numbered(pair[1]) && WORDS.catalogues.contains(pair[0]))
}

/// `The segment's title is …`
fn tells_of_part(words: &[&str]) -> bool {
    let ["The", noun, "s", rest @ ..] = words else { return false };
    WORDS.works.contains(noun) && rest.iter().take(GOES_ON).any(|word| matches!(*word, "is" | "are"))
}

fn goes_on(word: &str) -> bool {
    WORDS.joins.contains(word) || matches!(word, "of" | "with" | "in" | "for" | "by" | "from" | "on" | "at" | "to")
}

/// Words within which a sentence goes on with the description of a work.
const GOES_ON: usize = 4;

/// Whether a sentence goes on with the description of a work: `It also features …`
pub fn goes_on_describing(prose: &str) -> bool {
    let mut words = words(prose);
    matches!(words.next(), Some("It" | "The")) && words.take(GOES_ON).any(|word| WORDS.depictions.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_have_no_verb() {
        for text in [
            "**Salt:** 4 % loss a year via rust etc.",
            "Depth: 30 m (NHB), 20 m (SPA).",
            "Norvik (12 ka): 6 °C less.",
            "Maps: drone-derived 3-D maps.",
            "Piers: 56 crews, led by Norvik.",
        ] {
            assert!(is_note(text, true), "{text:?}");
        }
        for text in
            ["Salt takes 4 % a year.", "Crews painted 40 piers.", "40 crews died.", "Signals that repel 40 gulls."]
        {
            assert!(!is_note(text, true), "{text:?}");
        }
        assert!(!is_note("Some 40 ferries sink.", false));
    }

    #[test]
    fn works_describe_themselves() {
        for text in [
            "“Low Tide” is a segment in which two crews race for Norvik.",
            "The novel follows a crew from Sandholm to Norvik.",
            "“High Tide” is a sub-segment for crews.",
            "“Low Tide” is a race for crews from Norvik.",
            "The novel’s hero is Norse.",
            "In 1789 she wrote two preludes, Op. 39, for Norvik.",
            "In Fugue No. 2 each voice rises for nine bars.",
        ] {
            assert!(describes_work(text), "{text:?}");
        }
        for text in [
            "The novel was printed in Norvik.",
            "The segment started on July 21, 2023.",
            "The film costs $40 million.",
            "Sandholm is a town with a film fair.",
            "A three-story house opens in Norvik.",
        ] {
            assert!(!describes_work(text), "{text:?}");
        }
        assert!(goes_on_describing("It also features a ferry.") && !goes_on_describing("It sank in 2011."));
    }
}
