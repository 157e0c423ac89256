//! Events that happen once, with the year in which they are said to have happened.

use super::mix;
use crate::document::{Document, content, date};
use crate::text::TextSpan;

/// What happens to a thing once.
const ONCE: [&str; 20] = [
    "founded", "established", "born", "died", "opened", "signed", "launched", "completed", "inaugurated", "ratified", "adopted", "created",
    "incorporated", "enacted", "built", "finished", "discovered", "invented", "abolished", "dissolved",
];
const BE: [&str; 2] = ["was", "were"];
/// Words of the longest subject.
const SUBJECT: usize = 6;
/// Subjects that are another thing wherever they stand.
const VAGUE: [&str; 38] = [
    "construction", "work", "works", "production", "development", "phase", "building", "trials", "studies", "negotiations", "filming",
    "restoration", "renovation", "project", "program", "law",
    "he", "she", "it", "they", "this", "that", "these", "those", "which", "who", "one", "another", "and", "but", "company", "organization",
    "study", "both", "some", "others", "first", "second",
];

/// Whether the digits at `span` can be a year.
pub fn is_year(prose: &str, span: TextSpan) -> bool {
    let digits = span.of(prose).as_bytes();
    let after = prose.as_bytes().get(span.end);
    let plain = matches!(digits, [b'1', b'2'..=b'9', ..] | [b'2', b'0', ..]) && digits.iter().all(u8::is_ascii_digit);
    digits.len() == 4 && plain && after.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-')
}

/// The key of the event that happened in the year at `span`: `The bridge was opened in May 1998`.
pub fn key(document: &Document, span: TextSpan) -> Option<u64> {
    let window = document.prose.floor_char_boundary(span.start.saturating_sub(24));
    let near = document.prose.get(window..span.start)?.trim_end();
    let last = near.rsplit([' ', '\u{a0}']).next()?;
    if last != "in" && !date::is_month(last) && !last.ends_with(',') {
        return None;
    }
    let sentence = document.sentences.get(document.sentence_at(span.start)?)?;
    if !document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body() && !block.quoted) {
        return None;
    }
    let before = document.prose.get(sentence.span.start..span.start)?;
    let mut words = before.split([' ', '\u{a0}']).rev().filter(|word| !word.is_empty()).peekable();
    // From the year back to the verb there is nothing but the rest of the date.
    while words.peek().is_some_and(|word| is_of_date(word)) {
        words.next();
    }
    let verb = words.next().filter(|verb| ONCE.contains(verb))?;
    let _ = words.next_if(|word| matches!(*word, "officially" | "first" | "formally" | "originally"));
    let _ = words.next_if(|word| BE.contains(word));
    // `Established as a school in 1990, as a college in 2000`.
    if document.prose.get(span.end..)?.starts_with(" as ") {
        return None;
    }
    let mut key = mix(0, verb);
    let (mut count, mut told, mut named) = (0, false, false);
    for word in words {
        let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        count += 1;
        let parted = word.ends_with([',', ';', ':', ')', '.']) && !bare.is_empty();
        if count > SUBJECT || parted || VAGUE.iter().any(|it| it.eq_ignore_ascii_case(bare)) {
            return None;
        }
        if bare.eq_ignore_ascii_case("the") || bare.is_empty() {
            continue;
        }
        told |= !content::is_idle(bare);
        named |= bare.starts_with(char::is_uppercase);
        key = mix(key, bare);
    }
    // A thing without a name is the same only where the same is spoken of.
    let section = document.blocks.get(sentence.block).and_then(|block| u64::try_from(block.section).ok()).filter(|_| !named);
    told.then(|| key.wrapping_add(section.unwrap_or(0)))
}

fn is_of_date(word: &str) -> bool {
    let bare = word.trim_matches(',');
    matches!(bare, "in" | "on") || date::is_month(bare) || bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
