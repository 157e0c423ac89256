//! Changes: `from 200 to 260, a 30 % increase`.

use super::figure::Figure;
use super::sum::{REACH, Sum, after_article, is_plain, is_rough, scaled, sum, window};

/// Nouns of change behind a percentage.
const CHANGES: [&str; 17] = [
    "increase",
    "rise",
    "growth",
    "gain",
    "jump",
    "surge",
    "decline",
    "decrease",
    "drop",
    "fall",
    "reduction",
    "cut",
    "loss",
    "improvement",
    "hike",
    "expansion",
    "contraction",
];
/// Verbs before one.
const MOVES: [&str; 19] = [
    "rose",
    "grew",
    "increased",
    "fell",
    "declined",
    "dropped",
    "decreased",
    "jumped",
    "surged",
    "climbed",
    "shrank",
    "soared",
    "rising",
    "growing",
    "falling",
    "increasing",
    "declining",
    "up",
    "down",
];
/// Words that make a change one of every year, or one of something else.
const OTHERWISE: [&str; 12] = [
    "annual",
    "per year",
    "a year",
    "each year",
    "yearly",
    "year-o",
    "CAGR",
    "compound",
    "average",
    "point",
    "per month",
    "month-o",
];

/// Words before `from` that make what follows a range.
const RANGES: [&str; 8] = ["ranging", "ranges", "ranged", "aged", "ages", "vary", "varied", "varying"];

/// `from 200 to 260, a 30 % increase` and `rose by 30 %, from 200 to 260`: the numbers round the percentage at `percent`,
/// and the end of the last.
pub fn change(sentence: &str, percent: &Figure) -> Option<Sum> {
    let behind = sentence.get(percent.span.end..)?;
    let near = behind.get(..behind.ceil_char_boundary(40.min(behind.len())))?;
    let (from, before) = window(sentence, percent.span.start);
    let ahead = near.trim_start_matches([',', ' ', '(']).strip_prefix("from ");
    let at = before.rfind("from ").or_else(|| before.rfind("From "));
    if ahead.is_none() && at.is_none() {
        return None;
    }
    // What another clause says does not matter: `a 30 % increase, within a year`.
    let clause = near.trim_start_matches([' ', ',', '(']);
    let clause = clause.find([',', ';', '.', ')']).and_then(|at| clause.get(..at)).unwrap_or(clause);
    if OTHERWISE.iter().any(|it| clause.contains(it)) || speaks_of_other(clause) {
        return None;
    }
    if let Some(rest) = ahead {
        return forward(sentence, percent, before, sentence.len() - (behind.len() - (near.len() - rest.len())));
    }
    let at = at?;
    let told = before.get(at + 5..)?;
    let verb = before.get(..at)?.trim_end().rsplit(|ch: char| !ch.is_alphabetic()).next()?;
    if before.get(..at)?.ends_with(char::is_alphabetic)
        || RANGES.contains(&verb)
        || OTHERWISE.iter().any(|it| told.contains(it))
    {
        return None;
    }
    let (old, new, end) = pair(told)?;
    let joint = told.get(end..)?;
    let noun = near.trim_start().split(|ch: char| !ch.is_alphabetic()).filter(|it| !it.is_empty()).take(2);
    let named = noun.into_iter().any(|word| CHANGES.contains(&word));
    let sign = joint.trim_end().ends_with(['+', '−'])
        || [" up", "(up", " down", "(down"].iter().any(|it| joint.trim_end().ends_with(it));
    let said = [
        "increase of",
        "rise of",
        "growth of",
        "decline of",
        "decrease of",
        "drop of",
        "reduction of",
        "fall of",
        "gain of",
    ];
    let said = said.iter().any(|it| joint.contains(it));
    let opens = joint.trim_start().starts_with([',', '(', '—', '–']);
    let short = joint.len() <= 40 && !joint.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, ';' | '.' | ')'));
    if !(named || sign || said) || !opens || !short {
        return None;
    }
    let open = behind.trim_start_matches(|ch: char| !ch.is_alphabetic());
    let end =
        named.then(|| open.split(|ch: char| !ch.is_alphabetic()).next()).flatten().filter(|it| CHANGES.contains(it));
    let mut sum = sum(from + at, percent, grown(&old, &new)?, is_rough(before));
    sum.span.end = end.map_or(sum.span.end, |word| sentence.len() - open.len() + word.len());
    fits_points(&old, &new, percent).then_some(sum)
}

