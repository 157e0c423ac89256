//! One pass over the words of a clause: cues, numbers, names and verbs.

use super::lexicon::{Lexicon, List, ListSet, lexicon};
use super::verb::looks_finite;

/// A cue and where it stands, in bytes of the text scanned.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    pub lists: ListSet,
    pub start: usize,
    pub end: usize,
}

/// What the words of a text tell.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// Lists of which a cue stands anywhere.
    pub seen: ListSet,
    /// Runs between white space that hold a letter or digit.
    pub words: usize,
    /// First byte of the first word.
    pub first: usize,
    /// Whether a number stands there, in digits or in words.
    pub number: bool,
    /// Whether a capitalised word stands there that does not open the sentence, or an acronym.
    pub name: bool,
    /// Whether a word can be a finite verb.
    pub verb: bool,
    /// Whether a word has the form of a past tense.
    pub past: bool,
    hits: Vec<Hit>,
}

/// Lists of which only the presence counts.
const UNPLACED: ListSet = ListSet::of(List::Verbs)
    .with(ListSet::of(List::Past))
    .with(ListSet::of(List::Numerals))
    .with(ListSet::of(List::Modal))
    .with(ListSet::of(List::Evaluative))
    .with(ListSet::of(List::Cause))
    .with(ListSet::of(List::Law))
    .with(ListSet::of(List::Speech))
    .with(ListSet::of(List::Definition))
    .with(ListSet::of(List::NotRanked));

const WORD: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const WIDE: u8 = 8;
const SPACE: u8 = 16;
/// Signs behind which a word is taken by itself.
const BREAK: u8 = 32;
/// Signs behind which a sentence may begin.
const STOP: u8 = 64;

/// What each byte is: part of a word, upper case, a digit, a sign, or part of a longer character.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut it = 0_u8;
    loop {
        table[it as usize] = match it {
            b'A'..=b'Z' => WORD | UPPER,
            b'0'..=b'9' => WORD | DIGIT,
            b'a'..=b'z' => WORD,
            b' ' | b'\t'..=b'\r' => SPACE,
            b'(' | b'"' | b'/' | b'-' => BREAK,
            b':' | b'.' => STOP,
            0x80.. => WIDE,
            _ => 0,
        };
        if it == u8::MAX {
            break table;
        }
        it += 1;
    }
};

/// The word that goes on: a run without white space, an opening sign or a hyphen.
#[derive(Default)]
struct Token {
    opens: bool,
    capital: bool,
    uppers: usize,
}

impl Scan {
    /// Forgets everything and scans `text`.
    pub fn scan(&mut self, text: &str) {
        let hits = std::mem::take(&mut self.hits);
        *self = Self { hits, first: text.len(), ..Self::default() };
        self.hits.clear();
        let lexicon = lexicon();
        let bytes = text.as_bytes();
        let mut token = Token { opens: true, ..Token::default() };
        let mut at = 0;
        let mut begun = false;
        while at < bytes.len() {
            // Nearly always a single space parts two words.
            if begun && bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|byte| CLASS[usize::from(*byte)] & WORD != 0)
            {
                self.words += 1;
                token = Token::default();
                at = self.word(text, at + 1, lexicon, &mut token);
                continue;
            }
            let gap = Gap::at(text, at);
            at = gap.end;
            if at >= bytes.len() {
                break;
            }
            self.words += usize::from(!begun || gap.space);
            if gap.breaks {
                token = Token { opens: !begun || gap.stop, ..Token::default() };
            }
            begun = true;
            at = self.word(text, at, lexicon, &mut token);
        }
        self.number |= self.seen.has(List::Numerals);
        self.past |= self.seen.has(List::Past);
        self.verb |= self.seen.has(List::Verbs);
    }

    /// Reads the word at `start`; its end.
    fn word(&mut self, text: &str, start: usize, lexicon: &Lexicon, token: &mut Token) -> usize {
        let bytes = text.as_bytes();
        let (mut at, mut seen, mut uppers, mut foreign) = (start, 0, 0, false);
        loop {
            while let Some(class) = bytes.get(at).map(|byte| CLASS[usize::from(*byte)])
                && class & WORD != 0
            {
                seen |= class;
                uppers += usize::from(class & UPPER) / usize::from(UPPER);
                at += 1;
            }
            match wide(text, at) {
                Some((len, WORD)) => {
                    foreign = true;
                    at += len;
                }
                _ => break,
            }
        }
        if self.first > start {
            self.first = start;
        }
        self.number |= seen & DIGIT != 0;
        let head = bytes[start];
        let upper = head.is_ascii_uppercase()
            || head >= 0x80 && text.get(start..).is_some_and(|it| it.starts_with(char::is_uppercase));
        token.uppers += uppers + usize::from(upper && head >= 0x80);
        token.capital |= upper && !(at == start + 1 && head == b'I');
        if token.capital && (token.uppers > 1 || !token.opens) {
            self.name = true;
        }
        let word = &bytes[start..at];
        self.verb = self.verb || foreign || looks_finite(word);
        self.past = self.past || word.len() > 4 && word.ends_with(b"ed");
        let Self { hits, seen, .. } = self;
        lexicon.look(bytes, start, at, |lists, end| {
            *seen = seen.with(lists);
            if UNPLACED.with(lists) != UNPLACED {
                hits.push(Hit { lists, start, end });
            }
        });
        at
    }

    /// The longest cue of `list` that begins at byte `at`: its end.
    pub fn opens(&self, list: List, at: usize) -> Option<usize> {
        if !self.seen.has(list) {
            return None;
        }
        self.hits.iter().filter(|hit| hit.start == at && hit.lists.has(list)).map(|hit| hit.end).max()
    }

    /// The cues of `list`, in order. Lists of which only the presence counts have none.
    pub fn all(&self, list: List) -> impl Iterator<Item = Hit> + '_ {
        let held = if self.seen.has(list) { self.hits.as_slice() } else { &[] };
        held.iter().copied().filter(move |hit| hit.lists.has(list))
    }
}

