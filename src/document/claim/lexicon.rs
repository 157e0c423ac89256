//! The lists of cues, compiled so that one look per word finds every cue that begins there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::time_word;

macro_rules! lists {
    ($($list:ident = $name:literal,)*) => {
        /// A list of cues; see data/cues.toml.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum List { $(#[doc = $name] $list,)* }
        const LISTS: &[(List, &str)] = &[$((List::$list, $name),)*];
    };
}

lists! {
    Wraps = "wraps", Chatter = "chatter", ChatterWithin = "chatter-within", Boiler = "boiler",
    Disclaimers = "disclaimers", Meta = "meta", Imperatives = "imperatives", Subject = "subject",
    Negated = "negated", Reporting = "reporting", Verbs = "verbs", Superlatives = "superlatives",
    NotRanked = "not-ranked", Accused = "accused", Speech = "speech", Law = "law", Cause = "cause", Past = "past",
    Definition = "definition", Modal = "modal", Evaluative = "evaluative", Pronouns = "pronouns",
    Conclusions = "conclusions", Limits = "limits", LimitOpenings = "limit-openings", Transitions = "transitions",
    SourceTalk = "source-talk", Advice = "advice", Openers = "openers", Polite = "polite", Absent = "absent",
    AbsentWithin = "absent-within", Material = "material", World = "world", Numerals = "numerals",
    TailOpenings = "tail-openings", TailJoins = "tail-joins", TimeWords = "time-words",
    SureVerbs = "sure-verbs", VerbBases = "verb-bases", AfterVerbs = "after-verbs", English = "english",
    MetaSubjects = "meta-subjects", MetaVerbs = "meta-verbs", Enumerates = "enumerates", Ought = "ought",
    Prospects = "prospects", Imagined = "imagined",
}

/// A set of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListSet(u64);

impl ListSet {
    /// No list.
    pub const NONE: Self = Self(0);

    /// The set of one list.
    pub const fn of(list: List) -> Self {
        Self(1 << list as u64)
    }

