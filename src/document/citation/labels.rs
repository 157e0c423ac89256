//! The labels of a citation: nearly always one.

use std::ops::Deref;

use super::Label;

/// Labels in the order written. A single one needs no room of its own.
#[derive(Debug, Clone)]
pub enum Labels {
    /// One label.
    One(Label),
    /// None, or several.
    Many(Vec<Label>),
}

impl Labels {
    /// No label.
    pub const fn new() -> Self {
        Self::Many(Vec::new())
    }

    /// The number of one reference.
    pub const fn number(number: u32) -> Self {
        Self::One(Label::Number(number))
    }

    /// The key of one reference.
    pub fn key(key: &str) -> Self {
        Self::One(Label::Key(key.into()))
    }

    /// Adds a label at the end.
    pub fn push(&mut self, label: Label) {
        match self {
            Self::Many(held) if held.is_empty() => *self = Self::One(label),
            Self::Many(held) => held.push(label),
            Self::One(_) => {
                if let Self::One(first) = std::mem::take(self) {
                    *self = Self::Many(vec![first, label]);
                }
            }
        }
    }
}

impl Default for Labels {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for Labels {
    type Target = [Label];

    fn deref(&self) -> &[Label] {
        match self {
            Self::One(label) => std::slice::from_ref(label),
            Self::Many(labels) => labels,
        }
    }
}

impl Extend<Label> for Labels {
    fn extend<I: IntoIterator<Item = Label>>(&mut self, labels: I) {
        labels.into_iter().for_each(|label| self.push(label));
    }
}

impl FromIterator<Label> for Labels {
    fn from_iter<I: IntoIterator<Item = Label>>(labels: I) -> Self {
        let mut held = Self::new();
        held.extend(labels);
        held
    }
}

impl<'a> IntoIterator for &'a Labels {
    type Item = &'a Label;
    type IntoIter = std::slice::Iter<'a, Label>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
