//! Kinds of characters that a reader does not see as they are.

/// What is wrong with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It has no width.
    Invisible,
    /// It has none, but joins or parts the letters of some scripts and emoji.
    Joiner,
    /// It marks the beginning of a file.
    ByteOrderMark,
    /// It shows only where a line is broken.
    SoftHyphen,
    /// It marks or isolates a direction of text.
    Direction,
    /// It overrides the direction of text.
    Override,
    /// It means what a font says.
    Private,
    /// It spells words that only machines read, or a flag.
    Tag,
    /// It steers a device.
    Control,
    /// It stands for what could not be decoded.
    Lost,
    /// It is a hyphen other than `-`.
    Hyphen,
    /// It is a space at which no line breaks.
    HardSpace,
}

impl Kind {
    /// How a message calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invisible | Self::Joiner | Self::ByteOrderMark => "invisible character",
            Self::SoftHyphen => "soft hyphen",
            Self::Direction => "mark of direction",
            Self::Override => "override of direction",
            Self::Private => "private-use character",
            Self::Tag => "invisible tag character",
            Self::Control => "control character",
            Self::Lost => "replacement character",
            Self::Hyphen => "non-standard hyphen",
            Self::HardSpace => "non-standard space",
        }
    }

    /// What to write instead; nothing is known where a letter was lost.
    pub const fn replacement(self) -> Option<&'static str> {
        match self {
            Self::Lost => None,
            Self::Hyphen => Some("-"),
            Self::HardSpace => Some(" "),
            _ => Some(""),
        }
    }

    /// Whether some typographers want it.
    pub const fn is_typographic(self) -> bool {
        matches!(self, Self::Hyphen | Self::HardSpace)
    }
}

/// What is wrong with `ch`.
pub const fn of(ch: char) -> Option<Kind> {
    Some(match ch {
        '\u{9}'..='\u{A}' | '\u{D}' => return None,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Kind::Control,
        '\u{AD}' => Kind::SoftHyphen,
        '\u{A0}' | '\u{202F}' => Kind::HardSpace,
        '\u{2010}' | '\u{2011}' => Kind::Hyphen,
        '\u{200C}' | '\u{200D}' => Kind::Joiner,
        '\u{FEFF}' => Kind::ByteOrderMark,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}' => Kind::Direction,
        '\u{202A}'..='\u{202E}' => Kind::Override,
        '\u{180E}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{3164}'
        | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' => Kind::Invisible,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Kind::Private,
        '\u{E0000}'..='\u{E007F}' => Kind::Tag,
        '\u{FFFD}' => Kind::Lost,
        _ => return None,
    })
}

/// Letters that are written from right to left.
pub const fn is_right_to_left(ch: char) -> bool {
    matches!(ch, '\u{5BE}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}')
}

/// What tools part their citations with.
pub const fn is_delimiter(ch: char) -> bool {
    matches!(ch, '\u{E200}'..='\u{E206}' | '\u{E20B}')
}

/// Whether a hard space beside `ch` is good typography: numbers and their units, French punctuation, initials.
pub const fn takes_hard_space(ch: char) -> bool {
    ch.is_ascii_digit() || matches!(ch, ':' | ';' | '!' | '?' | '%' | '«' | '»' | '.' | '§' | '€' | '$' | '£' | '–' | '—' | '&' | '\n' | '°')
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};

    #[test]
    fn letters_signs_and_emoji_are_plain() {
        assert!("aÅ桥ش–—“”… \t\r\n\u{FE0F}\u{1F468}\u{301}".chars().all(|ch| of(ch).is_none()));
        assert_eq!(of('\u{202E}'), Some(Kind::Override));
        assert_eq!(of('\u{10FFFD}'), Some(Kind::Private));
    }
}
