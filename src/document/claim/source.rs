//! Sources that a sentence names in words: softer than a citation, but a reader learns where to look.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::phrase::said;
use super::telling::{WORDS, is_like_year};
use crate::document::word_set::WordSet;
use crate::document::words::{bare, words};

/// Whether a sentence says itself where it comes from.
pub fn names_source(prose: &str) -> bool {
    let said = said(prose);
    names_entry(prose) || names_work(said) || credits(said) || names_document(said)
}

/// Whether a work stands in parentheses, by its author, its pages, or as an entry of a list.
pub fn names_entry(prose: &str) -> bool {
    asides(prose).any(|inner| is_author(inner) || is_pages(inner)) || closes_with_entry(prose)
}

/// Bytes of the longest aside that can be a work.
const LONGEST: usize = 200;

/// What stands in parentheses.
fn asides(prose: &str) -> impl Iterator<Item = &str> {
    prose.match_indices('(').filter_map(|(at, _)| {
        let end = prose.ceil_char_boundary((at + LONGEST).min(prose.len()));
        prose.get(at + 1..end)?.split_once(')').map(|(inner, _)| inner)
    })
}

/// Bytes of the longest name of an author with a year.
const AUTHOR: usize = 60;

/// `Holm et al. 2025`; neither `May 2024` nor `until June 2024`.
fn is_author(inner: &str) -> bool {
    let Some((name, year)) = inner.rsplit_once([' ', ',']) else { return false };
    let year = year.trim_end_matches(|ch: char| ch.is_ascii_lowercase());
    let dated = is_digits(year) && year.len() == 4 && year.starts_with(['1', '2']);
    let month = name.rsplit(' ').next().is_some_and(|word| WORDS.dates.contains(word));
    inner.len() < AUTHOR && dated && !month && name.len() > 2 && name.starts_with(char::is_uppercase)
}

/// `HARBOUR 40:191-207`: a journal with volume and pages.
fn is_pages(inner: &str) -> bool {
    let Some((volume, pages)) = inner.rsplit_once(':') else { return false };
    let pages = pages.trim_start().split_once(['-', '–']);
    inner.starts_with(char::is_uppercase)
        && volume.ends_with(|ch: char| ch.is_ascii_digit() || ch == ')')
        && pages.is_some_and(|(from, to)| is_digits(from) && is_digits(to))
}

/// Bytes of the shortest entry of a work that is more than a place and a day.
const ENTRY: usize = 30;

/// `(List of Winners, The Sandholm Post, May 3, 1939).` and `(Harbour Letters, 16 August 2023).`
fn closes_with_entry(prose: &str) -> bool {
    let bare = prose.trim_end().trim_end_matches('.');
    let Some(inner) = bare.strip_suffix(')').and_then(|head| head.rsplit_once('(')).map(|(_, inner)| inner) else {
        return false;
    };
    let parts = inner.split(", ").count();
    let year = inner.rsplit([' ', ',']).next().unwrap_or("");
    let day = || {
        let date = inner.split_once(", ").map_or("", |(_, date)| date);
        let words = || date.split([' ', ',']);
        words().any(|word| WORDS.dates.contains(word)) && words().any(|word| word.len() < 3 && is_digits(word))
    };
    inner.len() <= LONGEST
        && inner.starts_with(char::is_uppercase)
        && year.len() == 4
        && is_digits(year)
        && (parts > 2 && inner.len() >= ENTRY || day())
}

/// `According to the Annual of 1921, …`, with or without the comma.
fn names_work(said: &str) -> bool {
    let bare = said.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    let Some(rest) = bare.strip_prefix("According to ") else { return false };
    let work = rest.split_once(", ").map(|(work, _)| work).filter(|work| work.len() <= AUTHOR);
    let mut last = "";
    let open = || {
        rest.split(' ').take(WORK).any(|word| {
            let found = is_year(word) && (last == "of" || last == "the" || last.starts_with(char::is_uppercase));
            last = word;
            found
        })
    };
    work.map_or_else(open, |work| work.split(' ').any(is_year))
}

/// Words within which the year of such a work stands.
const WORK: usize = 8;

/// `According to the harbour records, …` and `…, according to the Port Agency.` credit a document or an institution.
fn credits(said: &str) -> bool {
    CREDIT.find_iter(said.as_bytes()).any(|at| {
        let from = at + CREDIT.needle().len();
        let rest = said.get(from..said.ceil_char_boundary((from + LONGEST).min(said.len()))).unwrap_or("");
        let (credited, behind) = rest.split_once(", ").unwrap_or((rest, ""));
        let opens = said.get(..at).is_some_and(|before| before.split_whitespace().take(OPENING).count() < OPENING);
        let names = credited.split_whitespace().take(CREDITED).map(bare).any(|word| {
            let acronym = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            acronym || is_year(word) || holds(&[&WORDS.documents, &WORDS.data, &WORDS.institutions], word)
        });
        (opens || behind.is_empty()) && names
    })
}

/// `According to` and `according to`.
static CREDIT: LazyLock<Finder> = LazyLock::new(|| Finder::new("ccording to "));

/// Words within which a sentence still opens: `However, according to …`.
const OPENING: usize = 4;
/// Words over which a credit goes.
const CREDITED: usize = 12;

/// Words before and behind the noun of a document that belong to its name.
const NAME: (usize, usize) = (5, 5);
/// Words behind that noun within which its verb stands.
const VERB: usize = 14;

