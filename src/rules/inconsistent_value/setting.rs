//! The sentence round a value: of whom and when it holds, and whether it is told as one that lasts.

use super::count::{Bound, Count, bound};
use super::{is_one_of, mix};
use crate::document::claim::Kind;
use crate::document::content::{self, Word, Written};
use crate::document::{BlockKind, Document, date};
use crate::text::TextSpan;

/// What stands round a value.
#[derive(Clone)]
pub struct Setting {
    /// Index of the sentence.
    sentence: usize,
    /// The name, or else the thing, that the sentence speaks of before it comes to the value.
    subject: Option<u64>,
    /// The abbreviations in the sentence.
    acronyms: Vec<u64>,
    /// The names before the value, and those of `places`.
    names: Vec<u64>,
    /// The names behind it that say of where or of whom it holds.
    places: Vec<u64>,
    times: Vec<u64>,
    /// All words of content.
    words: Vec<u64>,
    /// Those between the subject and the value.
    between: Vec<u64>,
    /// Those behind the noun, up to the next figure or clause.
    behind: Vec<u64>,
    /// How the words before the value bound it.
    pub bound: Bound,
    other: bool,
    /// Whether it is told of the past.
    past: bool,
}

/// Bytes of the longest sentence that is read: each of its values is held against all of its words.
const LONGEST: usize = 2000;

/// Prepositions before the place or the group of which a value holds.
const WHERE: [&str; 11] = ["by", "in", "at", "of", "for", "on", "to", "within", "across", "near", "under"];
/// Words with which another clause begins.
const JOINTS: [&str; 6] = ["and", "but", "or", "while", "as", "so"];
const PAST: [&str; 4] = ["had", "was", "were", "did"];
/// Verbs that only say that there is something.
const STATES: [&str; 24] = [
    "number", "numbers", "comprise", "comprises", "include", "includes", "consist", "consists", "contain", "contains", "employ", "employs",
    "count", "counts", "currently", "total", "totals", "today", "home", "maintains", "whole", "itself", "stands", "made",
];
/// Things that are other ones each time they are named.
const VAGUE: [&str; 24] = [
    "study", "report", "survey", "trial", "analysis", "review", "authors", "team", "model", "system", "company", "paper", "researchers",
    "dataset", "sample", "group", "program", "project", "article", "experiment", "result", "results", "number", "total",
];

/// The key of a thing without a name, which is the same only where the same is spoken of.
fn thing_of(section: usize, key: u64) -> u64 {
    mix(key.wrapping_add(u64::try_from(section).unwrap_or(0)), "the")
}

fn is_year(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _])
}

/// What the sentence speaks of before it comes to the value at `span`, as a setting tells it, without the rest of one.
pub fn subject(document: &Document, span: TextSpan) -> Option<u64> {
    let sentence = document.sentences.get(document.sentence_at(span.start)?).filter(|it| it.span.len() <= LONGEST)?;
    let section = document.blocks.get(sentence.block)?.section;
    let (prose, from) = (document.prose(sentence.span), span.start - sentence.span.start);
    last_name(prose, from).or_else(|| {
        let mut words = content::written(prose);
        let (first, thing) = (words.next()?, words.next()?);
        let told = first.text == "The" && thing.at + thing.text.len() <= from && !VAGUE.contains(&thing.text);
        let plain = || !content::is_idle(thing.text) && !is_dated(&thing);
        (told && plain()).then(|| thing_of(section, content::key(thing.text)))
    })
}

fn is_dated(word: &Written<'_>) -> bool {
    is_year(word.text) || word.is_telling() && date::is_month(word.text)
}

/// Where the last byte stands with which a capital may begin. Many bytes are looked at together for whether there is one.
fn last_capital(bytes: &[u8]) -> Option<usize> {
    let capital = |byte: &u8| {
        let (upper, wide) = (byte.wrapping_sub(b'A') < 26, *byte >= 0xC0);
        upper | wide
    };
    let mut end = bytes.len();
    while let Some(group) = bytes.get(..end).and_then(|head| head.last_chunk::<32>()) {
        if group.iter().fold(0, |any, byte| any | u8::from(capital(byte))) != 0 {
            break;
        }
        end -= group.len();
    }
    bytes.get(..end)?.iter().rposition(capital)
}

/// The key of the last name of a sentence that ends at or before byte `from`. It is looked for from there back: capitals
/// are few.
fn last_name(prose: &str, from: usize) -> Option<u64> {
    let bytes = prose.as_bytes().get(..from)?;
    let (mut left, first) = (bytes, content::first_run(prose));
    while let Some(at) = last_capital(left) {
        left = left.get(..at)?;
        let upper = bytes.get(at).is_some_and(u8::is_ascii_uppercase);
        if !upper && !prose.get(at..)?.starts_with(char::is_uppercase) {
            continue;
        }
        let Some(word) = content::word_from(prose, at, first) else { continue };
        let named = word.text.len() > 1 && at + word.text.len() <= from;
        if named && !content::is_idle(word.text) && !is_dated(&word) {
            return Some(content::key(word.text));
        }
    }
    None
}

