//! What a number is worth, and down to which digit it is told.

/// What a number is worth, in decimal digits: `4,500` is 45 hundreds. The last digit is never 0, so that the exponent
/// says how precisely the number is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Worth {
    digits: u64,
    exponent: i32,
}

impl Worth {
    const fn new(mut digits: u64, mut exponent: i32) -> Self {
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        if digits == 0 {
            exponent = 0;
        }
        Self { digits, exponent }
    }

    /// The same digits for another place: thousands have 3 more.
    pub const fn scaled(self, places: i32) -> Self {
        Self::new(self.digits, self.exponent + places)
    }

    /// As a float, for comparing sizes.
    #[allow(clippy::cast_precision_loss)]
    pub fn value(self) -> f64 {
        // Division keeps tenths exact where a product would not.
        if self.exponent < 0 {
            self.digits as f64 / 10_f64.powi(-self.exponent)
        } else {
            self.digits as f64 * self.unit()
        }
    }

    /// What its last digit counts.
    fn unit(self) -> f64 {
        10_f64.powi(self.exponent)
    }

    /// Rounded, and cut off, at the digit before its last one.
    pub const fn shorter(self) -> Option<(Self, Self)> {
        if self.digits < 10 {
            return None;
        }
        let cut = self.digits / 10;
        let up = if self.digits % 10 >= 5 { cut + 1 } else { cut };
        Some((Self::new(up, self.exponent + 1), Self::new(cut, self.exponent + 1)))
    }

    /// Whether one of the two may be the other, told less precisely: rounded, or cut off behind the second digit.
    pub fn agrees(self, other: Self) -> bool {
        let reach = |worth: Self| worth.unit() * if worth.digits < 10 { 0.499 } else { 0.999 };
        self == other || (self.value() - other.value()).abs() < reach(self).max(reach(other))
    }

    /// One more.
    pub fn next(self) -> Option<Self> {
        let places = u32::try_from(self.exponent).ok()?;
        let whole = self.digits.checked_mul(10_u64.checked_pow(places)?)?;
        Some(Self::new(whole.checked_add(1)?, 0))
    }

    /// Whether it could be a year.
    pub fn is_year(self) -> bool {
        self.exponent >= 0 && (1200.0..=2100.0).contains(&self.value())
    }
}

/// Most digits of a number that counts something.
const LONGEST: usize = 15;

/// What digits with commas and full stops between them are worth; none where they are a list or a version.
pub(super) fn read(text: &str, english: bool) -> Option<Worth> {
    let mut digits = 0_u64;
    let (mut len, mut groups) = (0_usize, 0_usize);
    // Digits since the last sign, the last sign, and whether the signs so far part thousands.
    let (mut run, mut last, mut thousands) = (0_usize, None, true);
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            (len, run) = (len + 1, run + 1);
            if len > LONGEST {
                return None;
            }
            digits = digits * 10 + u64::from(byte - b'0');
            continue;
        }
        // Groups are of three digits, in India of two; what comes behind a decimal sign has none.
        if groups > 0 && (last != Some(byte) && !thousands || !(2..=3).contains(&run)) {
            return None;
        }
        thousands &= last.is_none_or(|last| last == byte);
        (last, run, groups) = (Some(byte), 0, groups + 1);
    }
    let Some(sign) = last else { return Some(Worth::new(digits, 0)) };
    let mixed = !thousands;
    let full = run == 3 && (sign == b',' || groups > 1 || !english) && !mixed;
    if full {
        return Some(Worth::new(digits, 0));
    }
    if groups > 1 && !mixed || english && sign == b',' && !mixed {
        return None;
    }
    Some(Worth::new(digits, -i32::try_from(run).ok()?))
}
