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

const SCALES: [&str; 10] =
    ["million", "billion", "trillion", "thousand", "mn", "bn", "crore", "lakh", "Millionen", "Milliarden"];
/// Scales and units that are written without a space, and behind which the next word begins at once.
const WIDE_SCALES: [&str; 5] = ["万亿", "万", "亿", "萬", "億"];
const WIDE_MONEY: [&str; 4] = ["美元", "欧元", "元", "円"];
const MONEY: [char; 12] = ['$', '€', '£', '¥', '₹', '₱', '₩', '₺', '₽', '₦', '฿', '₫'];
/// Codes of currencies before a number: `EUR 20`.
const CODES: [&str; 26] = [
    "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "HKD",
    "SGD", "KRW", "BRL", "ZAR", "MXN", "RUB", "AED", "THB", "MYR", "NGN",
];
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
        at = number_end(bytes, at);
        if let Some(mut statistic) = judge(prose, start, at) {
            let floor = found.last().map_or(0, |last: &Statistic| last.span.end);
            statistic.span.start = range_start(bytes, statistic.span.start).max(floor);
            statistic.span.start = signed_start(prose, statistic.span.start).max(floor);
            statistic.span.end = range_end(prose, statistic.span.end);
            at = at.max(statistic.span.end);
            found.push(statistic);
        }
    }
    found
}

/// Where the sign begins that belongs to a number: a minus, or the country of a dollar.
fn signed_start(prose: &str, start: usize) -> usize {
    let before = prose.get(..start).unwrap_or("");
    if let Some(rest) = before.strip_suffix('−') {
        return rest.len();
    }
    let country = ["US", "A", "C", "NZ", "HK", "S"].iter().find_map(|it| before.strip_suffix(it));
    let dollar = prose.get(start..).is_some_and(|it| it.starts_with('$'));
    let word = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    country.filter(|rest| dollar && word(rest)).map_or(start, str::len)
}

/// Where the number ends that begins at `at`.
fn number_end(bytes: &[u8], mut at: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while digit(at) || matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1) {
        at += 1;
    }
    at
}

/// Bytes of the longest number that opens a range.
const RANGE: usize = 24;
/// Signs between the two numbers of a range.
const DASHES: [&str; 4] = ["-", "–", "—", "‑"];

/// Where the range begins whose second number begins at `start`: `8-10 %`.
fn range_start(bytes: &[u8], start: usize) -> usize {
    let before = bytes.get(..start).unwrap_or_default();
    let Some(dash) = DASHES.iter().find(|dash| before.ends_with(dash.as_bytes())) else { return start };
    let to = start - dash.len();
    let mut at = to;
    while at > 0 && to - at < RANGE && (bytes[at - 1].is_ascii_digit() || matches!(bytes[at - 1], b',' | b'.' | b'%')) {
        at -= 1;
    }
    // Commas and full stops before the number belong to the words before it.
    at += bytes[at..to].iter().take_while(|byte| !byte.is_ascii_digit()).count();
    // `F1-10 %` is a name and a number.
    let glued = at > 0 && (bytes[at - 1].is_ascii_alphabetic() || matches!(bytes[at - 1], b'_' | b'/' | b'#'));
    let signed = at > 0 && bytes[at - 1] == b'+';
    if at == to || glued { start } else { at - usize::from(signed) }
}

/// Where the range ends whose first number ends at `end`: `$130–$350`.
fn range_end(prose: &str, end: usize) -> usize {
    let rest = prose.get(end..).unwrap_or("");
    let Some(dash) = DASHES.iter().find(|dash| rest.starts_with(**dash)) else { return end };
    let from = end + dash.len();
    let sign = prose.get(from..).and_then(|it| it.chars().next()).filter(|ch| MONEY.contains(ch));
    let digits = from + sign.map_or(0, char::len_utf8);
    let to = number_end(prose.as_bytes(), digits);
    if to == digits {
        return end;
    }
    unit(prose, digits, to, sign).map_or(to, |it| it.0)
}

const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
const PERCENT: [&str; 9] =
    ["%", "％", "percentage points", "percentage point", "percent", "per cent", "Prozent", "por ciento", "pour cent"];

