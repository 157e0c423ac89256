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

/// What each byte is: part of a word, upper case, a digit, or part of a longer character.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut it = 0_u8;
    loop {
        table[it as usize] = if it.is_ascii_uppercase() {
            WORD | UPPER
        } else if it.is_ascii_digit() {
            WORD | DIGIT
        } else if it.is_ascii_alphabetic() {
            WORD
        } else if it >= 0x80 {
            WIDE
        } else {
            0
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
            let gap = at;
            while at < bytes.len() && CLASS[usize::from(bytes[at])] & WORD == 0 {
                match wide(text, at) {
                    Some((_, true)) => break,
                    Some((len, false)) => at += len,
                    None => at += 1,
                }
            }
            if at >= bytes.len() {
                break;
            }
            self.gap(text.get(gap..at).unwrap_or(""), begun, &mut token);
            begun = true;
            at = self.word(text, at, lexicon, &mut token);
        }
        self.number |= self.seen.has(List::Numerals);
        self.past |= self.seen.has(List::Past);
        self.verb |= self.seen.has(List::Verbs);
    }

    /// What stands between two words: whether it ends a token, and whether the next opens a sentence.
    fn gap(&mut self, gap: &str, begun: bool, token: &mut Token) {
        let breaks = gap.find(|ch: char| ch.is_whitespace() || matches!(ch, '(' | '“' | '"' | '/' | '-'));
        if !begun || gap.contains(char::is_whitespace) {
            self.words += 1;
        }
        if let Some(at) = breaks {
            let stop = gap.get(..at).is_some_and(|it| it.ends_with([':', '.']));
            *token = Token { opens: !begun || stop, ..Token::default() };
        }
    }

    /// Reads the word at `start`; its end.
    fn word(&mut self, text: &str, start: usize, lexicon: &Lexicon, token: &mut Token) -> usize {
        let bytes = text.as_bytes();
        let (mut at, mut seen, mut uppers, mut foreign) = (start, 0, 0, false);
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let run = rest.iter().map(|byte| CLASS[usize::from(*byte)]).take_while(|class| class & WORD != 0);
            for class in run {
                seen |= class;
                uppers += usize::from(class & UPPER != 0);
                at += 1;
            }
            if let Some((len, true)) = wide(text, at) {
                foreign = true;
                at += len;
            } else {
                break;
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
        self.verb |= foreign || looks_finite(word);
        self.past |= word.len() > 4 && word.ends_with(b"ed");
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

/// The character beyond ASCII at `at`: its length, and whether it is a letter or digit.
#[inline]
fn wide(text: &str, at: usize) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    if CLASS[usize::from(*bytes.get(at)?)] != WIDE {
        return None;
    }
    // General punctuation, by far the most frequent.
    if bytes[at] == 0xE2 && bytes.get(at + 1) == Some(&0x80) {
        return Some((3, false));
    }
    let ch = text.get(at..)?.chars().next()?;
    Some((ch.len_utf8(), ch.is_alphanumeric()))
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
