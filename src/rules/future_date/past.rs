//! Whether the words round a date tell of it as past.

/// Words that lead to a day.
const LEADS: [&str; 10] = ["on", "am", "le", "el", "em", "il", "op", "den", "dia", "día"];

/// Helping verbs in the past tense; a participle may follow them.
const HELPERS: [&str; 16] = [
    "was", "were", "had", "did", "wurde", "wurden", "hatte", "hatten", "été", "était", "étaient", "fue", "fueron",
    "foi", "foram", "werd",
];

/// Other verbs in the past tense that look like nothing else.
const VERBS: [&str; 25] = [
    "became", "began", "took", "won", "fell", "rose", "sold", "came", "died", "met", "held", "left", "sank", "lost",
    "ran", "gave", "found", "got", "told", "went", "made", "built", "wrote", "spoke", "signed",
];

/// Words behind a verb in the past tense that looks like an adjective.
const AFTER: [&str; 16] =
    ["the", "a", "an", "its", "his", "her", "their", "to", "in", "on", "that", "at", "for", "with", "from", "new"];

/// Words before the date within which a helping verb stands.
const REACH: usize = 5;
/// Words behind a date that opens its sentence within which the verb stands.
const CLAUSE: usize = 7;

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|ch: char| !(ch.is_alphanumeric() || matches!(ch, '\'' | '’' | '-'))).filter(|word| !word.is_empty())
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.contains(&word.to_lowercase().as_str())
}

fn looks_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

/// Whether the words right before a date are in the past tense, or those behind one that opens its sentence.
pub(super) fn is_told(before: &str, after: &str) -> bool {
    let clause = before.rsplit([';', ':', '—', '(']).next().unwrap_or(before);
    let mut last = words(clause).rev().peekable();
    let led = last.peek().is_some_and(|word| is_one_of(&LEADS, word));
    if led {
        last.next();
    }
    let near: Vec<&str> = last.take(REACH).collect();
    let Some(verb) = near.first() else { return led && opens(after) };
    // `Was to be signed on`
    if near.iter().any(|word| word.eq_ignore_ascii_case("to")) {
        return false;
    }
    looks_past(verb) || is_one_of(&VERBS, verb) || led && near.iter().any(|word| is_one_of(&HELPERS, word))
}

/// Whether the clause behind a date goes on in the past tense.
fn opens(after: &str) -> bool {
    let clause = after.trim_start().trim_start_matches(',').split([',', ';', '(']).next().unwrap_or("");
    let near: Vec<&str> = words(clause).take(CLAUSE).collect();
    let pairs = near.iter().zip(near.iter().skip(1));
    near.iter().any(|word| is_one_of(&HELPERS, word) || is_one_of(&VERBS, word))
        || pairs.into_iter().any(|(word, next)| looks_past(word) && is_one_of(&AFTER, next))
}

/// Whether one of the words that look ahead stands in `text`.
pub(super) fn looks_ahead(text: &str, allowed: &[String]) -> bool {
    words(text).any(|word| {
        let lower = word.to_lowercase();
        allowed.contains(&lower)
    })
}
