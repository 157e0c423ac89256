//! Whether a full stop, with what follows it, ends a sentence.

use super::abbreviation::{Class, class_of};
use super::{Mask, MaskKind};

/// Bytes that the terminator at `at` takes; none where there is no terminator.
pub fn terminator(text: &str, at: usize) -> Option<usize> {
    let byte = *text.as_bytes().get(at)?;
    match byte {
        b'.' | b'!' | b'?' => Some(1),
        0xD8 | 0xDB => text.get(at..at + 2).filter(|it| matches!(*it, "؟" | "۔")).map(str::len),
        0xE0 | 0xE2 | 0xE3 | 0xEF => text
            .get(at..at + 3)
            .filter(|it| matches!(*it, "。" | "！" | "？" | "…" | "।" | "．" | "‼" | "⁇"))
            .map(str::len),
        _ => None,
    }
}

const CLOSING: [char; 14] = ['"', '”', '’', '\'', ')', ']', '»', '*', '_', '」', '』', '）', '】', '›'];

/// Where the run of terminators and closing signs from `at` on ends; it does not enter a mask.
pub fn closers(text: &str, at: usize, masks: &[Mask]) -> usize {
    let limit = masks.iter().find(|it| it.start >= at).map_or(text.len(), |it| it.start);
    let mut end = at;
    let rest = text.get(at..limit).unwrap_or("");
    // French sets a space before its closing mark.
    if let Some(mark) = [" »", "\u{a0}»", "\u{202f}»"].iter().find(|mark| rest.starts_with(**mark)) {
        end += mark.len();
    }
    let mut rest = text.get(end..limit).unwrap_or("").chars();
    while let Some(ch) = rest.next() {
        // The sign that closes a German quotation opens an English one.
        let german = ch == '“' && rest.as_str().starts_with(char::is_whitespace);
        if !(matches!(ch, '.' | '!' | '?' | '。' | '！' | '？' | '…') || CLOSING.contains(&ch) || german) {
            break;
        }
        end += ch.len_utf8();
    }
    end
}

