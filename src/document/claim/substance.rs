//! What of a sentence a reader could look up: numbers, names, events, words of others.

use super::Claim;
use super::lexicon::List;
use super::phrase::{is_cjk, said};
use super::telling::{
    concludes, ends_ordinal, is_event, is_judgement, is_legend, is_named, is_number, is_object, is_own, is_quoting,
    is_self, points_back, tokens,
};
use crate::document::words::bare;

/// What stands in a sentence.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Substance {
    /// A number that counts, measures or dates something; not one of a name such as `YOLOv5`.
    pub number: bool,
    /// Runs of capitalised words that open nothing.
    names: usize,
    /// An acronym that does not only stand for the words before it, in parentheses.
    acronym: bool,
    /// Something that somebody did, or that happened.
    event: bool,
    quotation: bool,
    /// It says how much something matters.
    judges: bool,
    /// It stands in parentheses as a whole.
    aside: bool,
    /// It speaks of the text itself or of parts of it, or is a formula or a legend.
    own: bool,
    /// It explains a sign.
    legend: bool,
    /// It concludes from the sentences before it.
    concludes: bool,
    /// It opens by pointing at what was said before.
    points: bool,
    /// A full stop closes it; items of lists are often mere phrases.
    closed: bool,
    /// It holds Chinese, Japanese or Korean characters.
    wide: bool,
}

impl Substance {
    /// Looks through a sentence with its citations blanked; what its label names does not count.
    pub fn of(prose: &str) -> Self {
        let said = said(prose);
        let mut found = Self {
            quotation: is_quoting(prose),
            wide: is_cjk(prose),
            aside: prose.trim_start().starts_with('('),
            legend: is_legend(said),
            own: is_legend(said)
                || said.as_bytes().windows(2).any(|pair| pair[0] == b'\\' && pair[1].is_ascii_alphabetic()),
            closed: prose.trim_end_matches(|ch: char| !ch.is_alphanumeric() && ch != '.').ends_with('.'),
            concludes: concludes(said),
            points: points_back(said),
            ..Self::default()
        };
        let mut before = Before { opens: true, ..Before::default() };
        for token in tokens(said) {
            found.read(token, &mut before);
        }
        found
    }

    /// Takes in one word with the signs round it.
    fn read<'t>(&mut self, token: &'t str, before: &mut Before<'t>) {
        let word = bare(token);
        if word.is_empty() {
            before.parenthesis |= token.ends_with('(');
            return;
        }
        let Letters { uppers, head, lower, digit, dot } = Letters::of(word);
        let named = head && !before.opens && lower;
        let restates = before.parenthesis && before.run && token.ends_with(')');
        let labels = || before.opens && ends_ordinal(token) || token.starts_with('#') || is_named(before.word, word);
        // What stands in a parenthesis of examples counts nothing.
        let example = before.example || before.parenthesis && word == "e.g";
        self.number |= digit && !example && is_number(word) && !labels();
        self.acronym |= uppers > 1 && !restates;
        self.names += usize::from(named && !before.run);
        self.event |= is_event(word) || is_object(before.word, word);
        self.judges |= is_judgement(word);
        self.own |= is_own(before.word, word) || !self.quotation && is_self(word);
        *before = Before {
            // `Dr. Holm`, `U.S. ferries`: abbreviations end no sentence.
            opens: !(dot || head && word.len() <= ABBREVIATION) && token.trim_end().ends_with(['.', ':']),
            run: named || uppers > 1,
            parenthesis: token.ends_with('('),
            example: example && !token.ends_with(')'),
            word,
        };
    }

    /// How much could be looked up, in halves: a number weighs as much as two names.
    ///
    /// What hedges, judges, concludes or speaks of the text itself weighs less.
    pub fn weight(&self, claim: &Claim) -> i32 {
        let names = self.names + usize::from(self.acronym);
        let told = claim.cues.has(List::Speech);
        let judges = claim.cues.has(List::Evaluative);
        let parts = [
            (self.number, 4),
            (names > 0, 2),
            (names > 1, 2),
            (self.event, 2),
            (self.quotation, 2),
            (self.quotation && told, 2),
            (told, 1),
            (claim.cues.has(List::Modal) || claim.cues.has(List::Ought), -2),
            (judges && !(self.number && self.event), -2),
            (self.judges && !(self.number && self.event), -4),
            (self.aside, -2),
            (self.points && !self.number, -2),
            // Latin words among Chinese characters are mostly terms.
            (self.wide && !self.number, -2),
            (self.concludes, -4),
            (self.own, -4),
        ];
        parts.iter().filter(|(yes, _)| *yes).map(|(_, by)| by).sum()
    }

    /// Whether it tells of an event or a number.
    pub const fn tells(&self) -> bool {
        self.number || self.event
    }

    /// Whether it speaks of the text itself.
    pub const fn is_own(&self) -> bool {
        self.own
    }

    /// Whether it explains a sign.
    pub const fn is_legend(&self) -> bool {
        self.legend
    }

    /// Whether it is a whole sentence.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Whether it names anybody or anything.
    pub const fn is_named(&self) -> bool {
        self.names > 0 || self.acronym
    }
}

