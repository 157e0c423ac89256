//! HTML entities.

/// Names that text holds, and what they stand for.
const NAMES: [(&str, char); 46] = [
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' '), ("ensp", ' '), ("emsp", ' '),
    ("thinsp", ' '), ("ndash", '–'), ("mdash", '—'), ("hellip", '…'), ("lsquo", '‘'), ("rsquo", '’'), ("ldquo", '“'),
    ("rdquo", '”'), ("sbquo", '‚'), ("bdquo", '„'), ("laquo", '«'), ("raquo", '»'), ("bull", '•'), ("middot", '·'),
    ("copy", '©'), ("reg", '®'), ("trade", '™'), ("euro", '€'), ("pound", '£'), ("yen", '¥'), ("cent", '¢'), ("sect", '§'),
    ("deg", '°'), ("plusmn", '±'), ("times", '×'), ("divide", '÷'), ("frac12", '½'), ("micro", 'µ'), ("szlig", 'ß'),
    ("aacute", 'á'), ("eacute", 'é'), ("egrave", 'è'), ("iacute", 'í'), ("oacute", 'ó'), ("auml", 'ä'), ("ouml", 'ö'),
    ("uuml", 'ü'), ("ntilde", 'ñ'),
];

/// Bytes of the longest entity.
const LONGEST: usize = 10;

/// The entity that `text` opens with: its bytes, and what it stands for.
pub fn at(text: &str) -> Option<(usize, char)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = inner.get(..end)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMES.iter().find(|(held, _)| *held == name)?.1,
    };
    Some((end + 2, sign))
}

/// The visible character with a number, decimal or `x` and hexadecimal.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|ch| !ch.is_control() && code >= 0x20)
}

/// The escape `\u2019` that `text` opens with, or a pair of such: its bytes, and what it stands for. ASCII has no need of it.
pub fn escape(text: &str) -> Option<(usize, char)> {
    const LEN: usize = 6;
    let first = unit(text)?;
    if (0xD800..0xDC00).contains(&first) {
        let second = unit(text.get(LEN..)?)?;
        let ch = char::decode_utf16([first, second]).next()?.ok()?;
        return Some((2 * LEN, ch));
    }
    let ch = char::from_u32(u32::from(first)).filter(|ch| *ch >= '\u{A0}')?;
    // Private use is the business of citations.
    (!('\u{E000}'..='\u{F8FF}').contains(&ch)).then_some((LEN, ch))
}

fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}
