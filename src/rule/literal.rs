//! Which of many literals stand in a text: the bytes that prose hardly has are looked for, and compared only there.

use std::collections::BTreeMap;

use aho_corasick::packed::Searcher;
use memchr::{memchr_iter, memchr2_iter, memchr3_iter, memmem};

/// Bytes that addresses hardly have, the rarest first.
pub const RARE_IN_ADDRESSES: &[u8] = b"\xEE{}<\\+@^|~:";

/// A set of literals, each of at least two bytes.
pub struct Literals {
    all: Vec<Box<[u8]>>,
    /// The rare bytes by which literals are looked for.
    anchors: Vec<u8>,
    /// Sorted by pair.
    places: Vec<Place>,
    /// For every pair of bytes the first of its places, from 1; 0 where the pair stands for no literal.
    starts: Box<[u16]>,
    /// Literals without a rare byte, by how they begin.
    stems: Vec<Stem>,
    /// Looks for all stems of full length at once; none where there are few, or no vectors of bytes.
    packed: Option<Searcher>,
}

/// A pair of bytes by which a literal is looked for.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    pair: u16,
    literal: usize,
    /// Bytes of the literal before the pair, and from there to its last one.
    before: usize,
    behind: usize,
    last: u8,
}

/// How several literals begin: `turn` for `turn0`, `turn1` and so on.
struct Stem {
    finder: memmem::Finder<'static>,
    literals: Vec<usize>,
}

impl Stem {
    fn is_full(&self) -> bool {
        self.finder.needle().len() == STEM
    }
}

/// Bytes of a beginning.
const STEM: usize = 4;

/// Stems that are looked for one by one.
const FEW: usize = 3;

const fn pair(first: u8, second: u8) -> u16 {
    (first as u16) << 8 | second as u16
}

impl Literals {
    /// Prepares `literals`, to be looked for by their `rare` bytes; shorter ones than two bytes are never found.
    pub fn new<'l>(literals: impl IntoIterator<Item = &'l str>, rare: &[u8]) -> Self {
        let all = literals.into_iter().map(|it| it.as_bytes().into()).collect();
        let starts = vec![0; 1 << 16].into_boxed_slice();
        let mut set = Self { all, anchors: Vec::new(), places: Vec::new(), starts, stems: Vec::new(), packed: None };
        let ranks = ranks(rare);
        let mut stems: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (index, literal) in set.all.iter().enumerate().filter(|(_, literal)| literal.len() >= 2) {
            if let Some((at, rank)) = anchor(literal, &ranks) {
                let (pair, last) = (pair(literal[at], literal[at + 1]), literal[literal.len() - 1]);
                let place = Place { pair, literal: index, before: at, behind: literal.len() - 1 - at, last };
                set.places.push(place);
                if !set.anchors.contains(&rare[rank]) {
                    set.anchors.push(rare[rank]);
                }
            } else {
                stems.entry(&literal[..STEM.min(literal.len())]).or_default().push(index);
            }
        }
        let own = |(stem, literals): (&[u8], _)| Stem { finder: memmem::Finder::new(stem).into_owned(), literals };
        let full = || stems.keys().filter(|stem| stem.len() == STEM);
        set.packed = (full().count() > FEW).then(|| Searcher::new(full())).flatten();
        set.stems = stems.into_iter().map(own).collect();
        set.places.sort_unstable();
        for (at, place) in set.places.iter().enumerate().rev() {
            set.starts[usize::from(place.pair)] = u16::try_from(at + 1).unwrap_or(u16::MAX);
        }
        // Neighbours in this order are looked for together.
        set.anchors.sort_unstable_by_key(|byte| ranks[usize::from(*byte)]);
        set
    }

    /// Calls `found` with the index of every literal that stands in `text`, once or more often. `places` are all those
    /// of its rare bytes.
    pub fn find_at(&self, text: &[u8], places: &[usize], mut found: impl FnMut(usize)) {
        for at in places {
            self.look(text, *at, &mut found);
        }
        self.find_stems(text, found);
    }

    /// The same for a text whose rare bytes nobody knows yet.
    pub fn find(&self, text: &[u8], mut found: impl FnMut(usize)) {
        for anchors in self.anchors.chunks(3) {
            let look = |at| self.look(text, at, &mut found);
            match *anchors {
                [one] => memchr_iter(one, text).for_each(look),
                [one, two] => memchr2_iter(one, two, text).for_each(look),
                [one, two, three] => memchr3_iter(one, two, three, text).for_each(look),
                _ => {}
            }
        }
        self.find_stems(text, found);
    }

    fn find_stems(&self, text: &[u8], mut found: impl FnMut(usize)) {
        if let Some(packed) = &self.packed {
            let mut from = 0;
            while let Some(at) = text.get(from..).and_then(|rest| packed.find(rest)) {
                from += at.start();
                // Another stem may begin within this one.
                let rest = text.get(from..).unwrap_or_default();
                for stem in self.stems.iter().filter(|stem| stem.is_full() && rest.starts_with(stem.finder.needle())) {
                    stem.literals.iter().for_each(|&index| self.compare(text, from, index, &mut found));
                }
                from += 1;
            }
        }
        for stem in self.stems.iter().filter(|stem| self.packed.is_none() || !stem.is_full()) {
            let mut from = 0;
            while let Some(at) = text.get(from..).and_then(|rest| stem.finder.find(rest)) {
                for &index in &stem.literals {
                    self.compare(text, from + at, index, &mut found);
                }
                from += at + 1;
            }
        }
    }

    /// Compares the literals whose pair stands round the rare byte `at`.
    fn look(&self, text: &[u8], at: usize, found: &mut impl FnMut(usize)) {
        for from in [at.wrapping_sub(1), at] {
            let Some(&[first, second]) = text.get(from..from.saturating_add(2)) else { continue };
            let pair = pair(first, second);
            let Some(first) = usize::from(self.starts[usize::from(pair)]).checked_sub(1) else { continue };
            for place in self.places[first..].iter().take_while(|place| place.pair == pair) {
                // Literals that share a pair mostly differ in their last byte.
                if from >= place.before && text.get(from + place.behind) == Some(&place.last) {
                    self.compare(text, from - place.before, place.literal, found);
                }
            }
        }
    }

    /// Calls `found` where the literal `index` stands at byte `start` of `text`.
    fn compare(&self, text: &[u8], start: usize, index: usize, found: &mut impl FnMut(usize)) {
        let literal = &self.all[index];
        if text.get(start..start + literal.len()) == Some(&**literal) {
            found(index);
        }
    }
}

