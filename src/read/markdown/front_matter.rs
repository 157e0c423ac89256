//! The front matter of a Markdown file: YAML between rules, at the very start of the file and nowhere else.
//!
//! It is cut off by hand: the parser takes any text between two rules for metadata, wherever it stands, and whole
//! sections of an answer that parts its chapters with rules would vanish.

use std::ops::Range;

/// The YAML of `source`, without its fences, and the byte after the closing fence.
pub fn cut(source: &str) -> Option<(Range<usize>, usize)> {
    let bare = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut at = source.len() - bare.len();
    let mut from = None;
    let mut keyed = false;
    for line in bare.split_inclusive('\n') {
        let words = line.trim_end();
        let start = at;
        at += line.len();
        match from {
            None if words == "---" => from = Some(at),
            Some(from) if matches!(words, "---" | "...") => {
                let empty = source.get(from..start)?.trim().is_empty();
                return (keyed || empty).then_some((from..start, at));
            }
            Some(_) if is_key(words) => keyed = true,
            Some(_) if goes_on(line) => {}
            _ => return None,
        }
    }
    None
}

/// Whether a line opens with a key: up to three words and a colon.
fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let bare = key.trim_matches(['"', '\'']);
    !bare.is_empty()
        && (value.is_empty() || value.starts_with([' ', '\t']))
        && bare.split(' ').count() <= 3
        && bare.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '_' | '-' | '.' | ' ' | '@' | '$'))
}

/// Whether a line can stand below a key: empty, a comment, an item, indented, or the end of brackets.
fn goes_on(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with(['#', ' ', '\t', ']', '}', '[', '{']) || line.starts_with("- ")
}
