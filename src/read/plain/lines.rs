//! What a single line of plain text looks like: an item, a heading, a row of a table.

use crate::document::heading::{Role, heading_role};
use crate::document::section_number;
use crate::text::TextSpan;

/// A line that opens a list item.
pub struct Item {
    /// Nesting, from 0: two columns of indent a level.
    pub depth: u8,
    /// Its number, in an ordered list.
    pub ordinal: Option<u32>,
    /// What follows the bullet.
    pub words: TextSpan,
}

/// Reads `line` as a list item: a bullet or a number, white space, and words.
pub fn item(text: &str, line: TextSpan) -> Option<Item> {
    let bare = line.of(text);
    let (bullet, ordinal) = bullet(bare)?;
    let rest = bare.get(bullet..)?;
    let words = rest.trim_start();
    if words.is_empty() || words.len() == rest.len() {
        return None;
    }
    let start = line.end - words.len();
    let before = text.get(..line.start).unwrap_or("");
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let depth = u8::try_from(indent / 2).unwrap_or(u8::MAX);
    Some(Item { depth, ordinal, words: TextSpan::new(start, line.end) })
}

/// Bytes of the bullet or number that `line` opens with, and the number.
fn bullet(line: &str) -> Option<(usize, Option<u32>)> {
    let first = line.chars().next()?;
    if matches!(first, '-' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '·' | '–' | '●' | '○') {
        return Some((first.len_utf8(), None));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let close = line.as_bytes().get(digits)?;
    let fits = (1..=3).contains(&digits) && matches!(close, b'.' | b')');
    fits.then(|| (digits + 1, line.get(..digits).and_then(|number| number.parse().ok())))
}

/// Level of the heading that `line` is by its own look: `# Title`, or a line whose words are known as a heading.
pub fn heading_level(line: &str) -> Option<u8> {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && line.as_bytes().get(hashes).is_none_or(|&byte| byte == b' ' || byte == b'\t') {
        return u8::try_from(hashes).ok();
    }
    let known = line.len() <= 80 && !line.ends_with(['.', '!', ',', ';']) && heading_role(line) != Role::Other;
    (known && item_like_number(line).is_none()).then_some(2)
}

fn item_like_number(line: &str) -> Option<&str> {
    section_number(line)
}

/// Level of the heading that a line is if it stands between blank lines and body text follows: numbered or of
/// at most twelve words, one sentence, without terminal punctuation.
pub fn lone_heading_level(line: &str) -> Option<u8> {
    let bare = strip_cluster(line.trim_matches(['*', '_', ' ']));
    if bare.is_empty() || bare.len() > 200 {
        return None;
    }
    let number = section_number(bare);
    let limit = if number.is_some() { 30 } else { 12 };
    let bold = || line.len() > 4 && line.starts_with("**") && line.trim_end_matches(':').ends_with("**");
    let closes = bare.ends_with(['.', '!', ';', ',', '。', '！', '；', '，', '…']) && !bare.ends_with("U.S.");
    let open = bare.ends_with([':', '：']) && !bold();
    let asks = bare.ends_with(['?', '？']) && number.is_none();
    let starts = bare.chars().next().is_some_and(|ch| ch.is_uppercase() || ch.is_ascii_digit() || is_caseless(ch));
    if !starts || closes || open || asks || bare.split_whitespace().count() > limit {
        return None;
    }
    match number {
        Some(number) => Some(u8::try_from(2 + number.matches('.').count()).unwrap_or(6).min(6)),
        None => (!bare.contains("://") && !bare.contains(". ")).then_some(2),
    }
}

/// Letters of scripts without upper and lower case may open a heading.
fn is_caseless(ch: char) -> bool {
    ch.is_alphabetic() && !ch.is_lowercase() && !ch.is_uppercase()
}

/// `line` without the citations at its end.
fn strip_cluster(line: &str) -> &str {
    let mut bare = line.trim_end();
    while let Some(open) = bare.strip_suffix(']').and_then(|rest| rest.rfind('[')) {
        let inner = bare.get(open + 1..bare.len() - 1).unwrap_or("");
        if inner.is_empty()
            || !inner.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'-' | b'^'))
        {
            break;
        }
        bare = bare.get(..open).unwrap_or("").trim_end();
    }
    bare
}

/// The words of a heading line: `#` signs and what follows the words go.
pub fn heading_words(text: &str, line: TextSpan) -> TextSpan {
    let bare = line.of(text);
    let words = bare.trim_start_matches('#').trim();
    let words =
        if words.len() < bare.len() && bare.starts_with('#') { words.trim_end_matches('#').trim_end() } else { words };
    let start = line.start + (bare.len() - bare.trim_start_matches('#').trim_start().len());
    TextSpan::new(start, start + words.len())
}

/// Whether `line` is the rule under the header of a pipe table, `|---|:--:|`.
pub fn is_table_rule(line: &str) -> bool {
    let bare = line.trim();
    bare.contains('-')
        && bare.contains('|')
        && bare.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'+'))
}

/// The cells of a row of a pipe table, without outer white space; empty cells keep their place.
pub fn cells(text: &str, line: TextSpan) -> Vec<TextSpan> {
    let bare = line.of(text).trim_end();
    let inner = bare.strip_suffix('|').unwrap_or(bare);
    let skip = usize::from(inner.starts_with('|'));
    let mut start = line.start + skip;
    let mut cells = Vec::new();
    for cell in inner.get(skip..).unwrap_or("").split('|') {
        let from = start + (cell.len() - cell.trim_start().len());
        cells.push(TextSpan::new(from, from + cell.trim().len()));
        start += cell.len() + 1;
    }
    cells
}

/// Whether the text between two lines holds an empty line.
pub fn is_blank_between(gap: &str) -> bool {
    let breaks = gap.bytes().filter(|&byte| byte == b'\n').count();
    let returns = gap.bytes().filter(|&byte| byte == b'\r').count();
    breaks.max(returns) > 1
}
