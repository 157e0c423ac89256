//! Lists that hold one thing nearly always.

use std::ops::Deref;

/// Things in order. A single one needs no room of its own.
#[derive(Debug, Clone)]
pub enum Few<T> {
    /// One.
    One(T),
    /// None, or several.
    Many(Vec<T>),
}

/// Room for things where there are several.
const ROOM: usize = 4;

impl<T> Few<T> {
    /// Nothing.
    pub const fn new() -> Self {
        Self::Many(Vec::new())
    }

    /// Adds a thing at the end.
    pub fn push(&mut self, thing: T) {
        match self {
            Self::Many(held) if held.is_empty() => *self = Self::One(thing),
            Self::Many(held) => held.push(thing),
            Self::One(_) => {
                let mut held = Vec::with_capacity(ROOM);
                if let Self::One(first) = std::mem::take(self) {
                    held.extend([first, thing]);
                }
                *self = Self::Many(held);
            }
        }
    }

    /// Sorts the things and drops those that come twice.
    pub fn tidy(&mut self)
    where
        T: Ord,
    {
        if let Self::Many(held) = self {
            held.sort_unstable();
            held.dedup();
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::One(thing) => std::slice::from_ref(thing),
            Self::Many(things) => things,
        }
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, things: I) {
        things.into_iter().for_each(|thing| self.push(thing));
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut held = Self::new();
        held.extend(things);
        held
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn things_keep_their_order_until_they_are_tidied() {
        let mut few = Few::new();
        assert!(few.is_empty());
        for thing in [3, 1, 3, 2, 1, 1] {
            few.push(thing);
        }
        assert_eq!(*few, [3, 1, 3, 2, 1, 1]);
        few.tidy();
        assert_eq!(*few, [1, 2, 3]);
        assert_eq!(*Few::from_iter([7]), [7]);
    }
}
