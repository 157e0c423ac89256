//! What a sentence asserts, and whether that needs a citation.
//!
//! Lexical and structural cues only, no model: ordered gates take out what is no claim, a score judges the rest, and
//! a band in the middle abstains.

mod allegation;
mod classify;
mod clause;
mod cues;
mod score;
mod superlative;
mod tail;
mod verb;

pub use allegation::{Allegation, allegation};
pub use classify::classify;
pub use superlative::superlative;
pub use tail::tail_is_claim;
pub use verb::{has_finite_verb, is_finite_verb, word_count};

use std::ops::Range;

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $(#[doc = $text] $variant,)* }
        impl $name {
            /// The name in machine-readable output.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text,)* } }
        }
    };
}

names! {
    /// What a sentence is.
    Kind { Claim = "claim", Title = "title", Heading = "heading", Question = "question", FollowUp = "follow-up", CheckDate = "check-date", Chatter = "chatter", Boilerplate = "boilerplate", Disclaimer = "disclaimer", Meta = "meta", SourceMeta = "source-meta", Absence = "absence", AbsenceMixed = "absence-mixed", Transition = "transition", Limitation = "limitation", ListIntro = "list-intro", QuoteOnly = "quote-only", Advice = "advice", Fragment = "fragment", NonFactual = "non-factual", Reference = "reference", Code = "code", }
}
names! {
    /// Whether a citation is needed.
    Need { Required = "required", Optional = "optional", None = "none", }
}
names! {
    /// Why a sentence was judged so.
    Reason { Number = "number", Name = "name", Quotation = "quotation", Reporting = "reporting-verb", Law = "law", Cause = "cause", Superlative = "superlative", Past = "past-tense", Definition = "definition", Long = "twelve-words", VeryLong = "eighteen-words", Section = "cited-section", Own = "own-citation", Modal = "modal", Evaluative = "evaluative", Pronoun = "pronoun-subject", Conclusion = "conclusion", Gate = "by-form", }
}

/// What block the sentence stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    Paragraph,
    ListItem,
    TableCell,
    BlockQuote,
}

/// What is judged.
pub struct Input<'a> {
    /// The sentence with citations blanked.
    pub prose: &'a str,
    /// Its clusters.
    pub citations: &'a [Range<usize>],
    /// Where it stands.
    pub context: Context,
    /// Whether its section carries citations.
    pub section_cited: bool,
}

/// The judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    pub kind: Kind,
    pub need: Need,
    pub confidence: f32,
    pub reasons: Vec<Reason>,
    pub wrapped: bool,
    pub clauses: Vec<Clause>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub span: Range<usize>,
    pub kind: Kind,
    pub need: Need,
}

impl Default for Claim {
    fn default() -> Self {
        Self::of_block(Kind::NonFactual)
    }
}

impl Claim {
    /// What a block that holds no claims is.
    pub const fn of_block(kind: Kind) -> Self {
        Self { kind, need: Need::None, confidence: 1.0, reasons: Vec::new(), wrapped: false, clauses: Vec::new() }
    }
}
