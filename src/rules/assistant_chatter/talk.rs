//! How assistants talk: the openings of `data/chatter.txt`, and what tells them from what writers say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Bytes of a sentence that are looked at.
const REACH: usize = 160;

/// First four bytes of the openings that begin with ASCII, in lower case, sorted: most sentences are told by them.
#[rustfmt::skip]
const HEADS: [[u8; 4]; 77] = [
    *b"abso", *b"ai\xE3\x81", *b"alri", *b"als ", *b"and ", *b"as a", *b"as p", *b"as y", *b"base", *b"cert",
    *b"como", *b"do y", *b"en t", *b"espe", *b"feel", *b"fina", *b"firs", *b"good", *b"grea", *b"happ", *b"here",
    *b"hope", *b"i am", *b"i ap", *b"i ca", *b"i co", *b"i do", *b"i ha", *b"i ho", *b"i ne", *b"i no", *b"i sh",
    *b"i wa", *b"i wi", *b"i wo", *b"i'd ", *b"i'll", *b"i'm ", *b"i've", *b"ich ", *b"if y", *b"is t",
    *b"i\xE2\x80\x99", *b"j'es", *b"je v", *b"j\xE2\x80\x99", *b"lais", *b"lass", *b"last", *b"let ", *b"let'",
    *b"let\xE2", *b"n'h\xC3", *b"next", *b"no d", *b"now ", *b"now,", *b"n\xE2\x80\x99", *b"of c", *b"ok, ",
    *b"okay", *b"perm", *b"plea", *b"shal", *b"sure", *b"than", *b"that", *b"the ", *b"to a", *b"unfo", *b"vou ",
    *b"voy ", *b"we n", *b"with", *b"woul", *b"you'", *b"you\xE2",
];

/// The entries of each list.
static LISTS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut name = "";
    for line in include_str!("../../../data/chatter.txt").lines().map(str::trim) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(next) => name = next,
            None if line.is_empty() || line.starts_with('#') => {}
            None => lists.entry(name).or_default().push(line),
        }
    }
    lists
});

fn list(name: &str) -> &'static [&'static str] {
    LISTS.get(name).map_or(&[], Vec::as_slice)
}

/// Whether a sentence may open like such talk, at a glance.
pub fn may_open(words: &str) -> bool {
    match words.as_bytes() {
        [a, b, c, d, rest @ ..] if a.is_ascii() => {
            let head = [a, b, c, d].map(u8::to_ascii_lowercase);
            // No other words of the list are as frequent.
            let user = head != *b"the " || rest.starts_with(b"user");
            user && HEADS.binary_search(&head).is_ok()
        }
        [first, ..] => !first.is_ascii() && matches!(first, 0xE4..=0xE9),
        [] => false,
    }
}

/// The beginning of `words` in lower case, with straight apostrophes.
pub fn folded(words: &str) -> String {
    let head = words.get(..words.floor_char_boundary(REACH)).unwrap_or("");
    head.replace('’', "'").to_lowercase()
}

/// Whether folded words open such talk.
pub fn opens(words: &str) -> bool {
    if list("opening").iter().any(|entry| after(words, entry).is_some()) {
        return true;
    }
    if let Some(rest) = after(words, "if you") {
        return list("offer").iter().any(|offer| rest.split([',', ';']).any(|part| holds(part, offer)));
    }
    if list("chinese").iter().any(|entry| after(words, entry).is_some()) {
        return list("chinese-search").iter().any(|act| words.contains(act));
    }
    narrates(words) || list("lead").iter().filter_map(|lead| after(words, lead)).any(narrates)
}

/// Whether folded words tell what will be done next.
fn narrates(words: &str) -> bool {
    let acts = |rest: &str, lists: &[&str]| {
        let fillers = list("filler").iter().filter_map(|filler| after(rest, filler));
        let starts = |rest: &str| lists.iter().flat_map(|name| list(name)).any(|act| after(rest, act).is_some());
        starts(rest) || fillers.into_iter().any(starts)
    };
    let behind = |name| list(name).iter().filter_map(|who| after(words, who));
    behind("narrator").any(|rest| acts(rest, &["search", "find", "write"])) || behind("writer").any(|rest| acts(rest, &["search"]))
}

/// Whether what stands behind ` my ` belongs to a model.
pub fn is_own(words: &str) -> bool {
    let head = words.get(..words.floor_char_boundary(40)).unwrap_or("").to_lowercase();
    list("own").iter().any(|entry| after(&head, entry).is_some())
}

/// What stands behind `entry`, with which folded `words` open; a star at its end lets the last word go on.
fn after<'w>(words: &'w str, entry: &str) -> Option<&'w str> {
    let (entry, goes_on) = entry.strip_suffix('*').map_or((entry, false), |entry| (entry, true));
    let rest = words.strip_prefix(entry)?;
    let whole = goes_on || !entry.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    whole.then(|| rest.trim_start())
}

/// Whether `part` opens with `entry`, an `and` or so before it.
fn holds(part: &str, entry: &str) -> bool {
    let part = part.trim_start();
    let bare = part.strip_prefix("please ").or_else(|| part.strip_prefix("then ")).unwrap_or(part);
    after(bare, entry).is_some()
}

#[cfg(test)]
mod tests {
    use super::{folded, is_own, list, may_open, narrates, opens};

    #[test]
    fn every_opening_passes_the_glance() {
        for name in ["opening", "lead", "narrator", "writer", "chinese"] {
            for entry in list(name) {
                assert!(may_open(&format!("{entry} ")), "{entry}");
                assert_eq!(folded(entry), *entry);
            }
        }
        assert!(["if you", "I’ll"].iter().all(|words| may_open(words)));
    }

    #[test]
    fn talk_is_told_from_writing() {
        for words in ["let me first look up the tide", "now, let me search", "i'll provide a list", "if you want, i can go on", "let's search for more"] {
            assert!(opens(words), "{words}");
        }
        for words in ["let me explain", "let's get some data", "let's explore the quay", "i will examine the tide", "if you want, you can go", "letters of", "i'll be there", "sure of it"] {
            assert!(!opens(words), "{words}");
        }
        assert!(narrates("i'm going to research weirs") && !narrates("i'm going to sea"));
        assert!(is_own("Training data ends") && !is_own("last captain"));
    }
}
