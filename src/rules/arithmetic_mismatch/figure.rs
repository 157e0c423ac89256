//! Numbers as they are written, with what they may have been before somebody rounded them.

use std::ops::Range;

/// One number.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its digits, sign of a currency and scale, in bytes of the text given.
    pub span: Range<usize>,
    /// What it may stand for at least and at most: half a unit of its last digit to either side.
    pub least: f64,
    pub most: f64,
    pub percent: bool,
    /// Whether it can be a year.
    pub year: bool,
    /// What its scale multiplies it by; none without one.
    pub scale: Option<f64>,
}

const MONEY: [char; 6] = ['$', '€', '£', '¥', '₹', '~'];
const SCALES: [(&str, f64); 8] = [
    (" thousand", 1e3),
    (" million", 1e6),
    (" billion", 1e9),
    (" trillion", 1e12),
    ("k", 1e3),
    ("M", 1e6),
    ("bn", 1e9),
    ("B", 1e9),
];

impl Figure {
    /// The number with which `text` opens.
    pub fn first(text: &str) -> Option<Self> {
        let start = text.len() - text.trim_start_matches(MONEY).len();
        let rest = text.get(start..)?;
        let end = digits(rest)?;
        Self::at(text, start..start + end)
    }

    /// The number with which `text` ends.
    pub fn last(text: &str) -> Option<Self> {
        let (name, scale) = SCALES.iter().find(|(name, _)| text.ends_with(name)).copied().unwrap_or(("", 1.0));
        let bare = text.strip_suffix(name)?;
        let head = bare.trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ','));
        let start = head.len() + bare.get(head.len()..)?.find(|ch: char| ch.is_ascii_digit())?;
        // `F-12`, `3/12` and `1.2.3` are no numbers of their own.
        let glued = bare
            .get(..start)?
            .ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '–' | '/' | '.' | ':' | '#'));
        let found = Self::at(bare, start..bare.len()).filter(|_| !glued)?;
        Some(if name.is_empty() { found } else { Self { span: start..text.len(), ..found.times(scale) } })
    }

    /// The number of these digits of a text, with the sign before it and the scale behind it.
    fn at(text: &str, digits: Range<usize>) -> Option<Self> {
        let written = text.get(digits.clone())?;
        let value: f64 = written.replace(',', "").parse().ok()?;
        let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
        let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).ok()?);
        let head = text.get(..digits.start)?.trim_end_matches(MONEY);
        let rest = text.get(digits.end..)?;
        let bare = head.len() == digits.start;
        let year = bare && written.len() == 4 && (1800.0..2200.0).contains(&value);
        let tail = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let percent = ["%", "percent", "per cent"].iter().find(|it| tail.starts_with(**it));
        let end = percent.map_or(digits.end, |sign| text.len() - tail.len() + sign.len());
        let figure = Self {
            span: head.len()..end,
            least: value - half,
            most: value + half,
            percent: percent.is_some(),
            year,
            scale: None,
        };
        let closed =
            |it: &&(&str, f64)| rest.strip_prefix(it.0).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric));
        match SCALES.iter().find(closed).filter(|_| percent.is_none()) {
            Some((name, scale)) => Some(Self { span: head.len()..digits.end + name.len(), ..figure.times(*scale) }),
            None if rest.starts_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '–' | '/')) => None,
            None => Some(figure),
        }
    }

    /// The number multiplied by a scale, which makes of it no year.
    pub fn times(self, scale: f64) -> Self {
        Self { least: self.least * scale, most: self.most * scale, year: false, scale: Some(scale), ..self }
    }

    /// The number exactly as written: what is counted one by one is not rounded.
    pub fn exact(self) -> Self {
        let middle = self.middle();
        if self.scale.is_none() && middle.fract() == 0.0 { Self { least: middle, most: middle, ..self } } else { self }
    }

    pub fn middle(&self) -> f64 {
        f64::midpoint(self.least, self.most)
    }
}

/// Where the digits end with which `text` opens.
fn digits(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || at > 0 && matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1) {
        at += 1;
    }
    let written = text.get(..at).filter(|it| !it.is_empty())?;
    // `1,5` is a fraction in some languages, and `1.2.3` a version.
    let grouped = written.split('.').next()?.split(',').skip(1).all(|group| group.len() == 3);
    (grouped && written.matches('.').count() < 2 && at < 16).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn numbers_and_what_they_stand_for() {
        for (text, least, most) in
            [("200 to", 199.5, 200.5), ("1.2 million cars", 1_150_000.0, 1_250_000.0), ("$4,000,", 3999.5, 4000.5)]
        {
            let found = Figure::first(text);
            assert!(found.is_some_and(|it| (it.least - least).abs() < 1e-6 && (it.most - most).abs() < 1e-6), "{text}");
        }
        for text in ["1,5 km", "1.2.3", "20-30 cars", "3rd", "x"] {
            assert_eq!(Figure::first(text), None, "{text}");
        }
        assert!(Figure::last("cars, 12").is_some_and(|it| it.span == (6..8)));
        assert!(Figure::last("F-12").is_none());
    }
}
