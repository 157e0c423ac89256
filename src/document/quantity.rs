//! Statistics: percentages, money, grouped and scaled numbers, ratios, counts of people and things.

use std::ops::Range;

/// What kind of statistic a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Percent,
    Currency,
    Grouped,
    Scaled,
    Ratio,
    CountedNoun,
}

impl Kind {
    /// The name used in options.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Currency => "currency",
            Self::Grouped => "grouped",
            Self::Scaled => "scaled",
            Self::Ratio => "ratio",
            Self::CountedNoun => "counted-noun",
        }
    }
}

/// One statistic: the number with its unit, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    pub span: Range<usize>,
    pub kind: Kind,
}

const SCALES: [&str; 8] = ["million", "billion", "trillion", "thousand", "mn", "bn", "Millionen", "Milliarden"];
const NOUNS: [&str; 40] = [
    "troops",
    "people",
    "deaths",
    "cases",
    "countries",
    "soldiers",
    "patients",
    "jobs",
    "members",
    "votes",
    "homes",
    "workers",
    "students",
    "children",
    "women",
    "men",
    "victims",
    "companies",
    "schools",
    "states",
    "km",
    "miles",
    "tons",
    "tonnes",
    "residents",
    "employees",
    "users",
    "visitors",
    "passengers",
    "households",
    "voters",
    "participants",
    "refugees",
    "families",
    "vehicles",
    "hectares",
    "acres",
    "respondents",
    "adults",
    "kilometres",
];
/// Words before a number that make it a name.
const NAMING: [&str; 24] = [
    "resolution",
    "section",
    "article",
    "chapter",
    "figure",
    "table",
    "page",
    "no",
    "iso",
    "version",
    "step",
    "part",
    "rule",
    "act",
    "level",
    "phase",
    "grade",
    "question",
    "number",
    "covid",
    "route",
    "highway",
    "room",
    "paragraph",
];

/// The statistics of `prose`, sorted.
pub fn statistics(prose: &str) -> Vec<Statistic> {
    let bytes = prose.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit()
                || matches!(bytes[at], b',' | b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
        {
            at += 1;
        }
        if let Some(statistic) = judge(prose, start, at) {
            at = at.max(statistic.span.end);
            found.push(statistic);
        }
    }
    found
}

fn judge(prose: &str, start: usize, end: usize) -> Option<Statistic> {
    let window = prose.floor_char_boundary(start.saturating_sub(24));
    let before = prose.get(window..start)?;
    let number = prose.get(start..end)?;
    let after = prose.get(end..prose.ceil_char_boundary((end + 40).min(prose.len())))?;
    let last = before.chars().next_back();
    if last.is_some_and(|ch| ch.is_alphanumeric() || matches!(ch, '_' | '/' | '#' | '.')) {
        return None;
    }
    let word = before.trim_end().rsplit(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    let named = NAMING.contains(&word.as_str()) || last == Some('-') && word.chars().any(char::is_alphabetic);
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let gap = after.len() - rest.len();
    for sign in [
        "%",
        "％",
        "percentage points",
        "percentage point",
        "percent",
        "per cent",
        "Prozent",
        "por ciento",
        "pour cent",
    ] {
        if rest.starts_with(sign) && gap <= 3 {
            return Some(Statistic { span: start..end + gap + sign.len(), kind: Kind::Percent });
        }
    }
    let sign = before.trim_end().chars().next_back().filter(|ch| matches!(ch, '$' | '€' | '£' | '¥' | '₹'));
    let scale =
        SCALES.iter().find(|it| rest.strip_prefix(**it).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric)));
    if let Some(sign) = sign {
        let from = window + before.rfind(sign)?;
        return Some(Statistic { span: from..scale.map_or(end, |it| end + gap + it.len()), kind: Kind::Currency });
    }
    if named {
        return None;
    }
    if let Some(scale) = scale {
        return Some(Statistic { span: start..end + gap + scale.len(), kind: Kind::Scaled });
    }
    if ["euros", "dollars", "pounds", "yen", "EUR", "USD"].iter().any(|it| rest.starts_with(it)) && number.len() > 1 {
        return Some(Statistic { span: start..end, kind: Kind::Currency });
    }
    let groups: Vec<&str> = number.split(',').collect();
    if groups.len() > 1 && groups[1..].iter().all(|it| it.split('.').next().is_some_and(|it| it.len() == 3)) {
        return Some(Statistic { span: start..end, kind: Kind::Grouped });
    }
    for middle in ["in ", "out of ", "of "] {
        let tail = rest.strip_prefix(middle).unwrap_or("");
        let digits = tail.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
        let year = middle == "in " && digits == 4;
        if digits > 0 && !year && number.len() < 4 {
            return Some(Statistic { span: start..end + gap + middle.len() + digits, kind: Kind::Ratio });
        }
    }
    let noun = rest.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    (gap > 0 && !year && NOUNS.contains(&noun) && number.len() > 1)
        .then_some(Statistic { span: start..end, kind: Kind::CountedNoun })
}
