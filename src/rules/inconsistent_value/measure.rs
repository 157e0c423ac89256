//! Shares, sums of money and sizes: they are of the same where the same word leads to them.

use super::count::{MONEY, Quantity};
use super::mix;
use crate::document::content;
use crate::text::TextSpan;

/// Bytes before a number in which the word that leads to it must stand.
const BEFORE: usize = 48;
const SIGNS: [&str; 4] = ["%", " %", " percent", " per cent"];
/// Words behind a number that measure; of what one word leads to there is one size.
const UNITS: [&str; 20] = [
    " euros", " dollars", " rupees", " yen", " yuan", " km", " kilometers", " kilometres", " miles", " meters", " metres", " feet",
    " hectares", " acres", " tons", " tonnes", " kg", " MW", " GW", " TWh",
];

/// First letters of signs and units.
const FIRSTS: &[u8] = b"%pedrykmfhatMGT";

/// What the share, sum of money or size is of whose digits begin at `start`, and which ends, with its scale, at `end`.
pub fn of(prose: &str, start: usize, end: usize) -> Option<Quantity> {
    let bytes = prose.as_bytes();
    let money = start.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|byte| matches!(byte, b'$' | 0x80..));
    let first = match bytes.get(end..)? {
        [b'%', ..] => b'%',
        [b' ', first, ..] => *first,
        _ => 0,
    };
    // Of most numbers no unit can begin behind them, and no sign stands before them.
    if !money && !FIRSTS.contains(&first) {
        return None;
    }
    let after = prose.get(end..)?;
    let sign = prose.get(..start)?.chars().next_back().filter(|ch| MONEY.contains(ch));
    let closed = |unit: &&&str| after.strip_prefix(**unit).is_some_and(|rest| !rest.starts_with(|ch: char| ch.is_alphanumeric() || ch == '²'));
    let begins = |unit: &&&str| unit.as_bytes().get(1) == Some(&first);
    let share = SIGNS.iter().find(|sign| after.starts_with(**sign));
    let unit = if after.starts_with(' ') { UNITS.iter().filter(begins).find(closed) } else { None };
    let mut buffer = [0; 4];
    let (name, len) = match (share, sign, unit) {
        (Some(share), None, _) => ("%", share.len()),
        (None, Some(sign), _) => (&*sign.encode_utf8(&mut buffer), 0),
        (None, None, Some(unit)) => (*unit, unit.len()),
        _ => return None,
    };
    let from = prose.ceil_char_boundary(start.saturating_sub(BEFORE));
    let before = prose.get(from..start)?;
    let words = before.trim_end_matches(MONEY).rsplit([' ', '\u{a0}']).map(|word| word.trim_matches(|ch: char| !ch.is_alphanumeric()));
    let lead = words.filter(|word| !word.is_empty()).find(|word| !content::is_idle(word))?;
    if lead.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let key = mix(mix(1, name), lead);
    let noun = TextSpan::new(start - sign.map_or(0, char::len_utf8), end + len);
    Some(Quantity { key, noun, counts: false, other: false })
}