/// Whether the change is one of something else: `a 30 % increase in costs`, but not `in a year`.
fn speaks_of_other(clause: &str) -> bool {
    const SPANS: [&str; 6] = ["a ", "one ", "just ", "only ", "two ", "three "];
    let of = [" in ", " of "].iter().find_map(|it| clause.split_once(it)).map(|(_, rest)| rest);
    of.is_some_and(|rest| {
        let dated = rest.starts_with(|ch: char| ch.is_ascii_digit() || ch.is_uppercase());
        !dated && !SPANS.iter().any(|it| rest.starts_with(it))
    })
}

/// `rose by 30 %, from 200 to 260`; the first number stands at `start`.
fn forward(sentence: &str, percent: &Figure, before: &str, start: usize) -> Option<Sum> {
    let words = before.trim_end().trim_end_matches(" by");
    let verb = words.rsplit(|ch: char| !ch.is_alphabetic()).next()?;
    if !MOVES.contains(&verb) {
        return None;
    }
    let told = sentence.get(start..)?;
    let told = told.get(..told.floor_char_boundary(REACH.min(told.len())))?;
    let (old, new, end) = pair(told)?;
    let mut sum = sum(percent.span.start, percent, grown(&old, &new)?, is_rough(told.get(..end)?));
    sum.span.end = start + end;
    fits_points(&old, &new, percent).then_some(sum)
}

/// The two numbers of `200 cars to 260 cars`, and where the second one ends.
fn pair(told: &str) -> Option<(Figure, Figure, usize)> {
    let skipped = after_article(told).0;
    let old = Figure::first(told.get(skipped..)?)?;
    let rest = skipped + old.span.end;
    let to = told.get(rest..)?.find(" to ")?;
    let (second, _) = after_article(told.get(rest + to + 4..)?);
    let from = rest + to + 4 + second;
    let new = Figure::first(told.get(from..)?)?;
    let unit = told.get(rest..rest + to)?;
    let end = from + new.span.end;
    // What is counted may follow, with its year.
    let tail = told.get(end..)?;
    let words = tail.find([',', '(', '—', ';', '.']).and_then(|at| tail.get(..at)).unwrap_or("");
    let end = if is_plain(undated(words)) { end + words.len() } else { end };
    let old = scaled(old, &new);
    let alike = !old.year && !new.year && old.percent == new.percent;
    (is_plain(undated(unit)) && alike).then_some((old, new, end))
}

/// Words without the year at their end: ` cars in 2010`.
fn undated(words: &str) -> &str {
    let dated =
        |it: &(&str, &str)| it.1.trim_end().len() == 4 && it.1.trim_end().bytes().all(|byte| byte.is_ascii_digit());
    [" in ", " by "].iter().find_map(|join| words.rsplit_once(join).filter(dated)).map_or(words, |(words, _)| words)
}

/// How much more or less the new number is than the old one, in percent of that: as written, at least and at most.
fn grown(old: &Figure, new: &Figure) -> Option<(f64, f64, f64)> {
    if old.least <= 0.0 {
        return None;
    }
    let by = |new: f64, old: f64| (new - old) / old * 100.0;
    let (made, low, high) = (by(new.middle(), old.middle()), by(new.least, old.most), by(new.most, old.least));
    Some(if made < 0.0 { (-made, (-high).max(0.0), -low) } else { (made, low.max(0.0), high) })
}

/// Whether a percentage differs from the distance of two others: `from 20 % to 30 %, a 10 % increase` means points.
fn fits_points(old: &Figure, new: &Figure, percent: &Figure) -> bool {
    let points = (new.middle() - old.middle()).abs();
    !old.percent || (points - percent.middle()).abs() > 1.0
}
