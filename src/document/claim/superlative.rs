//! Superlatives and claims to be first or only.

use std::ops::Range;

use super::lexicon::{List, lexicon};
use super::scan::{Hit, Scan, next_word};

/// The superlatives in a sentence, in order.
pub fn superlatives(prose: &str) -> Vec<Range<usize>> {
    let mut scan = Scan::default();
    scan.scan(prose);
    scan.all(List::Superlatives).filter_map(|hit| ranks(prose, hit)).collect()
}

/// The first superlative that ranks what it stands before.
pub(super) fn ranked(prose: &str, scan: &Scan) -> Option<Range<usize>> {
    scan.all(List::Superlatives).find_map(|hit| ranks(prose, hit))
}

/// Bytes before and behind a superlative that are looked at.
const NEAR: usize = 80;

fn ranks(prose: &str, hit: Hit) -> Option<Range<usize>> {
    let near = prose.get(..prose.ceil_char_boundary((hit.end + NEAR).min(prose.len())))?;
    let from = next_word(near, behind_aside(near, hit.end));
    let rest = near.get(from..)?;
    let len = word_end(rest);
    let beside = near.get(hit.end..from).is_some_and(|gap| gap.trim().is_empty());
    let aside = near.get(hit.end..from).is_some_and(|gap| gap.trim().ends_with(')'));
    let next = if beside || aside { rest.get(..len)? } else { "" };
    // Of a compound such as `climate-sensitive` the first part is asked for: `one-time`.
    let head = next.split(HYPHENS).next().unwrap_or("");
    if lexicon().lists_of(head).has(List::NotRanked) {
        return None;
    }
    let phrase = prose.get(hit.start..hit.end)?;
    let opens = prose.get(..hit.start).is_none_or(|it| !it.contains(char::is_alphanumeric));
    if beside && is_name(phrase, next, opens) {
        return None;
    }
    let window = prose.floor_char_boundary(hit.start.saturating_sub(NEAR));
    let before = Before::of(prose.get(window..hit.start)?);
    // `Even the largest ferry sank` says nothing of which was the largest.
    if before.is(&["even"]) {
        return None;
    }
    let ends = |word: &str| {
        phrase.get(phrase.len().saturating_sub(word.len())..).is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    // `The first-order effect`, `the highest-temperature melt`
    let glued = near.get(hit.end..from).is_some_and(|gap| gap.chars().eq(['-']) || gap.chars().eq(['‑']));
    let compound = if glued { from - hit.end + len } else { 0 };
    if ends("the first") || ends("the last") {
        let usual = ends("first") && before.is(&USUAL);
        // `Ada was the first, Berta the second`: an order of few.
        let bare = ends("first") && head.is_empty() && near.get(hit.end..).is_some_and(|it| it.starts_with([',', ';']));
        if counts(head) || usual || bare || before.dates() || compound > 0 && !next_is(rest, "ever") {
            return None;
        }
    }
    let most = ends("the most");
    // `One of the most significant shifts of our time` praises; `one of the oldest` can be looked up.
    if most && before.is(&["of"]) && PRAISE.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(next)) {
        return None;
    }
    // `The best player is awarded the cup`: who that is, is not said.
    let sought = before.word.is_none() && AWARDS.iter().any(|award| rest.contains(award));
    if (most || ends("the best")) && (sought || !before.predicates()) {
        return None;
    }
    Some(hit.start..if most && beside { from + graded(rest, len) } else { hit.end + compound })
}

/// What nobody can measure.
const PRAISE: &str = "significant important profound influential remarkable notable famous iconic beloved celebrated \
                      exciting promising fascinating compelling challenging powerful striking enduring prominent interesting";

/// What befalls whoever turns out to be the best.
const AWARDS: [&str; 6] = [" is awarded", " are awarded", " receives", " wins ", " gets ", " will be awarded"];

/// Where the next word may begin: behind the parenthesis that opens at `at`, as in `the first (primary) round`.
fn behind_aside(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let close = rest.strip_prefix(" (").and_then(|aside| aside.find(')'));
    close.map_or(at, |close| at + 2 + close + 1)
}

/// Whether a superlative is a part of the name of something, as in `events such as the Longest Swim`. Before titles of
/// honour such as `the Best` the praise is what counts.
fn is_name(phrase: &str, next: &str, opens: bool) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let word = phrase.strip_prefix("the ").or_else(|| phrase.strip_prefix("The ").filter(|_| !opens)).unwrap_or("");
    capital(word) && capital(next) && !["most", "best"].iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// Where the adjective ends with which `rest` begins: `highly rated` is one, and its first word ends at `len`.
fn graded(rest: &str, len: usize) -> usize {
    let adverb = rest.get(..len).is_some_and(|it| it.len() > 3 && it.ends_with("ly"));
    let tail = rest.get(len..).and_then(|it| it.strip_prefix(' ')).filter(|_| adverb);
    tail.map(word_end).filter(|next| *next > 0).map_or(len, |next| len + 1 + next)
}

fn next_is(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
}

const HYPHENS: [char; 2] = ['-', '‑'];

/// Where the word ends with which `text` begins; a compound is one word.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    for (at, ch) in text.char_indices() {
        if ch.is_alphanumeric() {
            end = at + ch.len_utf8();
        } else if !(HYPHENS.contains(&ch) && at > 0 && end == at) {
            break;
        }
    }
    end
}

