//! Ids of arXiv: `2401.01234v2` since April 2007, `hep-th/9901001` before.

use jiff::civil::Date;

use super::flaw::Flaw;

/// The archives of the old scheme; it is closed.
const ARCHIVES: [&str; 36] = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg",
    "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math",
    "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio",
    "quant-ph", "solv-int", "stat", "supr-con", "test",
];

/// First month of the scheme with a dot, as `YYMM`.
const DOTTED: u32 = 704;
/// First month in which numbers have five digits.
const FIVE: u32 = 1501;

/// Whether `text` is written as an id, right or wrong: words that follow the name of the archive are not.
pub(super) fn is_attempt(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let dotted = digits == 4 && bytes.get(4) == Some(&b'.') && bytes.len() >= 8;
    let old = text.split_once('/').is_some_and(|(archive, number)| {
        archive.starts_with(|ch: char| ch.is_ascii_lowercase())
            && number.bytes().take_while(u8::is_ascii_digit).count() >= 5
    });
    dotted || old
}

/// Checks an id; none that was given out after `today` can be right.
pub(super) fn arxiv(text: &str, today: Date) -> Result<(), Flaw> {
    let bare = without_version(text)?;
    match bare.split_once('/') {
        Some((archive, number)) => old(archive, number),
        None => dotted(bare, today),
    }
}

/// An id without `v2`.
fn without_version(text: &str) -> Result<&str, Flaw> {
    let Some((bare, version)) =
        text.rsplit_once('v').filter(|(bare, _)| bare.ends_with(|ch: char| ch.is_ascii_digit()))
    else {
        return Ok(text);
    };
    let right = !version.is_empty() && !version.starts_with('0') && version.bytes().all(|byte| byte.is_ascii_digit());
    if right { Ok(bare) } else { Err(Flaw::certain("versions count from 1")) }
}

fn dotted(text: &str, today: Date) -> Result<(), Flaw> {
    const FORM: Flaw = Flaw::certain("it is not year, month, full stop and number");
    let (stamp, number) = text.split_once('.').ok_or(FORM)?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if stamp.len() != 4 || !all_digits(stamp) || number.is_empty() || !all_digits(number) {
        return Err(FORM);
    }
    let stamp: u32 = stamp.parse().map_err(|_| FORM)?;
    let now = u32::from(today.year().unsigned_abs() % 100) * 100 + u32::from(today.month().unsigned_abs());
    let len = if stamp >= FIVE { 5 } else { 4 };
    match stamp % 100 {
        0 | 13.. => Err(Flaw::certain("its third and fourth digit are no month")),
        _ if stamp < DOTTED => Err(Flaw::certain("ids of this form begin with April 2007")),
        _ if stamp > now => Err(Flaw::certain("its month is still to come")),
        _ if number.len() != len && len == 5 => Err(Flaw::certain("the number has five digits since 2015")),
        _ if number.len() != len => Err(Flaw::certain("the number has four digits before 2015")),
        _ if number.bytes().all(|byte| byte == b'0') => Err(Flaw::certain("numbers count from 1")),
        _ => Ok(()),
    }
}

/// `hep-th/9901001`, `math.GT/0309136`: from August 1991 to March 2007.
fn old(archive: &str, number: &str) -> Result<(), Flaw> {
    let (archive, class) = archive.split_once('.').unwrap_or((archive, "XX"));
    let classed = class.len() == 2 && class.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    if !ARCHIVES.contains(&archive) || !classed {
        return Err(Flaw::certain("there is no such archive"));
    }
    let stamp = number.get(..4).and_then(|stamp| stamp.parse::<u32>().ok());
    let Some(stamp) = stamp.filter(|_| number.len() == 7 && number.bytes().all(|byte| byte.is_ascii_digit())) else {
        return Err(Flaw::certain("year, month and number have seven digits"));
    };
    let year = if stamp >= 9100 { 1900 + stamp / 100 } else { 2000 + stamp / 100 };
    match (year, stamp % 100) {
        (_, 0 | 13..) => Err(Flaw::certain("its third and fourth digit are no month")),
        (1991, ..8) | (2007, 4..) | (2008.., _) => Err(Flaw::certain("ids of this form end with March 2007")),
        _ if number.ends_with("000") => Err(Flaw::certain("numbers count from 1")),
        _ => Ok(()),
    }
}
