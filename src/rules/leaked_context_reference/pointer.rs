//! What a pointer at a passage looks like: a name with a number, or `the provided` before it.

use crate::text::TextSpan;

/// Words before which or behind which a numbered passage is a source.
const BEFORE: [&str; 16] = [
    "in", "from", "to", "per", "by", "see", "of", "and", "or", "on", "under", "with", "also", "both", "via", "using",
];
const BEHIND: [&str; 22] = [
    "and", "or", "states", "says", "mentions", "notes", "suggests", "describes", "indicates", "shows", "explains",
    "provides", "reports", "states,", "discusses", "confirms", "argues", "claims", "highlights", "lists", "does", "also",
];
/// Words that say that the material was handed over.
const GIVEN: [&str; 4] = ["provided", "supplied", "retrieved", "given"];
/// Words that make such a phrase a source.
const LEADS: [&str; 9] = ["in", "from", "by", "on", "to", "with", "within", "across", "using"];

/// What passages and other sources are called.
const NAMES: [&str; 7] = ["passage", "snippet", "chunk", "search result", "context", "document", "source"];

/// The pointer whose name begins at `at` in `prose`; with `strict` any phrase will do.
pub fn at(prose: &str, at: usize, strict: bool) -> Option<TextSpan> {
    let (before, text) = (prose.get(..at)?, prose.get(at..)?);
    let opens = |name: &&&str| text.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    let name = *NAMES.iter().find(opens)?;
    let (len, rest) = (name.len(), text.get(name.len()..)?);
    if before.ends_with(is_word) {
        return None;
    }
    if let Some((digits, sure)) = number(rest, name) {
        let end = at + len + digits;
        let sure = sure || name == "search result";
        return (sure || name != "context" && is_source(before, prose.get(end..)?)).then(|| TextSpan::new(at, end));
    }
    let plural = rest.strip_prefix('s');
    let behind = plural.unwrap_or(rest);
    let named = match name {
        "passage" | "snippet" | "search result" => plural.is_some(),
        "context" => plural.is_none(),
        _ => false,
    };
    if !named || behind.starts_with(|ch: char| is_word(ch) || ch == '-') {
        return None;
    }
    phrase(before, name, strict).map(|start| TextSpan::new(start, prose.len() - behind.len()))
}

/// Bytes up to the end of the number behind a name, and whether an `ID` stands before it: ` ID 3`, ` 3`, ` 3.1`.
fn number(rest: &str, name: &str) -> Option<(usize, bool)> {
    let spaced = rest.strip_prefix(' ')?;
    let marked = ["ID ", "id ", "Id ", "ID: ", "#", "no. ", "number "].iter().find_map(|mark| spaced.strip_prefix(mark));
    let tail = marked.unwrap_or(spaced);
    let digits = tail.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let behind = tail.get(digits..)?;
    if !(1..=4).contains(&digits) || behind.starts_with(is_word) {
        return None;
    }
    let decimals = behind.strip_prefix('.').map_or(0, |it| it.bytes().take(3).take_while(u8::is_ascii_digit).count());
    let decimals = if decimals > 0 && name == "search result" { decimals + 1 } else { 0 };
    let sure = marked.is_some() && spaced.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("id"));
    Some((rest.len() - behind.len() + decimals, sure))
}

/// Whether a numbered passage between `before` and `after` is named as a source. What is a part `of` something is not.
fn is_source(before: &str, after: &str) -> bool {
    let next = after.trim_start().split(' ').next().unwrap_or("");
    let verb = BEHIND.contains(&next.trim_end_matches(','));
    let closes = after.is_empty() || after.starts_with(['.', ',', ';', ':', ')', ']', '!', '?', '\n']);
    let bracket = before.ends_with(['(', '[']);
    let first = before.is_empty() || before.trim_end_matches(' ').ends_with(['.', '\n', ':', ';', '!', '?']);
    let led = last_word(before).is_some_and(|word| BEFORE.iter().any(|it| it.eq_ignore_ascii_case(word)));
    verb && !matches!(next, "and" | "or") || closes && (bracket || led) || led && matches!(next, "and" | "or") || first && verb
}

/// Where `the provided` begins that `before` ends with.
fn phrase(before: &str, name: &str, strict: bool) -> Option<usize> {
    let given = last_word(before)?;
    if !GIVEN.contains(&given) || given == "given" && !strict {
        return None;
    }
    let rest = before.trim_end().strip_suffix(given)?;
    let article = last_word(rest)?;
    let start = rest.trim_end().strip_suffix(article)?.len();
    let led = || last_word(rest.get(..start)?).filter(|word| LEADS.iter().any(|it| it.eq_ignore_ascii_case(word)));
    let told = strict || led().is_some();
    (article.eq_ignore_ascii_case("the") && told && (name != "context" || given != "retrieved")).then_some(start)
}

/// The word that `text` ends with, one space behind it at most.
fn last_word(text: &str) -> Option<&str> {
    const LONGEST: usize = 24;
    let text = text.strip_suffix([' ', '\n']).unwrap_or(text);
    let from = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    text.get(from..)?.rsplit(|ch: char| !ch.is_alphabetic()).next().filter(|word| !word.is_empty())
}

const fn is_word(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || ch as u32 >= 0x80 || ch == '_'
}

/// Bytes of a label such as `[Document 2]` with which `text` opens.
pub fn label(text: &str) -> Option<usize> {
    let names = ["Document", "Passage", "Chunk", "Snippet", "Context", "Excerpt"];
    let inner = text.strip_prefix('[')?;
    let rest = names.iter().find_map(|name| inner.strip_prefix(name))?.strip_prefix([' ', '-', '#'])?;
    let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let behind = rest.get(digits..)?.strip_prefix(']')?;
    ((1..=4).contains(&digits) && !behind.starts_with(['(', ':'])).then(|| text.len() - behind.len())
}