/// Where the citations behind byte `end` end; `end` itself where there are none.
pub fn after_citations(text: &str, end: usize, masks: &[Mask]) -> usize {
    let mut cited = end;
    for mask in masks.iter().skip_while(|mask| mask.start < end) {
        let gap = text.get(cited..mask.start);
        let near = gap.is_some_and(|gap| {
            gap.len() <= 4
                && gap.chars().all(|ch| matches!(ch, ' ' | ',' | ';' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\n'))
        });
        if mask.kind != MaskKind::Citation || !near {
            break;
        }
        cited = mask.end;
    }
    cited
}

/// Whether the sentence that began at `start` ends behind the terminator at `at`, whose closing signs end at `end`
/// and whose citations end at `cited`.
pub fn ends_here(text: &str, start: usize, at: usize, end: usize, cited: usize) -> bool {
    let rest = text.get(cited..).unwrap_or("");
    if rest.trim_start().is_empty() {
        return true;
    }
    // `. . .`: an ellipsis with spaces ends, if at all, at its last full stop.
    if rest.starts_with(" .") {
        return false;
    }
    let wide = !text.is_char_boundary(at + 1) || text.as_bytes().get(at).is_some_and(|byte| *byte >= 0x80);
    let spaced = rest.starts_with(char::is_whitespace);
    let spread = text.get(..at).is_some_and(|it| it.ends_with(". "));
    let ellipsis = spread || text.get(at..).is_some_and(|it| it.starts_with("...") || it.starts_with('…'));
    if wide && !ellipsis {
        return !quote_goes_on(text, end, rest);
    }
    let next = next_word(rest);
    let first = next.chars().next();
    if !spaced && cited == end {
        // `left.Then`: glued, but plainly two sentences. A host name or an identifier goes on in lower case.
        return glued(text, at, end, next);
    }
    if cited > end
        && text.get(end..cited).is_some_and(|it| it.starts_with(' '))
        && first.is_some_and(char::is_lowercase)
    {
        return false;
    }
    if first.is_some_and(char::is_lowercase) {
        return !ellipsis && !quote_goes_on(text, end, rest) && careless(text, start, at);
    }
    if text.as_bytes().get(at) != Some(&b'.') {
        return !quote_goes_on(text, end, rest);
    }
    let before = word_before(text, start, at);
    if ellipsis {
        return first.is_some_and(char::is_uppercase);
    }
    match class_of(before) {
        Class::Never => false,
        Class::BeforeNumber => !first.is_some_and(|ch| ch.is_ascii_digit()),
        Class::May => starts_sentence(next),
        Class::Initial => end > at + 1 && starts_sentence(next),
        Class::Number => {
            !(before.len() <= 3 && text.get(start..at).is_some_and(|it| it.trim() == before)) && !is_month(next)
        }
        Class::Word => !(before == "I" && follows_name(text, start, at)) || starts_sentence(next),
    }
}

/// Whether a sentence may end at `at` although the next one opens in lower case, as people write in haste: behind a
/// word that is no abbreviation, or behind a question mark.
fn careless(text: &str, start: usize, at: usize) -> bool {
    if text.as_bytes().get(at) != Some(&b'.') {
        return true;
    }
    let word = word_before(text, start, at);
    let long = word.chars().count() >= 4 || word.ends_with(']') || word.ends_with(')');
    long && class_of(word) == Class::Word && !word.contains('.')
}

/// `“Go!” he said.`: words of the speaker follow in lower case, or a dash does.
fn quote_goes_on(text: &str, end: usize, rest: &str) -> bool {
    let quoted = text.get(..end).is_some_and(|it| it.ends_with(['"', '”', '’', '»', '」', '』']));
    quoted && rest.trim_start().starts_with(|ch: char| ch.is_lowercase() || matches!(ch, ',' | '—' | '–' | 'と'))
}

fn glued(text: &str, at: usize, end: usize, next: &str) -> bool {
    let mut tail = next.chars();
    let capital = tail.next().is_some_and(char::is_uppercase) && tail.next().is_some_and(char::is_lowercase);
    let lower = text.get(..at).is_some_and(|it| it.chars().rev().take(2).all(char::is_lowercase) && it.len() > 1);
    capital && (lower || end > at + 1) && !next.contains(['.', '_', '(', '/'])
}

/// The next word, opening signs left out.
fn next_word(rest: &str) -> &str {
    let bare = rest
        .trim_start()
        .trim_start_matches(['"', '“', '„', '«', '(', '[', '*', '_', '‘', '\'', '¿', '¡', '「', '『', '—', '–', '-'])
        .trim_start();
    let len = bare
        .char_indices()
        .take(48)
        .find(|(_, ch)| ch.is_whitespace())
        .map_or(bare.len().min(bare.ceil_char_boundary(48)), |(at, _)| at);
    bare.get(..len).unwrap_or("")
}

/// The word that the full stop at `at` closes.
fn word_before(text: &str, start: usize, at: usize) -> &str {
    let from = start.max(text.floor_char_boundary(at.saturating_sub(32)));
    let before = text.get(from..at).unwrap_or("");
    before
        .rsplit(|ch: char| ch.is_whitespace() || matches!(ch, '(' | '[' | '“' | '"' | '„' | '«' | '—' | '/' | '*'))
        .next()
        .unwrap_or("")
}

/// Whether the `I` before byte `at` is an initial: a capitalised word stands before it, as in `Albert I. Holm`.
fn follows_name(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at - 1).unwrap_or("").trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    word.len() < before.len() && word.starts_with(char::is_uppercase)
}

/// Words that open sentences and hardly ever follow an abbreviation within one.
const OPENERS: [&str; 70] = [
    "The",
    "A",
    "An",
    "It",
    "Its",
    "He",
    "She",
    "They",
    "We",
    "I",
    "You",
    "His",
    "Her",
    "Their",
    "Our",
    "My",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Here",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "As",
    "If",
    "When",
    "While",
    "After",
    "Before",
    "Since",
    "Because",
    "Although",
    "Though",
    "However",
    "But",
    "And",
    "Or",
    "So",
    "Yet",
    "Thus",
    "Then",
    "Also",
    "Some",
    "Many",
    "Most",
    "All",
    "Both",
    "Each",
    "Every",
    "No",
    "Not",
    "One",
    "What",
    "Who",
    "Why",
    "How",
    "Where",
    "Which",
    "Moreover",
    "Furthermore",
    "Additionally",
    "Meanwhile",
    "Today",
    "Now",
];

fn starts_sentence(next: &str) -> bool {
    let bare = next.trim_end_matches(|ch: char| !ch.is_alphanumeric());
    OPENERS.contains(&bare) || next.chars().next().is_some_and(|ch| !ch.is_alphanumeric() && ch != '&')
}

/// German and Nordic dates: `3. Oktober`.
fn is_month(next: &str) -> bool {
    const MONTHS: [&str; 20] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Jahrhundert",
        "Jänner",
        "Januari",
        "Klasse",
        "Auflage",
        "Kapitel",
        "Platz",
        "Jh",
    ];
    MONTHS.iter().any(|month| next.starts_with(month))
}
