//! Whether a full stop, with what follows it, ends a sentence.

use std::ops::RangeInclusive;

use super::abbreviation::{Class, class_of};
use super::beside::{
    before_word, floats, follows_name, has_words, in_title, is_ordinal, is_title, next_word, starts_sentence,
    word_before,
};
use super::language::{is_english, is_roman, roman_ordinal};
use super::{Help, Mask, MaskKind};

/// Bytes that the terminator at `at` takes; none where there is no terminator.
pub fn terminator(text: &str, at: usize) -> Option<usize> {
    let byte = *text.as_bytes().get(at)?;
    match byte {
        b'.' | b'!' | b'?' => Some(1),
        // Armenian and Greek signs that keyboards lack are typed as the ones that look alike.
        b':' => follows_script(text, at, ARMENIAN).then_some(1),
        b';' => follows_script(text, at, GREEK).then_some(1),
        0xCD | 0xD6 | 0xD8 | 0xDB => {
            text.get(at..at + 2).filter(|it| matches!(*it, "\u{37e}" | "։" | "؟" | "۔")).map(str::len)
        }
        0xE0..=0xE3 | 0xEF => text
            .get(at..at + 3)
            .filter(|it| {
                matches!(*it, "。" | "！" | "？" | "…" | "।" | "॥" | "．" | "‼" | "⁇" | "⁈" | "⁉")
                    || matches!(*it, "။" | "።" | "፧" | "፨" | "។" | "៕" | "｡")
            })
            .map(str::len),
        _ => None,
    }
}

const ARMENIAN: RangeInclusive<char> = 'Ա'..='և';
const GREEK: RangeInclusive<char> = 'Ά'..='ώ';

/// Whether a letter of a script stands before byte `at`, closing signs and an ellipsis aside.
fn follows_script(text: &str, at: usize, letters: RangeInclusive<char>) -> bool {
    let near = text.get(text.floor_char_boundary(at.saturating_sub(16))..at).unwrap_or("");
    let bare = near.trim_end_matches(['.', '…', ' ', ')', '»', '-']);
    !near.ends_with(' ') && bare.ends_with(|ch| letters.contains(&ch))
}

const CLOSING: [char; 16] = ['》', '〉', '"', '”', '’', '\'', ')', ']', '»', '*', '_', '」', '』', '）', '】', '›'];