/// What stands between two words.
#[derive(Default)]
struct Gap {
    /// Where the next word begins, or the text ends.
    end: usize,
    /// Whether white space stands there.
    space: bool,
    /// Whether the next word is taken by itself.
    breaks: bool,
    /// Whether a sentence may begin with it.
    stop: bool,
}

impl Gap {
    fn at(text: &str, start: usize) -> Self {
        let bytes = text.as_bytes();
        let mut gap = Self { end: start, ..Self::default() };
        let mut last = 0;
        while let Some(byte) = bytes.get(gap.end) {
            let (len, class) = match CLASS[usize::from(*byte)] {
                WIDE => wide(text, gap.end).unwrap_or((1, 0)),
                class => (1, class),
            };
            if class & WORD != 0 {
                break;
            }
            gap.space |= class & SPACE != 0;
            if !gap.breaks && class & (SPACE | BREAK) != 0 {
                gap.breaks = true;
                gap.stop = last & STOP != 0;
            }
            last = class;
            gap.end += len;
        }
        gap
    }
}

/// The character beyond ASCII at `at`: its length and its class.
#[inline]
fn wide(text: &str, at: usize) -> Option<(usize, u8)> {
    let bytes = text.as_bytes();
    if CLASS[usize::from(*bytes.get(at)?)] != WIDE {
        return None;
    }
    let ch = text.get(at..)?.chars().next()?;
    let class = match ch {
        '“' => BREAK,
        // Dashes and the other quotation marks, by far the most frequent.
        '‐'..='„' => 0,
        _ if ch.is_alphanumeric() => WORD,
        _ if ch.is_whitespace() => SPACE,
        _ => 0,
    };
    Some((ch.len_utf8(), class))
}

/// The first letter or digit at or behind byte `at`.
pub fn next_word(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find(char::is_alphanumeric)).map_or(text.len(), |found| at + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str) -> Scan {
        let mut scan = Scan::default();
        scan.scan(text);
        scan
    }

    #[test]
    fn counts_words_as_readers_do() {
        for (text, words) in [("", 0), ("  - ", 0), ("One two", 2), ("“It’s” – so", 2), ("a—b c", 2), ("桥 很长", 2)]
        {
            assert_eq!(scan(text).words, words, "{text:?}");
        }
    }

    #[test]
    fn names_are_capitals_within() {
        for text in ["the Quay", "NATO said", "in the U.S. now", "“the Élan”", "It met Ada"] {
            assert!(scan(text).name, "{text:?}");
        }
        for text in ["The quay", "“The quay", "what I said", "Note: It", "first. Then", "- The quay"] {
            assert!(!scan(text).name, "{text:?}");
        }
    }

    #[test]
    fn cues_have_places() {
        let text = "However, it is worth noting that the largest quay leaks";
        let scan = scan(text);
        let opener = scan.opens(List::Openers, 0);
        assert_eq!(opener, Some("However,".len()));
        assert!(scan.opens(List::Wraps, next_word(text, 8)).is_some());
        assert_eq!(scan.all(List::Superlatives).count(), 1);
    }
}
