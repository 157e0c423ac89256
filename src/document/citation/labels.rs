//! The labels of a citation: nearly always one.

use super::Label;
use crate::document::few::Few;

/// Labels in the order written.
pub type Labels = Few<Label>;

impl Labels {
    /// The number of one reference.
    pub const fn number(number: u32) -> Self {
        Self::One(Label::Number(number))
    }

    /// The key of one reference.
    pub fn key(key: &str) -> Self {
        Self::One(Label::Key(key.into()))
    }
}
