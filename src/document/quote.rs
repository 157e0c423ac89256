//! Quotations: stretches between quotation marks that pair up.

use std::ops::Range;

/// One quotation, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
    /// Words in it.
    pub words: usize,
}

/// Bytes within which a quotation must close.
const LONGEST: usize = 2000;

/// First bytes of the signs that open a quotation.
static OPENS: [bool; 256] = {
    let mut table = [false; 256];
    (table[b'"' as usize], table[0xC2], table[0xE2], table[0xE3]) = (true, true, true, true);
    table
};

/// The quotations of `prose`, sorted, outermost only. Straight marks pair by the white space round them, never by
/// counting.
pub fn quotations(prose: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let bytes = prose.as_bytes();
    let (mut at, mut floor) = (0, 0);
    while let Some(skipped) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| OPENS[usize::from(*byte)])) {
        let here = at + skipped;
        let Some(ch) = prose.get(here..).and_then(|rest| rest.chars().next()) else { break };
        at = here + ch.len_utf8();
        let close: &[char] = match ch {
            '“' => &['”'],
            '„' => &['“', '”'],
            '«' => &['»'],
            '「' => &['」'],
            '『' => &['』'],
            '"' => &['"'],
            _ => continue,
        };
        if here < floor || ch == '"' && !opens(prose, here) {
            continue;
        }
        let from = at;
        let to = prose.ceil_char_boundary((from + LONGEST).min(prose.len()));
        let inside = prose.get(from..to).unwrap_or("");
        let end = inside.match_indices(close).find(|(end, _)| ch != '"' || closes(prose, from + end));
        let Some((len, mark)) = end else { continue };
        let span = here..from + len + mark.len();
        floor = span.end;
        let words = inside
            .get(..len)
            .unwrap_or("")
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        found.push(Quotation { span, inner: from..from + len, words });
    }
    found
}

fn opens(prose: &str, at: usize) -> bool {
    let before = prose.get(..at).and_then(|text| text.chars().next_back());
    let after = prose.get(at + 1..).and_then(|text| text.chars().next());
    before.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '(' | '[' | '—' | '–' | '-'))
        && after.is_some_and(|ch| !ch.is_whitespace())
}

fn closes(prose: &str, at: usize) -> bool {
    let before = prose.get(..at).and_then(|text| text.chars().next_back());
    let after = prose.get(at + 1..).and_then(|text| text.chars().next());
    before.is_some_and(|ch| !ch.is_whitespace()) && after.is_none_or(|ch| !ch.is_alphanumeric())
}

/// Nouns before the title of a work.
const WORKS: [&str; 24] = [
    "report",
    "book",
    "film",
    "movie",
    "song",
    "article",
    "study",
    "paper",
    "novel",
    "album",
    "series",
    "episode",
    "essay",
    "chapter",
    "poem",
    "titled",
    "entitled",
    "called",
    "named",
    "section",
    "play",
    "documentary",
    "podcast",
    "speech",
];

/// Whether the quotation is the title of a work, or words given as an example, and not something said.
pub fn is_title_like(prose: &str, quotation: &Quotation) -> bool {
    let inner = prose.get(quotation.inner.clone()).unwrap_or("");
    let words: Vec<&str> = inner.split_whitespace().collect();
    let long = words.iter().filter(|word| word.chars().count() > 3);
    let capital =
        long.clone().filter(|word| word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit())).count();
    let all = long.count();
    if all > 0 && capital * 4 >= all * 3 && !inner.ends_with(['.', '!', '?', ',']) || all > 1 && capital == all {
        return true;
    }
    let from = prose.floor_char_boundary(quotation.span.start.saturating_sub(40));
    let before = prose.get(from..quotation.span.start).unwrap_or("").trim_end_matches([' ', ',', ':']).to_lowercase();
    let last = before.rsplit(|ch: char| !ch.is_alphabetic()).next().unwrap_or("");
    WORKS.contains(&last)
        || before.ends_with("such as")
        || before.ends_with("like")
        || matches!(last, "ask" | "asking" | "asks" | "asked")
}