impl Setting {
    /// What stands round the value at `span`; none where it may change, or is only supposed.
    pub fn of(document: &Document, span: TextSpan, count: Option<&Count>) -> Option<Self> {
        let index = document.sentence_at(span.start)?;
        let sentence = document.sentences.get(index).filter(|it| it.span.len() <= LONGEST)?;
        let block = document.blocks.get(sentence.block)?;
        let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. });
        if !running || block.quoted {
            return None;
        }
        let prose = document.prose(sentence.span);
        let (from, to) = (span.start - sentence.span.start, count.map_or(span.end, |count| count.noun.end) - sentence.span.start);
        if content::written(prose).enumerate().any(|(place, word)| content::is_unsteady(word.text, place == 0)) {
            return None;
        }
        let all: Vec<Word<'_>> = content::all(prose).collect();
        let bound = count.map_or(Some(Bound::None), |count| bound(&document.prose, &count.number))?;
        let other = count.is_some_and(|count| count.other);
        let mut setting =
            Self { sentence: index, subject: None, acronyms: vec![], names: vec![], places: vec![], times: vec![], words: vec![], between: vec![], behind: vec![], bound, past: count.is_some() && all.iter().any(|word| is_one_of(&PAST, word.text)), other };
        // Whether another clause has begun behind the value, and up to where that was looked for.
        let (mut closed, mut read) = (false, to);
        for (place, word) in all.iter().enumerate() {
            let value = from < word.at + word.text.len() && word.at < to;
            if value {
                continue;
            }
            let number = word.text.starts_with(|ch: char| ch.is_ascii_digit());
            let year = is_year(word.text);
            if year || word.telling && date::is_month(word.text) {
                // The month of an event belongs to its year.
                if year || count.is_some() {
                    setting.times.push(word.key);
                }
                continue;
            }
            if !closed && word.at >= to {
                let parted = prose.get(read..word.at).is_some_and(|it| it.contains([',', ';', ':', '(', '—']));
                closed = number || is_one_of(&JOINTS, word.text) || parted;
                read = word.at;
            }
            let idle = content::is_idle(word.text);
            let named = word.text.len() > 1 && !number && !idle && word.text.starts_with(char::is_uppercase);
            if named {
                // Behind the value stand names of other things, too; where it holds is told by a preposition.
                let led = place.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|before| is_one_of(&WHERE, before.text));
                if word.at < from || led && !closed {
                    setting.names.push(word.key);
                }
                if word.at >= to && led && !closed {
                    setting.places.push(word.key);
                }
                if word.text.chars().all(char::is_uppercase) {
                    setting.acronyms.push(word.key);
                }
            }
            if !idle {
                setting.words.push(word.key);
            }
            if word.at < from {
                let thing = place == 1 && setting.subject.is_none() && all.first().is_some_and(|it| it.text == "The") && !VAGUE.contains(&word.text);
                if named || thing && !idle {
                    setting.subject = Some(if named { word.key } else { thing_of(block.section, word.key) });
                    setting.between.clear();
                } else if !idle && !STATES.contains(&word.text) {
                    setting.between.push(word.key);
                }
            } else if !closed && !idle && word.at >= to {
                setting.behind.push(word.key);
            }
        }
        for list in [&mut setting.acronyms, &mut setting.names, &mut setting.times, &mut setting.words] {
            list.sort_unstable();
            list.dedup();
        }
        // An event has its subject in its key, and its circumstances do not make it another one.
        if count.is_none() {
            setting.subject = Some(0);
            setting.between.clear();
            setting.behind.clear();
        }
        Some(setting)
    }

    /// Whether the sentence claims something.
    pub fn is_claim(&self, document: &Document) -> bool {
        document.sentences.get(self.sentence).is_some_and(|sentence| document.claim(sentence).kind == Kind::Claim)
    }

    /// By what the value may be the same as another: the subject, or the abbreviations where others are counted.
    pub fn subjects(&self) -> impl Iterator<Item = u64> + use<> {
        let mut subjects: Vec<u64> = self.subject.into_iter().collect();
        subjects.extend(self.acronyms.iter().copied().take(3));
        subjects.sort_unstable();
        subjects.dedup();
        subjects.into_iter()
    }

    /// Whether nothing says that two values hold of different things or times.
    pub fn matches(&self, other: &Self) -> bool {
        let holds = |list: &[u64], key: &u64| list.binary_search(key).is_ok();
        let within = |one: &[u64], other: &[u64]| one.iter().all(|key| holds(other, key));
        let loose = self.other || other.other;
        let spoken = loose || self.subject == other.subject && within(&self.between, &other.words) && within(&other.between, &self.words);
        let behind = |one: &Self, other: &Self| loose || within(&one.behind, &other.words);
        self.sentence != other.sentence
            && self.times == other.times
            && self.past == other.past
            && spoken
            && (within(&self.names, &other.names) || within(&other.names, &self.names))
            && within(&self.places, &other.names)
            && within(&other.places, &self.names)
            && behind(self, other)
            && behind(other, self)
    }
}