/// The place of every byte among the `rare` ones, if it has one.
fn ranks(rare: &[u8]) -> [Option<usize>; 256] {
    let mut ranks = [None; 256];
    for (at, byte) in rare.iter().enumerate().rev() {
        ranks[usize::from(*byte)] = Some(at);
    }
    ranks
}

/// The pair of bytes by which a literal is looked for, and the rank of the rare byte in it.
fn anchor(literal: &[u8], ranks: &[Option<usize>; 256]) -> Option<(usize, usize)> {
    let pairs = literal.windows(2).enumerate().filter_map(|(at, pair)| {
        let rank = pair.iter().filter_map(|byte| ranks[usize::from(*byte)]).min()?;
        // `:/` and `//` stand in every address.
        let common = pair.iter().all(|byte| matches!(byte, b':' | b'/'));
        Some((common, rank, at))
    });
    pairs.min().map(|(_, rank, at)| (at, rank))
}

#[cfg(test)]
mod tests {
    use super::{Literals, RARE_IN_ADDRESSES};
    use crate::text::{RARE, Signs};

    fn found(text: &str) -> Vec<usize> {
        let literals = [
            "cite", "citeturn", "turn0", "_0", "†", "0_", "a-b", "://", "turn1", "aa0", "a.b/", "itet", "sand", "ands",
        ];
        let (mut prose, mut addresses) = (Vec::new(), Vec::new());
        Literals::new(literals, RARE).find_at(text.as_bytes(), &Signs::of(text).rare, |index| prose.push(index));
        Literals::new(literals, RARE_IN_ADDRESSES).find(text.as_bytes(), |index| addresses.push(index));
        for all in [&mut prose, &mut addresses] {
            all.sort_unstable();
            all.dedup();
        }
        assert_eq!(prose, addresses, "{text:?}");
        prose
    }

    #[test]
    fn finds_literals_that_overlap_and_stand_at_the_edges() {
        assert_eq!(found("a citeturn0"), [0, 1, 2, 11]);
        assert_eq!(found("sands"), [12, 13]);
        assert_eq!(found("_0"), [3]);
        assert_eq!(found("4†"), [4]);
        assert_eq!(found("0_"), [5]);
        assert_eq!(found("10_0"), [3, 5]);
        assert_eq!(found("a-a-b"), [6]);
        assert_eq!(found(":://turn1"), [7, 8]);
        assert_eq!(found("aaa0"), [9]);
        assert_eq!(found("a.b/"), [10]);
        assert_eq!(found(""), [] as [usize; 0]);
        assert_eq!(found("_"), [] as [usize; 0]);
        assert_eq!(found("citation turn _"), [] as [usize; 0]);
    }
}