/// A document with a name or a year that says something, or in which something stands: `A 2018 survey by Holm found …`,
/// `In a letter to the Sandholm Post, …`; not `studies have shown`.
fn names_document(said: &str) -> bool {
    // Most sentences hold no such noun, and a look at each word for itself tells.
    if !words(said).any(|word| WORDS.documents.holds(word) || is_published(word)) {
        return false;
    }
    let words: Vec<&str> = said.split(|ch: char| ch.is_whitespace() || ch == '(').filter(|it| !it.is_empty()).collect();
    (0..words.len()).any(|at| {
        let before = &words[..at];
        if !holds(&[&WORDS.documents], bare(words[at])) && !is_for_press(before, bare(words[at])) {
            return false;
        }
        // A comma parts what belongs to the noun from what does not.
        let own = before.iter().rev().take(NAME.0).take_while(|word| !parts(word)).count();
        let before = &before[at - own..];
        let behind = if parts(words[at]) { &[] } else { &words[at + 1..] };
        let named = behind.iter().take(NAME.1);
        let named = named.clone().position(|word| parts(word)).map_or(named.len(), |end| end + 1);
        let name =
            |place: usize, word: &&str| (place > 0 || uppers(word) > 1) && bare(word).starts_with(char::is_uppercase);
        let dated = before.iter().rev().take(2).any(|word| is_year(word))
            && before.iter().any(|word| matches!(*word, "the" | "The" | "its" | "Its"));
        let identified = dated
            || before.iter().enumerate().any(|(place, word)| name(at - own + place, word))
            || behind.iter().take(named.min(NAME.1)).any(|word| name(1, word));
        let says = || behind.iter().take(VERB).any(|word| WORDS.reports.contains(bare(word)));
        identified && (says() || stands_in(before)) || is_found_in(before)
    })
}

/// Words between a preposition and the noun of the document in which something stands.
const HELD: usize = 3;

/// Whether the words before the noun of a document say that something stands in it: `in its yearly`, `as of the 2020`;
/// not `In 1925 she published a`.
fn stands_in(before: &[&str]) -> bool {
    let near = &before[before.len().saturating_sub(HELD + 2)..];
    let at = near.iter().rposition(|word| PREPOSITIONS.contains(word));
    at.is_some_and(|at| {
        let of = near[at] == "of" && !at.checked_sub(1).is_some_and(|at| matches!(near[at], "as" | "As"));
        !of && near.len() - at <= HELD + 1 && !near[at + 1..].iter().any(|word| word.len() > 3 && word.ends_with("ed"))
    })
}

/// Words before a document in which something stands.
const PREPOSITIONS: [&str; 10] = ["in", "In", "at", "At", "of", "per", "Per", "by", "from", "From"];

/// `press release`, `press conference`, `news conference`.
fn is_for_press(before: &[&str], noun: &str) -> bool {
    is_published(noun) && matches!(before.last(), Some(&("press" | "news")))
}

fn is_published(noun: &str) -> bool {
    matches!(noun, "release" | "conference")
}

/// Whether the words before the noun of a document say that something was found in it, whatever its name: `listed in pay`.
fn is_found_in(before: &[&str]) -> bool {
    let pairs = before.windows(2);
    pairs.into_iter().any(|pair| pair[1] == "in" && pair[0].ends_with("ed") && WORDS.reports.contains(pair[0]))
}

fn parts(word: &str) -> bool {
    word.ends_with([',', ';', ':'])
}

fn uppers(word: &str) -> usize {
    word.chars().filter(|ch| ch.is_uppercase()).count()
}

fn holds(lists: &[&WordSet], word: &str) -> bool {
    lists.iter().any(|list| list.holds(word))
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    is_like_year(word.trim_matches(|ch: char| !ch.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_in_parentheses() {
        for text in [
            "Ferries sink (Holm et al. 2025).",
            "Nine won (List of Winners, The Sandholm Post, May 3, 1939).",
            "It sank (Harbour Letters, 16 August 2023).",
            "Two outlooks (HARBOUR 40:191-207) name salt.",
        ] {
            assert!(names_source(text), "{text:?}");
        }
        for text in ["It sank (May 2025).", "Nine won (in Sandholm, May 1939).", "It left (at 12:30-13:30)."] {
            assert!(!names_source(text), "{text:?}");
        }
    }

    #[test]
    fn documents_and_institutions() {
        for text in [
            "According to the Sandholm Annual of 1921, it sank.",
            "According to the Sandholm Annual of 1921 the name is Norse.",
            "However, according to the rules of the league, both won.",
            "Crews earned twice as much, according to the harbour's pay records.",
            "According to the Sandholm Port Agency, nine ferries sank.",
            "A May 2022 report by the port auditor had warned of rust.",
            "On 3 May, Harbour Letters published an article declaring the pier lost.",
            "Nine quays were compared in a 2018 study by researchers of Norvik.",
            "In a letter to the Sandholm Post, Ada Holm denied it.",
            "At a press conference on 5 May, Ada Holm denied it.",
            "All the hours were listed in harbour pay records.",
            "The Sandholm Pier Act 1921 prohibits nets.",
            "As of the 2020 census, 4,500 people lived there.",
        ] {
            assert!(names_source(text), "{text:?}");
        }
        for text in [
            "According to Ada Holm, it sank in 1921.",
            "Offset postponed the release of his album in May.",
            "In 1925 she published a book on the piers of Norvik.",
            "A replica of the book owned by Norvik was lost.",
            "A 2014 study of gauges showed that both fail.",
            "Studies have shown that 40 % of the ferries of Sandholm leak.",
            "The board, according to the U.S. delegation, confirmed the forecast.",
            "The U.S. delegation described a survey of small piers without naming a deadline.",
            "The council published its report on the pier of Sandholm in 2019.",
        ] {
            assert!(!names_source(text), "{text:?}");
        }
    }
}
