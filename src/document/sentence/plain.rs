//! Full stops that need no second look: nearly all of them.

use super::abbreviation::is_listed_like;
use super::{Help, Mask};

/// Letters of a word that is no initial and no Roman number, however it is written.
const WORD: usize = 4;
/// Letters of the longest word that is looked at.
const LONGEST: usize = 24;

/// Whether the full stop at `at` ends the sentence that began at `start`, where that is plain to see: a word in lower
/// case or the number of a citation stands before it and a capital behind it, or it stands within a number or a name.
/// `masks` are those that lie ahead.
pub fn plain(text: &str, start: usize, at: usize, masks: &[Mask], help: Help) -> Option<bool> {
    let bytes = text.as_bytes();
    let (next, rest) = match bytes.get(at..)? {
        [b'.', next, rest @ ..] => (next, rest),
        // The last of its text.
        [b'.' | b'!' | b'?'] if masks.is_empty() => return Some(true),
        _ => return None,
    };
    let masked = masks.first().map_or(usize::MAX, |mask| mask.start);
    if at <= start || masked <= at + 2 {
        return None;
    }
    let before = bytes.get(start..at)?;
    match next {
        b' ' => {
            let plain = rest.first().is_some_and(u8::is_ascii_uppercase) && follows_word(before, help);
            plain.then_some(true)
        }
        b'a'..=b'z' => Some(false),
        b'0'..=b'9' if before.last().is_some_and(u8::is_ascii_digit) => Some(false),
        _ => None,
    }
}

/// Whether a sentence ends in a word that is no abbreviation, or in a bracket that holds a number.
fn follows_word(before: &[u8], help: Help) -> bool {
    if let [.., digit, b']'] = before {
        return digit.is_ascii_digit();
    }
    let near = before.get(before.len().saturating_sub(LONGEST + 1)..).unwrap_or_default();
    let letters = near.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    let (head, word) = near.split_at(near.len() - letters);
    (WORD..=LONGEST).contains(&letters)
        && matches!(head.last(), None | Some(b' ' | b'\n' | b'(' | b'"'))
        && (help == Help::None || !is_listed_like(word))
}
