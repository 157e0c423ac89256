//! The one wrapper through which text from outside reaches a terminal or a log.

use std::fmt::{self, Write as _};

/// Text from a document, a file name or a configuration. Printed, it holds no control character, no character that
/// reorders or hides text, and no command of a CI runner: such characters show as `\u{1b}`.
#[derive(Debug, Clone, Copy)]
pub struct Untrusted<'a>(&'a str);

impl<'a> Untrusted<'a> {
    /// Wraps `text`.
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }
}

/// Whether a character must not be printed as it is.
pub const fn is_hostile(ch: char) -> bool {
    matches!(ch,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
        | '\u{e0000}'..='\u{e007f}' | '\u{f0000}'..='\u{10ffff}')
}

impl fmt::Display for Untrusted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut from = 0;
        for (at, ch) in self.0.char_indices() {
            // `##[…]` and `##vso[…]` anywhere, `::…` at the start of a line: runners obey these.
            let command = ch == '#'
                && self.0[at..].starts_with("##")
                && (self.0[at + 2..].starts_with('[') || self.0[at + 2..].starts_with("vso["))
                || ch == ':' && self.0[at..].starts_with("::");
            if is_hostile(ch) || command {
                f.write_str(&self.0[from..at])?;
                write!(f, "\\u{{{:x}}}", u32::from(ch))?;
                from = at + ch.len_utf8();
            }
        }
        f.write_str(&self.0[from..])
    }
}

/// Appends `text`, neutralised.
pub fn push(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    // One of these signs means nothing to a runner, two are the beginning of a command.
    let single = |at: usize| bytes.get(at + 1) != bytes.get(at);
    let plain = bytes.iter().fold(true, |plain, byte| plain & (0x20..0x7f).contains(byte));
    if plain && memchr::memchr2_iter(b'#', b':', bytes).all(single) {
        out.extend_from_slice(text.as_bytes());
    } else {
        let mut shown = String::with_capacity(text.len() + 16);
        let _ = write!(shown, "{}", Untrusted(text));
        out.extend_from_slice(shown.as_bytes());
    }
}
