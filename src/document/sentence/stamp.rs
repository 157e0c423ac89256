//! Date and time in the header of a message, where its line end was lost: `Ada Holm 08/16/2000 03:48 PM We will …`.

use std::ops::Range;

/// Time zones, which go on with the time.
const ZONES: [&str; 12] = ["EST", "EDT", "CST", "CDT", "PST", "PDT", "UTC", "GMT", "CET", "CEST", "ET", "PT"];

/// The stamp whose first `/` stands at byte `slash`: date, time and half of the day. Only behind a name, an address or
/// nothing at all: `on 08/16/2000 03:48 PM` is part of a sentence.
pub fn stamp(text: &str, start: usize, slash: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digits =
        |from: usize, len: usize| bytes.get(from..from + len).is_some_and(|it| it.iter().all(u8::is_ascii_digit));
    let from = slash.checked_sub(2).filter(|&from| from >= start && digits(from, 2))?;
    if !digits(slash + 1, 2) || bytes.get(slash + 3) != Some(&b'/') || !digits(slash + 4, 2) {
        return None;
    }
    let year = if digits(slash + 4, 4) { 4 } else { 2 };
    let time = slash + 4 + year;
    if bytes.get(time) != Some(&b' ')
        || !digits(time + 1, 2)
        || bytes.get(time + 3) != Some(&b':')
        || !digits(time + 4, 2)
    {
        return None;
    }
    let seconds = if bytes.get(time + 6) == Some(&b':') && digits(time + 7, 2) { 3 } else { 0 };
    let half = time + 6 + seconds;
    let end = half + 3;
    if !matches!(bytes.get(half..end), Some(b" AM" | b" PM")) {
        return None;
    }
    let before = text.get(start..from)?.trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    let named = word.is_empty() || word.starts_with(|ch: char| ch.is_uppercase() || ch == '<') || word.contains('@');
    let next = text.get(end..)?.trim_start();
    let zone = next.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    (named && !before.ends_with([',', ':']) && !ZONES.contains(&zone)).then_some(from..end)
}
