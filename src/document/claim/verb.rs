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

/// Whether a line that nothing closes states something all the same: a word of it can hardly be anything but a finite
/// verb. Languages whose verbs are not known are taken to do so.
///
/// Nouns end in `s` too (`the costs of`), participles in `ed` (`limited oversight`), and many verbs look like nouns;
/// what follows tells them apart: `costs a fortune`, `opened in 1998`.
pub(super) fn states(line: &str) -> bool {
    let lists = |word: &str| lexicon().lists_of(word);
    let (mut english, mut count, mut held) = (false, 0, ["", ""]);
    let words = line.split(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '\'' | '’')).filter(|it| !it.is_empty());
    for word in words {
        let [before, last] = held;
        let own = lists(word);
        // `to carry the load`: an infinitive.
        let infinitive = before.eq_ignore_ascii_case("to");
        if own.has(List::SureVerbs) || count > 1 && !infinitive && is_finite_before(last, word) {
            return true;
        }
        english |= own.has(List::English);
        count += 1;
        held = [last, word];
    }
    count >= 6 && !english
}

fn is_finite_before(word: &str, next: &str) -> bool {
    let lexicon = lexicon();
    if !lexicon.lists_of(next).has(List::AfterVerbs) && !next.starts_with(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    if word.len() > 4 && word.ends_with("ed") {
        return true;
    }
    let is_base = |word: &str| lexicon.lists_of(word).has(List::VerbBases);
    let third = || {
        let cut = word.strip_suffix('s').filter(|it| !it.ends_with(['s', 'u']))?;
        let carries = word.strip_suffix("ies").is_some_and(|it| is_base(&format!("{it}y")));
        Some(is_base(cut) || cut.strip_suffix('e').is_some_and(is_base) || carries)
    };
    word.starts_with(char::is_lowercase) && (is_base(word) || third() == Some(true))
}
