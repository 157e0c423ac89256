//! What is wrong with an address or an identifier, as far as its form tells.

/// Why an address or identifier cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flaw {
    /// The reason, to stand behind a colon.
    pub why: &'static str,
    /// Whether nothing could make it right; some forms are only typical of what somebody made up.
    pub certain: bool,
}

impl Flaw {
    /// An address that somebody shortened for display.
    pub const CUT_OFF: Self = Self::certain("it is cut off");

    /// A host at which nothing will ever be found.
    pub const RESERVED: Self = Self::certain("its host is reserved for examples and tests");

    /// A flaw beyond doubt.
    pub(super) const fn certain(why: &'static str) -> Self {
        Self { why, certain: true }
    }

    /// A flaw that has exceptions.
    pub(super) const fn doubt(why: &'static str) -> Self {
        Self { why, certain: false }
    }
}