/// Whether the word behind `the first` makes it a count, an order or one of two: `the first 8 hours`, `the first was`.
fn counts(word: &str) -> bool {
    const ORDER: &str = "hours days weeks months minutes order goods behind couple volume available wave round batch draft cut \
                         leg series cycle étude paper study anniversary is was are were being";
    word.starts_with(|ch: char| ch.is_ascii_digit())
        || lexicon().lists_of(word).has(List::Numerals)
        || ORDER.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
}

/// Adverbs behind which `the first` is what mostly comes first.
const USUAL: [&str; 5] = ["often", "usually", "typically", "generally", "normally"];

/// Words behind which `the best` and `the most` rank somebody; elsewhere they select: `vote for the best`.
const PREDICATES: &str = "is are was were be been being become becomes became becoming remain remains remained remaining \
    stand stands stood consider considers considered regard regards regarded named ranked rated \
    voted called deemed as of offer offers offered offering provide provides provided providing represent represents \
    represented make makes made mark marks marked has have had win wins won receive receives received but while it \
    him her them";

/// The words before a superlative.
struct Before<'a> {
    /// The nearest word that is no adverb; none where a clause, a label or a quotation begins.
    word: Option<&'a str>,
    /// The nearest word.
    nearest: &'a str,
    /// Whether that is the `to` of `prior to`.
    prior: bool,
}

impl<'a> Before<'a> {
    fn of(mut text: &'a str) -> Self {
        let mut nearest = None;
        let prior = text.trim_end().to_ascii_lowercase().ends_with("prior to");
        loop {
            let bare = text.trim_end();
            let Some(last) = bare.chars().next_back() else { break };
            if !last.is_alphanumeric() {
                break;
            }
            let from = bare.rfind(|ch: char| ch.is_whitespace() || STARTS.contains(&ch)).map_or(0, |at| at + 1);
            let from = bare.ceil_char_boundary(from);
            let word = bare.get(from..).unwrap_or("");
            nearest.get_or_insert(word);
            if !is_adverb(word) {
                return Self { word: Some(word), nearest: nearest.unwrap_or(""), prior };
            }
            text = bare.get(..from).unwrap_or("");
        }
        Self { word: None, nearest: nearest.unwrap_or(""), prior }
    }

    fn is(&self, words: &[&str]) -> bool {
        words.iter().any(|it| it.eq_ignore_ascii_case(self.nearest))
    }

    /// Whether what follows fixes a time: `days before the first match`.
    fn dates(&self) -> bool {
        self.prior || self.is(&["before", "after", "until", "during", "following"])
    }

    fn predicates(&self) -> bool {
        self.word.is_none_or(|word| {
            let short = word.ends_with("'s") || word.ends_with("’s");
            short || PREDICATES.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
        })
    }
}

/// Signs behind which a clause, a label or a quotation begins.
const STARTS: [char; 13] = [',', ';', ':', '(', '[', '"', '“', '‘', '—', '–', '*', '/', '|'];

fn is_adverb(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ly")
        || matches!(
            word,
            "also"
                | "still"
                | "now"
                | "always"
                | "often"
                | "perhaps"
                | "not"
                | "once"
                | "yet"
                | "among"
                | "far"
                | "by"
                | "today"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(prose: &str) -> Vec<&str> {
        superlatives(prose).into_iter().filter_map(|it| prose.get(it)).collect()
    }

    #[test]
    fn rankings() {
        for (text, spans) in [
            ("It is the most widely-used pier in town.", vec!["the most widely-used"]),
            ("The Most Visited pier stands there.", vec!["The Most Visited"]),
            ("Sandholm is arguably still the best port.", vec!["the best"]),
            ("It is one of the most popular piers.", vec!["the most popular"]),
            ("In May, the most loved ferry sank.", vec!["the most loved"]),
            ("It is by far the best port.", vec!["the best"]),
            ("They built the largest pier and the first lock.", vec!["the largest", "the first"]),
            ("It was the first strike since May.", vec!["the first"]),
            ("It was the first-ever strike and is the best-selling ferry.", vec!["the first-ever", "the best-selling"]),
            ("The highest-temperature melt was cast there.", vec!["The highest-temperature"]),
            ("It is the most highly rated pier in town.", vec!["the most highly rated"]),
            ("It is recognized as the best pier.", vec!["the best"]),
            ("They held the largest (and oldest) fair.", vec!["the largest"]),
            ("It is the Best Pier of Norvik and the Largest pier.", vec!["the Best", "the Largest"]),
            ("The Largest Pier in Norvik sank.", vec!["The Largest"]),
        ] {
            assert_eq!(found(text), spans, "{text:?}");
        }
    }

    #[test]
    fn selections_counts_and_orders() {
        for text in [
            "Those with the most votes go on.",
            "Divers look for the best direct path.",
            "Even the largest ferry needs a pilot.",
            "It can sink even the most modern ferry.",
            "The log holds the last 8 hours.",
            "It kept the first two boats.",
            "The bow is often the first thing to rust, the first order of effects.",
            "He wrote the first volume of the log and met the last-minute rush.",
            "They take the first available boat.",
            "Two ferries sank. The first was a barge.",
            "The first wave of guests came by sea.",
            "The most appropriate berths are marked.",
            "What they like the most: salt.",
            "The vote ends if anybody wins the first (primary) round.",
            "Two more logs came out, the first being a list of wrecks.",
            "The crew met on the first anniversary of the wreck.",
            "The quay was closed six days prior to the first race.",
            "They swam during the last race and after the first storm.",
            "The fair had events such as the Longest Swim across the Orm.",
            "The prize recognized the best songs of the year.",
        ] {
            assert_eq!(found(text), [""; 0], "{text:?}");
        }
    }
}
