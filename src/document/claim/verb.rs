//! Which words can be finite verbs.

use super::lexicon::{List, lexicon};

/// Words, in the sense of runs between white space that hold a letter or digit.
pub fn word_count(prose: &str) -> usize {
    prose.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether a word can be a finite verb.
pub fn is_finite_verb(word: &str) -> bool {
    looks_finite(word.as_bytes()) || lexicon().lists_of(word).has(List::Verbs)
}

/// Whether the ending of a word makes it a finite verb, or a noun that looks like one.
pub(super) fn looks_finite(word: &[u8]) -> bool {
    let [.., before, last] = word else { return false };
    if word.len() <= 3 {
        return false;
    }
    match (before.to_ascii_lowercase(), last.to_ascii_lowercase()) {
        (b'e', b'd' | b's') => true,
        (b's' | b'u', b's') => false,
        (_, last) => last == b's',
    }
}

/// Whether an English line that nothing closes states something all the same: a word of it can hardly be anything but a
/// finite verb.
///
/// Nouns end in `s` too (`the costs of`), participles in `ed` (`limited oversight`), and many verbs look like nouns;
/// what follows tells them apart: `costs a fortune`, `opened in 1998`.
pub(super) fn states(line: &str) -> bool {
    has_finite(line, is_finite_before)
}

/// As [`states`], but a third person counts whatever follows it.
pub(super) fn may_state(line: &str) -> bool {
    has_finite(line, |word, next| is_finite_before(word, next) || is_third_person(word))
}

/// Whether a word is hardly anything but a finite verb.
pub fn is_sure(word: &str) -> bool {
    lexicon().lists_of(word).has(List::SureVerbs)
}

fn has_finite(line: &str, is_finite: impl Fn(&str, &str) -> bool) -> bool {
    let (mut count, mut held) = (0, ["", ""]);
    let words = line.split(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '\'' | '’')).filter(|it| !it.is_empty());
    for word in words {
        let [before, last] = held;
        // `to carry the load`: an infinitive.
        let infinitive = before.eq_ignore_ascii_case("to");
        if is_sure(word) || count > 1 && !infinitive && is_finite(last, word) {
            return true;
        }
        count += 1;
        held = [last, word];
    }
    false
}

fn is_finite_before(word: &str, next: &str) -> bool {
    let lexicon = lexicon();
    if !lexicon.lists_of(next).has(List::AfterVerbs) && !next.starts_with(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    let past = word.len() > 4 && word.ends_with("ed");
    past || is_third_person(word) || word.starts_with(char::is_lowercase) && is_base(word)
}

fn is_third_person(word: &str) -> bool {
    let Some(cut) = word.strip_suffix('s').filter(|it| !it.ends_with(['s', 'u'])) else { return false };
    let carries = || word.strip_suffix("ies").is_some_and(|it| is_base(&format!("{it}y")));
    word.starts_with(char::is_lowercase) && (is_base(cut) || cut.strip_suffix('e').is_some_and(is_base) || carries())
}

/// Whether a verb opens the text, as in a table whose subject stands in another cell: `Prevents rust`.
pub(super) fn opens_with_verb(text: &str) -> bool {
    let first = text.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    let lower = first.to_lowercase();
    is_third_person(&lower) || is_base(&lower)
}

fn is_base(word: &str) -> bool {
    lexicon().lists_of(word).has(List::VerbBases)
}

/// Whether a text is English, as far as its small words tell; a short one without accents is taken to be.
pub fn is_english(text: &str) -> bool {
    let lexicon = lexicon();
    let bytes = text.as_bytes();
    let near = &bytes[..SAMPLE.min(bytes.len())];
    let (mut all, mut small, mut at) = (0_usize, 0_usize, 0);
    while at < near.len() {
        let start = at;
        while near.get(at).is_some_and(|byte| LETTER[usize::from(*byte)]) {
            at += 1;
        }
        let len = at - start;
        all += usize::from(len > 0);
        small += usize::from((2..=4).contains(&len) && lexicon.is_small(near, start, len));
        if all == SURE && small * 8 >= all {
            return true;
        }
        at += 1;
    }
    small * 12 >= all || all < 12 && text.is_ascii()
}

/// Bytes of words: letters, and all that is not ASCII.
static LETTER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = byte.is_ascii_alphabetic() || byte >= 0x80;
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

/// Bytes of a text that are looked over to tell its language.
const SAMPLE: usize = 1200;
/// Words after which a text that has half as many small ones again as it needs is English beyond doubt.
const SURE: usize = 40;
