//! Which of many literals stand in a text: one pass that looks at pairs of bytes, and compares only at rare ones.

/// How common a byte is in prose: letters by their rank, signs and digits hardly at all.
const fn commonness(byte: u8) -> u8 {
    match byte {
        b' ' => 10,
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 9,
        b'h' | b'l' | b'd' | b'c' | b'u' | b'm' => 7,
        b'p' | b'f' | b'g' | b'w' | b'y' | b'b' => 5,
        b'v' | b'k' | b',' | b'.' => 4,
        b'0'..=b'9' | b'A'..=b'Z' | b'-' => 2,
        _ => 1,
    }
}

/// A set of literals, each of at least two bytes.
pub struct Literals {
    /// One bit for every pair of bytes that stands for some literal.
    pairs: Box<[u64; 1024]>,
    /// Where the places of each pair start.
    starts: Box<[u16]>,
    /// Pair, literal, and where in the literal the pair stands; sorted by pair.
    places: Vec<(u16, usize, usize)>,
    all: Vec<Box<[u8]>>,
}

const fn pair(first: u8, second: u8) -> u16 {
    (first as u16) << 8 | second as u16
}

impl Literals {
    /// Prepares `literals`; shorter ones than two bytes are never found.
    pub fn new<'l>(literals: impl IntoIterator<Item = &'l str>) -> Self {
        let all: Vec<Box<[u8]>> = literals.into_iter().map(|it| it.as_bytes().into()).collect();
        let starts = vec![0; 1 << 16].into_boxed_slice();
        let mut set = Self { pairs: Box::new([0; 1024]), starts, places: Vec::new(), all };
        for (index, literal) in set.all.iter().enumerate() {
            let rarest = (0..literal.len().saturating_sub(1))
                .min_by_key(|&at| u16::from(commonness(literal[at])) * u16::from(commonness(literal[at + 1])));
            if let Some(at) = rarest {
                let pair = pair(literal[at], literal[at + 1]);
                set.pairs[usize::from(pair >> 6)] |= 1 << (pair & 63);
                set.places.push((pair, index, at));
            }
        }
        set.places.sort_unstable();
        for (at, (pair, ..)) in set.places.iter().enumerate().rev() {
            set.starts[usize::from(*pair)] = u16::try_from(at).unwrap_or(u16::MAX);
        }
        set
    }

    /// Calls `found` with the index of every literal that stands in `text`, once or more often.
    pub fn find(&self, text: &[u8], mut found: impl FnMut(usize)) {
        for (at, bytes) in text.windows(2).enumerate() {
            let pair = pair(bytes[0], bytes[1]);
            if self.pairs[usize::from(pair >> 6)] >> (pair & 63) & 1 == 1 {
                self.compare(text, at, pair, &mut found);
            }
        }
    }

    fn compare(&self, text: &[u8], at: usize, pair: u16, found: &mut impl FnMut(usize)) {
        let from = usize::from(self.starts[usize::from(pair)]);
        for &(_, index, offset) in self.places[from..].iter().take_while(|(held, ..)| *held == pair) {
            let rest = at.checked_sub(offset).and_then(|start| text.get(start..));
            if rest.is_some_and(|rest| rest.starts_with(&self.all[index])) {
                found(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Literals;

    fn found(text: &str) -> Vec<usize> {
        let mut all = Vec::new();
        Literals::new(["cite", "citeturn", "turn0", "_0", "†"]).find(text.as_bytes(), |index| all.push(index));
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn finds_literals_that_overlap_and_stand_at_the_edges() {
        assert_eq!(found("a citeturn0"), [0, 1, 2]);
        assert_eq!(found("_0"), [3]);
        assert_eq!(found("4†"), [4]);
        assert_eq!(found(""), [] as [usize; 0]);
        assert_eq!(found("citation turn _"), [] as [usize; 0]);
    }
}