    /// Whether `list` is in the set.
    pub const fn has(self, list: List) -> bool {
        self.0 >> (list as u64) & 1 == 1
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words that open a cue: all cues that begin with one of them.
struct Entry {
    /// The first eight bytes of the word, folded as those of the text are.
    head: u64,
    /// The bits of the head that count.
    mask: u64,
    /// Bytes of the word.
    len: usize,
    /// What of the word lies behind its head, lower case.
    tail: Box<[u8]>,
    /// Whether the word may go on, as in `increas*`.
    stem: bool,
    /// Lists that hold the word alone.
    lists: ListSet,
    /// Cues of several words.
    phrases: Vec<Phrase>,
    /// One bit for every second byte with which the rest of a phrase may go on.
    leads: u32,
}

struct Phrase {
    /// What follows the first word, lower case, with its signs.
    rest: Box<str>,
    stem: bool,
    list: List,
    /// The bit of the second byte of the rest.
    lead: u32,
}

/// All lists.
pub struct Lexicon {
    /// One bit for the hash of every key: most words are no cue, and this tells at once.
    known: Box<[u64; 128]>,
    /// Open addressing by the first four bytes of a word: key, and range of entries.
    slots: Vec<(u32, u16, u16)>,
    entries: Vec<Entry>,
    /// Keys of the small words by which English is told, each in the place of its hash or behind it.
    small: [u32; SMALL],
}

/// Slots of the table: a power of two, some four times the distinct keys.
const SLOTS: usize = 2048;

/// Bytes of the head of a word.
const HEAD: usize = 8;

/// Sets the bit by which upper and lower case of ASCII differ; what is no letter has it set or is alike on both sides.
const FOLD: u64 = 0x2020_2020_2020_2020;

/// The first eight bytes behind `start`, folded; zeros behind the end of the text.
#[inline]
fn head(text: &[u8], start: usize) -> u64 {
    let bytes = text.get(start..start + HEAD).and_then(|bytes| <[u8; HEAD]>::try_from(bytes).ok());
    let bytes = bytes.unwrap_or_else(|| {
        let mut padded = [0; HEAD];
        let rest = text.get(start..).unwrap_or_default();
        for (to, from) in padded.iter_mut().zip(rest) {
            *to = *from;
        }
        padded
    });
    u64::from_le_bytes(bytes) | FOLD
}

/// The bits of a head that belong to a word of `len` bytes.
#[inline]
const fn mask(len: usize) -> u64 {
    if len >= HEAD { u64::MAX } else { (1 << (len * 8)) - 1 }
}

/// The first four bytes of a word of `len` bytes whose head is `head`.
#[inline]
#[allow(clippy::cast_possible_truncation)]
const fn key(head: u64, len: usize) -> u32 {
    (head & mask(len)) as u32
}

/// The key of a whole word.
fn key_of(word: &[u8]) -> u32 {
    key(head(word, 0), word.len())
}

const fn hash(key: u32) -> u32 {
    key.wrapping_mul(0x9E37_79B1)
}

const fn slot(key: u32) -> usize {
    (hash(key) >> 21) as usize
}

/// The bit of the second byte behind a word, by which most phrases are told apart; all bits where a sign stands.
fn lead(rest: &[u8]) -> u32 {
    match rest.get(1) {
        Some(byte) if byte.is_ascii_alphabetic() => 1 << (byte & 0x1F),
        _ => u32::MAX,
    }
}

impl Lexicon {
    fn parse(lists: &BTreeMap<String, Vec<String>>) -> Self {
        let mut words: BTreeMap<(u32, &str, bool), (ListSet, Vec<Phrase>)> = BTreeMap::new();
        for (list, name) in LISTS {
            for cue in lists.get(*name).into_iter().flatten() {
                let (cue, stem) = cue.strip_suffix('*').map_or((cue.as_str(), false), |cue| (cue, true));
                let len = cue.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(cue.len());
                let (word, rest) = cue.split_at(len);
                let alone = rest.is_empty();
                let held = words.entry((key_of(word.as_bytes()), word, stem && alone)).or_default();
                if alone {
                    held.0 = held.0.with(ListSet::of(*list));
                } else {
                    held.1.push(Phrase { rest: rest.into(), stem, list: *list, lead: lead(rest.as_bytes()) });
                }
            }
        }
        let mut lexicon = Self {
            known: Box::new([0; 128]),
            slots: vec![(0, 0, 0); SLOTS],
            entries: Vec::with_capacity(words.len()),
            small: small_words(lists),
        };
        for ((key, word, stem), (lists, phrases)) in words {
            let index = u16::try_from(lexicon.entries.len()).unwrap_or(u16::MAX);
            let leads = phrases.iter().fold(0, |bits, phrase| bits | phrase.lead);
            let mask = mask(word.len());
            let head = head(word.as_bytes(), 0) & mask;
            let tail = word.as_bytes()[HEAD.min(word.len())..].into();
            lexicon.entries.push(Entry { head, mask, len: word.len(), tail, stem, lists, phrases, leads });
            let bit = hash(key) >> 19;
            lexicon.known[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut at = slot(key);
            while lexicon.slots[at].2 > 0 && lexicon.slots[at].0 != key {
                at = (at + 1) % SLOTS;
            }
            let slot = &mut lexicon.slots[at];
            *slot = if slot.2 == 0 { (key, index, index + 1) } else { (key, slot.1, index + 1) };
        }
        lexicon
    }

    /// Calls `found` with every cue that begins with the word `start..end` of `text`: its list and its end.
    #[inline]
    pub fn look(&self, text: &[u8], start: usize, end: usize, mut found: impl FnMut(ListSet, usize)) {
        let len = end - start;
        let head = head(text, start);
        let key = key(head, len);
        let bit = hash(key) >> 19;
        if self.known[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return;
        }
        let mut at = slot(key);
        let (from, to) = loop {
            let (own, from, to) = self.slots[at];
            if to == 0 {
                return;
            }
            if own == key {
                break (from, to);
            }
            at = (at + 1) % SLOTS;
        };
        for entry in &self.entries[usize::from(from)..usize::from(to)] {
            let fits = if entry.stem { len >= entry.len } else { len == entry.len };
            if !fits || head & entry.mask != entry.head {
                continue;
            }
            if !entry.tail.is_empty() {
                let tail = text.get(start + HEAD..start + entry.len).unwrap_or_default();
                if !tail.eq_ignore_ascii_case(&entry.tail) {
                    continue;
                }
            }
            if entry.lists != ListSet::default() {
                found(entry.lists, end);
            }
            let lead = lead(text.get(end..).unwrap_or_default());
            if entry.leads & lead == 0 {
                continue;
            }
            for phrase in entry.phrases.iter().filter(|phrase| phrase.lead & lead != 0) {
                if let Some(end) = goes_on(text, end, phrase) {
                    found(ListSet::of(phrase.list), end);
                }
            }
        }
    }

    /// Whether the word of `len` bytes at `start`, at most four, is one of those by which English is told.
    #[inline]
    pub fn is_small(&self, text: &[u8], start: usize, len: usize) -> bool {
        let key = key(head(text, start), len);
        let mut at = small_place(key);
        while self.small[at] != 0 && self.small[at] != key {
            at = (at + 1) % SMALL;
        }
        self.small[at] == key
    }

    /// The lists that hold `word` alone.
    pub fn lists_of(&self, word: &str) -> ListSet {
        let mut lists = ListSet::default();
        self.look(word.as_bytes(), 0, word.len(), |found, _| lists = lists.with(found));
        lists
    }
}

/// Places for the small words: a power of two, some three times their number.
const SMALL: usize = 64;

const fn small_place(key: u32) -> usize {
    (hash(key) >> 26) as usize
}

fn small_words(lists: &BTreeMap<String, Vec<String>>) -> [u32; SMALL] {
    let mut small = [0; SMALL];
    for word in lists.get("english").into_iter().flatten().take(SMALL / 2) {
        let key = key_of(word.as_bytes());
        let mut at = small_place(key);
        while small[at] != 0 {
            at = (at + 1) % SMALL;
        }
        small[at] = key;
    }
    small
}

/// Where the phrase ends that may go on at `at`; any white space stands for a space.
fn goes_on(text: &[u8], at: usize, phrase: &Phrase) -> Option<usize> {
    let rest = phrase.rest.as_bytes();
    let here = text.get(at..at + rest.len())?;
    let same = here
        .iter()
        .zip(rest)
        .all(|(byte, wanted)| byte.eq_ignore_ascii_case(wanted) || *wanted == b' ' && byte.is_ascii_whitespace());
    let end = at + rest.len();
    let closed = phrase.stem
        || !rest.last().is_some_and(u8::is_ascii_alphanumeric)
        || !text.get(end).is_some_and(u8::is_ascii_alphanumeric);
    (same && closed).then_some(end)
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&lists()));

fn lists() -> BTreeMap<String, Vec<String>> {
    let mut lists: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/cues.json"))).unwrap_or_default();
    lists.insert("time-words".to_owned(), time_word::list().map(str::to_owned).collect());
    lists
}

/// The lists.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_the_data_is_known_and_none_is_empty() {
        let lists = lists();
        let known: Vec<&str> = LISTS.iter().map(|(_, name)| *name).collect();
        for (name, cues) in &lists {
            let elsewhere = matches!(name.as_str(), "not-a-person" | "titles");
            assert!(elsewhere || known.contains(&name.as_str()), "{name}");
            assert!(!cues.is_empty(), "{name}");
        }
        for name in known {
            assert!(lists.contains_key(name), "{name}");
        }
    }

    #[test]
    fn cues_are_words_stems_and_phrases() {
        let lists = |text: &str| {
            let mut all = ListSet::default();
            let end = text.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(text.len());
            lexicon().look(text.as_bytes(), 0, end, |found, _| all = all.with(found));
            all
        };
        assert!(lists("Was").has(List::Verbs));
        assert!(lists("increasingly").has(List::Cause));
        assert!(lists("according\nto them").has(List::Speech));
        assert!(!lists("lawn").has(List::Modal));
        assert!(!lists("the mostly").has(List::Superlatives));
    }
}