/// The unit behind the number `start..end`, before which the sign of a currency may stand: its end, and what it makes
/// of the number.
fn unit(prose: &str, start: usize, end: usize, sign: Option<char>) -> Option<(usize, Kind)> {
    let after = prose.get(end..prose.ceil_char_boundary((end + 40).min(prose.len())))?;
    let rest = after.trim_start_matches(BLANKS);
    let gap = after.len() - rest.len();
    if let Some(sign) = PERCENT.iter().find(|sign| gap <= 3 && rest.starts_with(**sign)) {
        return Some((end + gap + sign.len(), Kind::Percent));
    }
    let wide = WIDE_SCALES.iter().find(|it| rest.starts_with(**it)).map_or(0, |it| it.len());
    let money = WIDE_MONEY.iter().find(|it| rest.get(wide..).is_some_and(|tail| tail.starts_with(**it)));
    // `5元` is the price of a bun; figures that matter have a scale or more digits.
    if let Some(money) = money.filter(|_| wide > 0 || end - start > 1) {
        return Some((end + gap + wide + money.len(), Kind::Currency));
    }
    let closed = |it: &&&str| rest.strip_prefix(**it).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric));
    let scale = if wide > 0 { Some(wide) } else { SCALES.iter().find(closed).map(|it| it.len()) };
    let to = scale.map_or(end, |len| end + gap + len);
    match (sign, scale) {
        (Some(_), _) => Some((to, Kind::Currency)),
        (None, Some(_)) => Some((to, Kind::Scaled)),
        (None, None) => None,
    }
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
    let rest = after.trim_start_matches(BLANKS);
    let gap = after.len() - rest.len();
    let sign = before.trim_end().chars().next_back().filter(|ch| MONEY.contains(ch));
    let measured = unit(prose, start, end, sign);
    if let (Some(sign), Some((to, kind))) = (sign, measured) {
        let from = if kind == Kind::Currency { window + before.rfind(sign)? } else { start };
        return Some(Statistic { span: from..to, kind });
    }
    if let Some(code) = code(before).filter(|_| !measured.is_some_and(|(_, kind)| kind == Kind::Percent)) {
        let dated = measured.is_none() && is_year(number);
        return (!dated)
            .then(|| Statistic { span: window + code..measured.map_or(end, |it| it.0), kind: Kind::Currency });
    }
    if let Some((to, kind)) = measured.filter(|(_, kind)| !named || *kind == Kind::Percent) {
        return Some(Statistic { span: start..to, kind });
    }
    if named {
        return None;
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
    (gap > 0 && !is_year(number) && NOUNS.contains(&noun) && number.len() > 1)
        .then_some(Statistic { span: start..end, kind: Kind::CountedNoun })
}

/// Where the code of a currency begins with which `before` ends.
fn code(before: &str) -> Option<usize> {
    let bare = before.trim_end_matches(BLANKS);
    let head = CODES.iter().find_map(|code| bare.strip_suffix(code))?;
    (!head.ends_with(char::is_alphanumeric)).then_some(head.len())
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(prose: &str) -> Vec<&str> {
        statistics(prose).into_iter().filter_map(|it| prose.get(it.span)).collect()
    }

    #[test]
    fn ranges_are_reported_whole() {
        for (text, spans) in [
            ("a rise of 8-10 % in tides", vec!["8-10 %"]),
            ("(+8-10 % of tides)", vec!["+8-10 %"]),
            ("some 60-80% of hulls", vec!["60-80%"]),
            ("growth of 1-1.5% a year", vec!["1-1.5%"]),
            ("from 38–39% in May", vec!["38–39%"]),
            ("a desk costs $130–$350 there", vec!["$130–$350"]),
            ("between 8%-10% of hulls, then 20%", vec!["8%-10%", "20%"]),
            ("约4,000-5,000人", vec!["4,000-5,000"]),
            ("1,000-2,000 jobs", vec!["1,000-2,000"]),
            ("In May, 8-10% left", vec!["8-10%"]),
            ("model F1-10% of cars", vec!["10%"]),
        ] {
            assert_eq!(found(text), spans, "{text:?}");
        }
    }

    #[test]
    fn codes_of_currencies_belong_to_the_number() {
        for (text, spans) in [
            ("a lock cost USD 5 million", vec!["USD 5 million"]),
            ("a berth at CNY 300 a night", vec!["CNY 300"]),
            ("a fare (EUR 20) was paid", vec!["EUR 20"]),
            ("a fare of EUR 20–30 was paid", vec!["EUR 20–30"]),
            ("EUR\u{a0}1,200 was paid", vec!["EUR\u{a0}1,200"]),
            ("in constant USD 2015 prices", vec![]),
            ("the SEUR 20 was a boat", vec![]),
        ] {
            assert_eq!(found(text), spans, "{text:?}");
        }
    }

    #[test]
    fn scales_and_money_of_asia() {
        for (text, spans) in [
            ("a train costs ₹115 crore there", vec!["₹115 crore"]),
            ("another ₱2.70 million was kept", vec!["₱2.70 million"]),
            ("some 30 lakh homes", vec!["30 lakh"]),
            ("：39,218元（", vec!["39,218元"]),
            ("人口 35万人", vec!["35万"]),
            ("投资 12.5 亿元用于", vec!["12.5 亿元"]),
        ] {
            assert_eq!(found(text), spans, "{text:?}");
        }
    }
}
