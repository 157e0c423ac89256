//! What an entry says of the visit to a page and not of the page: when it was read, and where it is to be found.

use std::ops::Range;

use crate::document::date;
use crate::document::opening::Openings;

/// Words before the day on which a page was read.
const BEFORE: [&str; 26] = [
    "accessed",
    "retrieved",
    "visited",
    "viewed",
    "access date",
    "abgerufen",
    "zugriff",
    "zuletzt besucht",
    "consulted",
    "consulté",
    "consultado",
    "consultato",
    "acesso",
    "acceso",
    "geraadpleegd",
    "hämtad",
    "dostęp",
    "дата обращения",
    "访问",
    "訪問",
    "閲覧",
    "检索",
    "検索",
    "檢索",
    "引用日期",
    "アクセス",
];

/// Words behind it.
const BEHIND: [&str; 6] = ["閲覧", "访问", "訪問", "检索", "アクセス", "abgerufen"];

/// Bytes in which those words are looked for.
const REACH: usize = 40;
/// Bytes between them and the date: `on`, `am`, a colon.
const GAP: usize = 16;

/// The days that an entry names.
pub struct Dates {
    /// The last one that is not the day of a visit.
    pub published: Option<Range<usize>>,
    /// Where the words about the visit begin.
    pub access: Option<usize>,
}

/// Tells the day of publication from the day of a visit.
pub fn dates(body: &str) -> Dates {
    let mut found = Dates { published: None, access: None };
    let mut end = 0;
    for date in date::dates(body, date::Order::Unknown) {
        let from = body.ceil_char_boundary(end.max(date.span.start.saturating_sub(REACH)));
        let before = body.get(from..date.span.start).unwrap_or("");
        let behind = body.get(date.span.end..).unwrap_or("").trim_start();
        end = date.span.end;
        if let Some(at) = leads(before) {
            found.access = found.access.or(Some(from + at));
        } else if BEHIND.iter().any(|word| behind.starts_with(word)) {
            found.access = found.access.or(Some(date.span.start));
        } else {
            found.published = Some(date.span);
        }
    }
    found
}

static OPENINGS: Openings<{ BEFORE.len() }> = Openings::of(&BEFORE);

/// Where in `before` the words about a visit begin that lead to what follows it.
fn leads(before: &str) -> Option<usize> {
    let before = before.to_ascii_lowercase();
    // Such words end behind the last sign that ends a part of the entry, and near the date.
    let sign = before.char_indices().rfind(|(_, ch)| matches!(ch, ',' | '.' | ';' | '(' | ')' | '，'));
    let nearest = sign.map_or(0, |(at, ch)| at + ch.len_utf8()).max(before.len().saturating_sub(GAP));
    let is_last = |at: usize| {
        let rest = before.get(at..).filter(|rest| OPENINGS.fit(rest))?;
        let word = BEFORE.iter().find(|word| rest.starts_with(*word))?;
        (at + word.len() >= nearest && before.rfind(word) == Some(at)).then_some(at)
    };
    (0..before.len()).find_map(is_last)
}

/// Words between a title and its address.
const TAILS: [&str; 16] = [
    "available at",
    "available from",
    "available online at",
    "available online",
    "available",
    "retrieved from",
    "accessed at",
    "accessed from",
    "accessed via",
    "read at",
    "verfügbar unter",
    "abrufbar unter",
    "online unter",
    "disponible en",
    "disponible sur",
    "disponível em",
];

/// A title without the signs round it and without the words that lead to its address.
pub fn title(words: &str) -> &str {
    const SIGNS: [char; 19] =
        [' ', ':', '：', '-', '–', '—', '*', '_', '[', ']', '(', ')', '<', '>', ',', '，', ';', '|', '\n'];
    // What stands below an empty line comments on the entry.
    let bare = words.trim_matches(SIGNS);
    let end = memchr::memmem::find(bare.as_bytes(), b"\n\n").unwrap_or(bare.len());
    let mut bare = bare.get(..end).unwrap_or(bare).trim_end_matches(SIGNS);
    while let Some(shorter) = without_tail(bare) {
        bare = shorter.trim_end_matches(SIGNS);
    }
    // A parenthesis that belongs to the title is not cut off.
    let whole = words.get(..bare.as_ptr().addr() - words.as_ptr().addr() + bare.len() + 1).unwrap_or("");
    if bare.contains('(') && !bare.contains(')') && whole.ends_with(')') {
        return whole.get(whole.len() - bare.len() - 1..).unwrap_or(bare);
    }
    bare
}

fn without_tail(title: &str) -> Option<&str> {
    let cut = |tail: &&str| {
        let at = title.len().checked_sub(tail.len())?;
        if title.as_bytes().last().map(u8::to_ascii_lowercase) != tail.as_bytes().last().copied() {
            return None;
        }
        let same = title.as_bytes()[at..].eq_ignore_ascii_case(tail.as_bytes())
            || !tail.is_ascii() && title.get(at..)?.to_lowercase() == **tail;
        let head = title.get(..at).filter(|head| same && !head.ends_with(char::is_alphanumeric))?;
        Some(head)
    };
    // `Port log, from https://…`
    let from = || {
        let head = title.strip_suffix("from")?.trim_end();
        head.ends_with([',', '.', ';']).then_some(head)
    };
    TAILS.iter().find_map(cut).or_else(from)
}

#[cfg(test)]
mod tests {
    use super::{dates, title};

    #[test]
    fn the_day_of_a_visit_is_not_the_day_of_publication() {
        for (entry, published) in [
            ("Port log, 3 May 2020, accessed 4 June 2021", Some("3 May 2020")),
            ("The most visited ports, 3 May 2020", Some("3 May 2020")),
            ("Port log. Retrieved on June 4, 2021, from", None),
            ("Hafenbuch, 3. Mai 2020 (abgerufen am 4. Juni 2021)", Some("3. Mai 2020")),
            ("Hafenbuch, am 4. Juni 2021 abgerufen", None),
            ("Journal du port, consulté le 4 juin 2021", None),
            ("港口日志，2020-05-03，2021-06-04访问", Some("2020-05-03")),
            ("港口日志，2020-05-03，访问日期：2021-06-04", Some("2020-05-03")),
        ] {
            assert_eq!(dates(entry).published.and_then(|span| entry.get(span)), published, "{entry}");
        }
    }

    #[test]
    fn titles_end_before_the_words_that_lead_to_the_address() {
        for (words, expected) in [
            (" Port log. Available at: ", "Port log."),
            ("**Port log**, ", "Port log"),
            ("Port log. Retrieved from ", "Port log."),
            ("Port log, from ", "Port log"),
            ("Where the water comes from: ", "Where the water comes from"),
            ("[Port log](", "Port log"),
            ("Port log (new edition) – ", "Port log (new edition)"),
            ("Unavailable ", "Unavailable"),
        ] {
            assert_eq!(title(words), expected, "{words}");
        }
    }
}