/// What the letters of a word are.
struct Letters {
    uppers: usize,
    /// The first one is in upper case.
    head: bool,
    lower: bool,
    digit: bool,
    dot: bool,
}

const UPPER: u8 = 1;
const LOWER: u8 = 2;
const DIGIT: u8 = 4;
const DOT: u8 = 8;
const WIDE: u8 = 16;

/// What each byte of a word is.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = match byte {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            b'.' => DOT,
            0x80.. => WIDE,
            _ => 0,
        };
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

impl Letters {
    fn of(word: &str) -> Self {
        let (mut seen, mut uppers) = (0, 0);
        for byte in word.bytes() {
            let class = CLASS[usize::from(byte)];
            seen |= class;
            uppers += usize::from(class & UPPER);
        }
        let head = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        let has = |class| seen & class != 0;
        let mut found = Self { uppers, head, lower: has(LOWER), digit: has(DIGIT), dot: has(DOT) };
        if has(WIDE) {
            found.uppers = word.chars().filter(|ch| ch.is_uppercase()).count();
            found.head = word.starts_with(char::is_uppercase);
            found.lower = word.contains(char::is_lowercase);
        }
        found
    }
}

/// Bytes of the longest abbreviation of a title.
const ABBREVIATION: usize = 4;

/// What stands before a word.
#[derive(Default)]
struct Before<'t> {
    /// The word opens a sentence.
    opens: bool,
    /// The word before is part of a name.
    run: bool,
    /// A parenthesis opens right before the word.
    parenthesis: bool,
    /// The word stands in a parenthesis of examples.
    example: bool,
    word: &'t str,
}

/// Whether a claim only supposes what it says: `One might suppose that …`
pub fn supposes(claim: &Claim) -> bool {
    claim.cues.has(List::Imagined)
}

/// Whether a claim hedges or judges.
pub fn hedges(claim: &Claim) -> bool {
    claim.cues.has(List::Modal) || claim.cues.has(List::Evaluative)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_events() {
        let found = Substance::of("**Ferries:** In 2011, Ada Holm bought the Adele (then a barge) from the NHB.");
        assert_eq!((found.number, found.names, found.acronym, found.event, found.own), (true, 2, true, true, false));
        let found = Substance::of("It uses sophisticated ferries, and its Norvik Harbour Board (NHB) is trusted.");
        assert_eq!((found.number, found.names, found.acronym, found.event), (false, 1, false, false));
        assert!(Substance::of("The board closed the pier.").event);
        assert!(!Substance::of("Clean piers (e.g., those of Pier Act 14 and 15) help crews.").number);
        assert!(Substance::of("Clean piers (e.g., Pier Nine) help 40 crews.").number);
    }

    #[test]
    fn talk_of_the_text_and_of_what_was_said() {
        assert!(Substance::of("Table 2 lists the piers of Sandholm.").own);
        assert!(Substance::of("All ferries are covered by this overview.").own);
        assert!(Substance::of("We measured the piers.").own && !Substance::of("The US built piers.").own);
        assert!(Substance::of("This shows that ferries are needed.").concludes);
        assert!(Substance::of("By honouring these wishes, the board won.").concludes);
        assert!(Substance::of("This shift was long.").points);
    }
}
