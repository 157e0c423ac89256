//! Shares and sums of money: they are of the same where the same word leads to them.

use super::count::{Count, MONEY, bound};
use super::mix;
use crate::document::content;
use crate::document::number::Number;
use crate::text::TextSpan;

/// Bytes before a number in which the word that leads to it must stand.
const BEFORE: usize = 48;
const SIGNS: [&str; 4] = ["%", " %", " percent", " per cent"];
const MONEYS: [&str; 6] = [" euros", " dollars", " pounds", " rupees", " yen", " yuan"];

/// What the share or sum of money at `number` is of.
pub fn of(prose: &str, number: &Number) -> Option<Count> {
    let (start, end) = (number.span.start, number.end());
    let after = prose.get(end..)?;
    let sign = prose.get(..start)?.chars().next_back().filter(|ch| MONEY.contains(ch));
    let unit = SIGNS.iter().find(|sign| after.starts_with(**sign));
    let money = MONEYS.iter().find(|money| after.starts_with(**money));
    let (name, len) = match (unit, sign, money) {
        (Some(unit), None, _) => ("%", unit.len()),
        (None, Some(_), _) => ("$", 0),
        (None, None, Some(money)) => (*money, money.len()),
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
    let noun = TextSpan::new(start, end + len);
    Some(Count { key, noun, unit: noun, bound: bound(prose, number)?, other: false })
}
