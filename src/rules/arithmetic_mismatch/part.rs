//! Shares: `12 of 48 people (25 %)`.

use super::figure::Figure;
use super::sum::{ROUGH, Sum, after_article, is_plain, is_rough, scaled, sum, window};

/// `12 of 48 people (25 %)`: the part and the whole before the percentage at `percent`.
pub fn part(sentence: &str, percent: &Figure) -> Option<Sum> {
    let (from, before) = window(sentence, percent.span.start);
    let head = before.trim_end_matches([' ', '\u{a0}', '~', '≈']);
    let head = ROUGH.iter().find_map(|word| head.strip_suffix(word)).unwrap_or(head).trim_end();
    let head = ["(", ", or", " or", ", i.e.,"].iter().find_map(|it| head.strip_suffix(it))?;
    let behind = sentence.get(percent.span.end..)?.trim_start();
    if !behind.starts_with([')', ',', ';', '.']) {
        return None;
    }
    let middle = head.rfind(" of ")?;
    let whole = after_article(head.get(middle + 4..)?);
    let of = Figure::first(whole.1)?;
    let words = whole.1.get(of.span.end..)?;
    if of.percent || of.year || !is_plain(words) {
        return None;
    }
    let left = head.get(..middle)?;
    let left = ["a total", "the total", "out"].iter().find_map(|it| left.strip_suffix(it)).unwrap_or(left).trim_end();
    let left = left.strip_suffix(" out of").or_else(|| left.strip_suffix(" of")).unwrap_or(left);
    // A noun may stand between: `12 people out of 48`.
    let noun = left.trim_end_matches(char::is_alphabetic);
    let part = Figure::last(left).or_else(|| Figure::last(noun.strip_suffix(' ')?))?;
    if is_within(left.get(..part.span.start)?) {
        return None;
    }
    if part.percent || part.year && of.middle() < part.middle() {
        return None;
    }
    let alike = scaled(part.clone(), &of).exact();
    let of = of.exact();
    if alike.most > of.most || of.least <= 0.0 {
        return None;
    }
    let share = |part: f64, whole: f64| part / whole * 100.0;
    let range = (share(alike.middle(), of.middle()), share(alike.least, of.most), share(alike.most, of.least));
    Some(sum(from + part.span.start, percent, range, is_rough(before)))
}

/// Whether words before a number make it the end of a range, or the number of something: `5 to 10 of 20`, `Row 3 of 20`.
fn is_within(before: &str) -> bool {
    let words = before.trim_end();
    let last = words.rsplit(|ch: char| ch.is_whitespace() || ch == '(').next().unwrap_or("");
    let opens = words.len() == last.len() || words.trim_end_matches(last).trim_end().ends_with(['.', ':']);
    matches!(last, "to" | "page" | "row" | "part" | "chapter" | "article")
        || words.contains("etween ")
        || !opens && last.starts_with(char::is_uppercase) && last.chars().all(char::is_alphabetic)
}