/// Where the run of terminators and closing signs from `at` on ends; it does not enter a mask.
pub fn closers(text: &str, at: usize, masks: &[Mask]) -> usize {
    let limit = masks.iter().find(|it| it.start >= at).map_or(text.len(), |it| it.start);
    let mut end = at;
    let rest = text.get(at..limit).unwrap_or("");
    // Mostly a space and a letter follow.
    if let [b' ', second, ..] = rest.as_bytes()
        && second.is_ascii()
    {
        return at;
    }
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

/// Where digits glued to the end of a sentence end, as in `crops.2 The`: a note. `end` where there are none.
pub fn glued_note(text: &str, start: usize, at: usize, end: usize, help: Help) -> usize {
    let bytes = text.as_bytes();
    let digits = bytes.get(end..).unwrap_or_default().iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || bytes[end] == b'0' {
        return end;
    }
    let note = end + digits;
    let spaced = bytes.get(note).is_none_or(u8::is_ascii_whitespace);
    // `52.4 metres`
    if !spaced || at > start && bytes[at - 1].is_ascii_digit() {
        return end;
    }
    let word = word_before(text, start, at);
    let letters =
        word.chars().count() > 1 && !word.contains(|ch: char| ch.is_ascii_digit()) || word.ends_with([')', '”', '"']);
    let class = class_of(word, before_word(text, start, at, word), help);
    let ends = !matches!(class, Class::Never | Class::BeforeNumber | Class::Count) || end > at + 1;
    if letters && ends { note } else { end }
}

/// Whether the sentence that began at `start` ends behind the terminator at `at`, whose closing signs end at `end`
/// and whose citations end at `cited`.
pub fn ends_here(text: &str, start: usize, at: usize, end: usize, cited: usize, help: Help) -> bool {
    let rest = text.get(cited..).unwrap_or("");
    if rest.len() <= TRAIL && !rest.contains(char::is_alphanumeric) {
        return rest.trim_start().is_empty();
    }
    // `. . .`: an ellipsis with spaces ends, if at all, at its last full stop.
    if rest.starts_with(" .") {
        // `… raak. ...en toen`: the next sentence opens with one.
        let opens = rest.strip_prefix(" ...").is_some_and(|it| it.starts_with(char::is_alphabetic));
        return opens && end == at + 1 && text.get(..at).is_some_and(|it| it.ends_with(char::is_alphabetic));
    }
    if aside_ends(rest) {
        return false;
    }
    let wide = !text.is_char_boundary(at + 1) || text.as_bytes().get(at).is_some_and(|byte| *byte >= 0x80);
    let spaced = rest.starts_with(char::is_whitespace);
    let spread = text.get(..at).is_some_and(|it| it.ends_with(". "));
    let ellipsis = spread || text.get(at..).is_some_and(|it| it.starts_with("...") || it.starts_with('…'));
    // `３．２９％`: a full stop between digits counts.
    if rest.starts_with(|ch: char| ch.is_numeric()) && text.get(..at).is_some_and(|it| it.ends_with(char::is_numeric)) {
        return false;
    }
    if wide && !ellipsis {
        return !quote_goes_on(text, end, rest) && !in_title(rest);
    }
    let next = next_word(rest);
    let first = next.chars().next();
    if !spaced && cited == end {
        // `left.Then`: glued, but plainly two sentences. A host name or an identifier goes on in lower case.
        // Dots that stand behind no word open the next: `on their album ...For Victory`. Armenian dots end nothing: its
        // full stop has the form of a colon.
        let said = word_before(text, start, at).contains(char::is_alphanumeric);
        let end_of_dots = !ellipsis || said && !next.starts_with(|ch| ARMENIAN.contains(&ch));
        return end_of_dots && glued(text, start, at, end, next, help);
    }
    if first.is_some_and(char::is_lowercase) {
        // `(He worked there.) at the university`: the sentence round the parenthesis goes on.
        if text.get(at + 1..end).is_some_and(|it| it.contains(')')) {
            return false;
        }
        let hasty = cited > end || help == Help::All && HASTY.contains(&next) || next.starts_with("http");
        return !ellipsis && !quote_goes_on(text, end, rest) && careless(text, start, at, rest, hasty, help);
    }
    if text.as_bytes().get(at) != Some(&b'.') {
        return !quote_goes_on(text, end, rest);
    }
    let before = word_before(text, start, at);
    let so_far = before_word(text, start, at, before);
    let capital = first.is_some_and(char::is_uppercase);
    // `[...]`: something is left out.
    if ellipsis && text.get(..at).is_some_and(|it| it.ends_with('[')) {
        return false;
    }
    if ellipsis {
        return capital && !(spread && floats(text, at));
    }
    // `z. B.`, `u. Ä.`: two letters with a space between them.
    let pair = before.chars().nth(1).is_none() && next.chars().nth(1) == Some('.') && capital;
    if pair && before.starts_with(char::is_lowercase) {
        return false;
    }
    let opener = |next: &str| starts_sentence(next, so_far, help);
    let number = first.is_some_and(|ch| ch.is_ascii_digit());
    match class_of(before, so_far, help) {
        // `ecc..`: the second full stop is the one of the sentence.
        Class::Never | Class::BeforeNumber | Class::May if capital && text.get(at..end) == Some("..") => true,
        Class::Never => false,
        Class::BeforeNumber => !number && opener(next),
        Class::Count => !number && !is_roman(next.trim_end_matches(|ch: char| !ch.is_alphanumeric())),
        // A citation behind the abbreviation closes the sentence.
        Class::May if cited > end => capital,
        Class::May => opener(next) || help == Help::All && is_title(next) && has_words(text, start, at),
        Class::Initial => opener(next) && (end > at + 1 || !follows_name(text, start, at)),
        Class::Number => {
            !(before.len() <= 3 && text.get(start..at).is_some_and(|it| it.trim() == before))
                && !is_ordinal(before, so_far, rest, next, help)
        }
        Class::Word if roman_ordinal(before, so_far, rest) => opener(next),
        Class::Word if rest.trim_start().starts_with('№') => false,
        Class::Word => !(before == "I" && follows_name(text, start, at)) || opener(next),
    }
}

/// Bytes of signs at the end of a text, such as `:-)`, that are no sentence of their own.
const TRAIL: usize = 12;

/// Whether a sentence may end at `at` although the next one opens in lower case, as people write in haste: behind a
/// word that is no abbreviation, or behind a question mark. `hasty` where what follows can only open a sentence.
fn careless(text: &str, start: usize, at: usize, rest: &str, hasty: bool, help: Help) -> bool {
    let word = word_before(text, start, at);
    if text.as_bytes().get(at) != Some(&b'.') {
        // `Не знаю! — сказал он.`: behind a dash stand the words of the speaker.
        let dash = rest.trim_start().starts_with(['—', '–']) || rest.starts_with(" - ");
        // `Yahoo! in 1999`: a name may end with the sign.
        let name = word.len() < at - start && word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        return matches!(text.as_bytes().get(at), Some(b'!' | b'?'))
            && !dash
            && !(name && text.as_bytes().get(at) == Some(&b'!'));
    }
    let so_far = before_word(text, start, at, word);
    let letters = word.chars().count();
    // Short words may be abbreviations that no list knows: longer ones in languages that are less hasty.
    let long = letters >= if hasty { 2 } else { 4 }
        && (letters >= ABBREVIATED || hasty || help == Help::All && is_english(so_far, rest));
    word.ends_with([']', ')']) || long && class_of(word, so_far, help) == Class::Word && !word.contains('.')
}

/// Letters of a word that is too long for an abbreviation.
const ABBREVIATED: usize = 7;

/// Bytes of the longest parenthesis that is looked over.
const ASIDE: usize = 160;

/// `… in the region. (Smith et al., 2015).`: a parenthesis with a full stop behind it ends the sentence before it.
fn aside_ends(rest: &str) -> bool {
    // Mostly a space and a word follow.
    if matches!(rest.as_bytes(), [b' ', next, ..] if next.is_ascii_alphanumeric()) {
        return false;
    }
    let Some(inner) = rest.trim_start().strip_prefix('(') else { return false };
    let near = inner.get(..inner.floor_char_boundary(ASIDE.min(inner.len()))).unwrap_or("");
    near.find([')', '(', '\n'])
        .and_then(|at| near.get(at..))
        .is_some_and(|it| it.strip_prefix(')').is_some_and(|after| after.starts_with(['.', '!', '?'])))
}

/// Words in lower case that open sentences written in haste.
const HASTY: [&str; 20] = [
    "i", "he", "she", "they", "we", "it", "you", "the", "this", "that", "there", "so", "but", "if", "why", "what",
    "how", "do", "my", "i'm",
];

/// `“Go!” he said.`: words of the speaker follow in lower case, or a dash does.
fn quote_goes_on(text: &str, end: usize, rest: &str) -> bool {
    let quoted = text.get(..end).is_some_and(|it| it.ends_with(['"', '”', '’', '\'', '»', '」', '』', '》', '〉']));
    quoted
        && rest
            .trim_start()
            .starts_with(|ch: char| ch.is_lowercase() || matches!(ch, ',' | '—' | '–' | 'と' | '、' | '，'))
        || text.get(..end).is_some_and(|it| it.ends_with(['》', '〉']))
}

fn glued(text: &str, start: usize, at: usize, end: usize, next: &str, help: Help) -> bool {
    let mut tail = next.chars();
    let capital =
        tail.next().is_some_and(char::is_uppercase) && tail.next().is_some_and(char::is_lowercase) || next == "I";
    let next = next.strip_suffix('.').unwrap_or(next);
    let before = text.get(..at).unwrap_or("");
    let lower = before.chars().rev().take(2).all(char::is_lowercase) && before.len() > 1;
    // `in 2020.The`: behind a number that is no item's only a word that opens sentences.
    let number = before.ends_with(|ch: char| ch.is_ascii_digit())
        && word_before(text, start, at).len() >= 4
        && starts_sentence(next, before, help);
    let host = ["Com", "Org", "Net"].iter().any(|it| next.starts_with(it));
    capital && (lower || number || end > at + 1) && !next.contains(['.', '_', '(', '/']) && !host
}
