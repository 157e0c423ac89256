//! What a sentence asserts, and whether that needs a citation.
//!
//! Lexical and structural cues only, no model: ordered gates take out what is no claim, a score judges the rest, and
//! a band in the middle abstains.

mod about;
mod allegation;
mod classify;
mod clause;
mod form;
mod lexicon;
mod order;
mod phrase;
mod scan;
mod score;
mod source;
mod substance;
mod superlative;
mod tail;
mod telling;
mod under;
mod verb;

pub use allegation::{Allegation, allegation};
pub use classify::{Judge, classify};
pub use form::{describes_work, goes_on_describing, is_note};
pub use lexicon::{List, ListSet};
pub use source::{names_entry, names_source};
pub use substance::{Substance, hedges, supposes};
pub use superlative::superlatives;
pub use tail::tail_is_claim;
pub use telling::{continues, gives_examples, opens_dated};
pub use under::Under;
pub use verb::{is_english, is_finite_verb, is_sure as is_sure_verb, word_count};

use std::ops::Range;

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $(#[doc = $text] $variant,)* }
        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
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
    Reason { Number = "number", Name = "name", Quotation = "quotation", Reporting = "reporting-verb", Law = "law", Cause = "cause", Superlative = "superlative", Past = "past-tense", Definition = "definition", Long = "twelve-words", VeryLong = "eighteen-words", Section = "cited-section", Own = "own-citation", Modal = "modal", Evaluative = "evaluative", Pronoun = "pronoun-subject", Conclusion = "conclusion", Gate = "by-form", Restated = "restated", Paragraph = "cited-paragraph", Code = "code", Linked = "linked", Lead = "lead", Later = "later-citation", Thin = "little-to-check", Sourced = "named-source", Note = "note", Work = "describes-a-work", }
}

/// A set of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reasons(u32);

impl Reasons {
    /// Puts `reason` into the set.
    pub const fn add(&mut self, reason: Reason) {
        self.0 |= 1 << reason as u32;
    }

    /// The reasons, in the order in which they are looked for.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |&reason| self.0 >> (reason as u32) & 1 == 1)
    }
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
    /// Whether a cluster stands in it.
    pub cited: bool,
    /// Where it stands.
    pub context: Context,
    /// Whether its section carries citations.
    pub section_cited: bool,
    /// Whether the sentence before it in its block speaks of the text itself; none where that is not known yet.
    pub after_meta: Option<bool>,
    /// Whether its section is about what may come or ought to be done.
    pub prospect: bool,
    /// Whether the document is English, whose verbs are known.
    pub english: bool,
}

/// The judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What the sentence is.
    pub kind: Kind,
    /// Whether it needs a citation.
    pub need: Need,
    /// How sure the judgement is, from 0 to 1.
    pub confidence: f32,
    /// What spoke for and against.
    pub reasons: Reasons,
    /// Whether the claim is wrapped in words such as `it is worth noting that`.
    pub wrapped: bool,
    /// Its clauses, where it has several.
    pub clauses: Vec<Clause>,
    /// Lists of cues of which one stands in the sentence.
    pub cues: ListSet,
    /// Words: runs between white space that hold a letter or digit.
    pub words: usize,
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
        Self {
            kind,
            need: Need::None,
            confidence: 1.0,
            reasons: Reasons(0),
            wrapped: false,
            clauses: Vec::new(),
            cues: ListSet::NONE,
            words: 0,
        }
    }
}

#[cfg(test)]
mod tests;
