//! The parts of a document, as rules read them. Spans are bytes of the document's text.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::block::{Block, Link};
use super::citation::{Dialect, Fault, Label, Labels, Shape};
use super::claim::{Claim, Judge, Kind, Need, Reason};
use super::date::{self, DateMention};
use super::few::Few;
use super::front_matter::FrontMatter;
use super::heading::Role;
use super::judging::Judging;
use super::number;
use super::quote::Quotation;
use super::reference::{IdentifierKind, canonical_url};
use crate::text::{SourceSpan, Text, TextSpan};

/// One answer, analysed.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text and where it came from.
    pub text: Text,
    /// The visible text with citations, code and addresses blanked: the same length, byte for byte.
    pub prose: String,
    /// Blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// Sections in order; section 0 is what stands before the first heading.
    pub sections: Vec<Section>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Citations in order, malformed ones and placeholders included.
    pub citations: Vec<Citation>,
    /// Runs of adjacent valid citations, in order.
    pub clusters: Vec<Cluster>,
    /// Quotations, block by block.
    pub quotations: Vec<Quotation>,
    /// What the citations point at.
    pub references: ReferenceList,
    /// Title, check date, disclaimer and the like.
    pub front: FrontMatter,
    /// Links in the text.
    pub links: Vec<Link>,
    /// Code spans and blocks.
    pub code: Vec<TextSpan>,
    /// Data about the page (JSON-LD), without its tags.
    pub scripts: Vec<TextSpan>,
    /// Addresses that stand in the visible text.
    pub urls: Vec<TextSpan>,
    /// Comments that speak to factlint, such as `<!-- factlint-disable-file RULE -->`, in bytes of the input and in their
    /// order; the readers of the answer do not see them. One that is never closed lacks its `-->`.
    pub comments: Vec<SourceSpan>,
    /// Where bytes that prose hardly has stand in the visible text, see [`RARE`](crate::text::RARE).
    pub rare: Vec<usize>,
    /// Where characters may begin that nobody sees as they are, see [`Signs`](crate::text::Signs).
    pub odd: Vec<usize>,
    /// Where quotation marks may stand in the visible text; a ” is not among them.
    pub quotes: Vec<usize>,
    /// The prevailing form of citation.
    pub dialect: Dialect,
    /// Whether a cluster covers its sentence or its paragraph back to the cluster before.
    pub paragraph_scope: bool,
    /// Where digits stand in the prose, once somebody asked; see [`Document::digits`].
    pub(super) digits: OnceCell<Vec<Range<usize>>>,
    /// The dates of the prose, once somebody asked; see [`Document::dates`].
    pub(super) dates: OnceCell<Vec<DateMention>>,
    /// Whether the document is English.
    pub(super) english: bool,
    /// Memory for judging sentences.
    pub(super) judge: RefCell<Judge>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Index of the heading's block; none for what precedes the first heading.
    pub heading: Option<usize>,
    /// Level of the heading; 0 without one.
    pub level: u8,
    /// The number written in the heading, such as `3` or `3.2`.
    pub number: Option<String>,
    /// What the heading's words say that the section is.
    pub role: Role,
    /// Indices of its blocks, heading included.
    pub blocks: Range<usize>,
    /// Whether a valid citation stands in it.
    pub cited: bool,
    /// Whether its heading announces prospects or advice; the title of an answer announces nothing.
    pub prospect: bool,
}

/// One sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// From the first to the last character, citations and terminal punctuation included.
    pub span: TextSpan,
    /// Index of its block.
    pub block: usize,
    /// What it asserts and whether that needs a citation, once somebody asked; see [`Document::claim`].
    pub(super) judged: OnceCell<Claim>,
    /// Clusters that stand in it.
    pub clusters: Range<usize>,
    /// Clusters that cover it, wherever they stand.
    pub covered_by: Few<usize>,
    /// Whether a malformed or dangling citation stands in it: a citation was attempted.
    pub attempted: bool,
    /// Whether a link to a page stands in it, in an answer that cites by links.
    pub linked: bool,
    /// What speaks for it although no citation covers it.
    pub excuse: Option<Excuse>,
}

/// Why the lack of a citation is not beyond doubt a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excuse {
    /// It leads in or concludes without bringing anything of its own.
    Restated,
    /// The only citation of its paragraph stands at its end, in an answer that often cites so.
    Paragraph,
    /// It speaks of code, which says for itself what it does.
    Code,
    /// It hedges, judges or infers, and holds nothing that could be looked up.
    Thin,
}

/// Confidence of an excused claim at most: below the threshold of preset recommended.
const EXCUSED: f32 = 0.6;

/// Confidence from which on an uncited claim is a plain gap: the default of the rules' `error-confidence`.
pub const PLAIN: f32 = 0.8;

/// References from which on one cluster may hold one for each of as many sentences before it.
pub const MANY: usize = 4;

/// Confidence of a doubted claim at most: below what the rules report as an error.
const DOUBTED: f32 = 0.79;

impl Sentence {
    /// What it claims, where nothing supports that.
    pub(super) fn uncited(&self) -> Option<&Claim> {
        self.judged.get().filter(|claim| claim.need == Need::Required && !self.is_covered())
    }

    /// How many references the largest of its clusters names.
    pub fn named(&self, clusters: &[Cluster]) -> usize {
        let own = clusters.get(self.clusters.clone()).unwrap_or_default();
        own.iter().map(|cluster| cluster.labels.len()).max().unwrap_or(0)
    }

    /// Whether it is a claim that nothing supports.
    pub(super) fn is_uncited(&self) -> bool {
        self.uncited().is_some()
    }

    /// Whether it speaks of the text itself.
    pub(super) fn is_meta(&self) -> bool {
        !self.is_covered() && self.judged.get().is_some_and(|claim| claim.kind == Kind::Meta)
    }

    /// Doubts that the sentence lacks a citation, if it seems to, without excusing it.
    pub(super) fn doubt_by(&mut self, reason: Reason) {
        if !self.is_uncited() {
            return;
        }
        let Some(claim) = self.judged.get_mut() else { return };
        claim.confidence = claim.confidence.min(DOUBTED);
        claim.reasons.add(reason);
    }

    /// Doubts that the sentence needs a citation of its own, if it seems to lack one.
    pub(super) fn excuse_by(&mut self, excuse: Excuse) {
        if !self.is_uncited() {
            return;
        }
        let Some(claim) = self.judged.get_mut() else { return };
        self.excuse = Some(excuse);
        claim.need = Need::Optional;
        claim.confidence = claim.confidence.min(EXCUSED);
        claim.reasons.add(match excuse {
            Excuse::Restated => Reason::Restated,
            Excuse::Paragraph => Reason::Paragraph,
            Excuse::Code => Reason::Code,
            Excuse::Thin => Reason::Thin,
        });
    }

    /// Whether a valid citation supports the sentence, or a link where the answer cites by links.
    pub fn is_covered(&self) -> bool {
        !self.covered_by.is_empty() || self.linked
    }
}

/// What became of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Its reference is known.
    Resolved,
    /// A reference list exists and does not hold it.
    Dangling,
    /// There is no reference list to look it up in.
    Unlisted,
    /// It does not follow the grammar.
    Malformed(Fault),
    /// It stands in for a citation still to be found.
    Placeholder,
    /// It is debris of a tool, not a citation that a reader could follow.
    Foreign,
}

impl Status {
    /// The name used in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Dangling => "dangling",
            Self::Unlisted => "unlisted",
            Self::Malformed(_) | Self::Placeholder | Self::Foreign => "malformed",
        }
    }

    /// Whether the citation is well-formed, so that it can cover a claim.
    pub const fn is_valid(self) -> bool {
        matches!(self, Self::Resolved | Self::Dangling | Self::Unlisted)
    }
}

/// One citation.
#[derive(Debug, Clone)]
pub struct Citation {
    /// Its bytes, brackets included.
    pub span: TextSpan,
    /// The form in which it is written.
    pub shape: Shape,
    /// The references it names, ranges expanded.
    pub labels: Labels,
    /// The target of the link that it is, if it is one.
    pub url: Option<TextSpan>,
    /// What became of it.
    pub status: Status,
}

/// Where a cluster stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// `… in 1998 [1].`
    BeforeTerminal,
    /// `… in 1998. [1]`
    AfterTerminal,
    /// `… in 1998 [1]; …`
    ClauseFinal,
    /// `… in 1998 [1] and …`
    Mid,
    /// `According to [1], …` or `[1] reports …`: part of the sentence's grammar.
    Narrative,
    /// At the start of a block, before a sentence it does not take part in.
    BlockInitial,
    /// Alone in its block.
    Standalone,
}

impl Placement {
    /// The name used in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BeforeTerminal => "before-terminal-punctuation",
            Self::AfterTerminal => "after-terminal-punctuation",
            Self::ClauseFinal => "clause-final",
            Self::Mid => "mid",
            Self::Narrative => "narrative",
            Self::BlockInitial => "block-initial",
            Self::Standalone => "standalone",
        }
    }
}

/// A run of adjacent citations.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// From the first to the last citation.
    pub span: TextSpan,
    /// Its citations.
    pub citations: Range<usize>,
    /// The distinct labels in it, in the order written.
    pub labels: Labels,
    /// Where it stands.
    pub placement: Placement,
    /// Index of its block.
    pub block: usize,
    /// Index of its sentence.
    pub sentence: Option<usize>,
}

/// Where the reference list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOrigin {
    /// Nowhere.
    None,
    /// In the text.
    Inline,
    /// In the front matter of the file.
    FrontMatter,
    /// In a file beside the answer.
    Sidecar,
}

/// What a citation points at.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The entry in the text; none where the list stands elsewhere.
    pub span: Option<TextSpan>,
    /// Its labels; several where one entry serves several numbers.
    pub labels: Vec<Label>,
    /// Its address.
    pub url: Option<String>,
    /// Where the address stands, if the list stands in the text.
    pub address: Option<TextSpan>,
    /// The address in the form in which two spellings of one page are equal, once somebody asked.
    pub(super) canonical: OnceCell<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its date, as written.
    pub date: Option<String>,
    /// First author and year: `Smith 2020`.
    pub name: Option<String>,
    /// DOI, ISBN and the like.
    pub identifiers: Vec<(IdentifierKind, String)>,
    /// How many citations name it.
    pub uses: usize,
}

impl Reference {
    /// Its address in the form in which two spellings of one page are equal, without its fragment.
    pub fn canonical(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        Some(self.canonical.get_or_init(|| canonical_url(url, false, &[])))
    }
}

/// The references of a document.
#[derive(Debug, Clone)]
pub struct ReferenceList {
    /// Where the list stands.
    pub origin: ListOrigin,
    /// Its entries in the order of the list.
    pub entries: Vec<Reference>,
    /// The lowest number of the list: 0 or 1.
    pub base: u32,
    /// Whether the list shows no numbers: those of its entries are their places.
    pub by_place: bool,
}

impl ReferenceList {
    /// Whether there is a list that a citation could be looked up in.
    pub fn exists(&self) -> bool {
        self.origin != ListOrigin::None
    }
}

/// The one of `sentences`, which are sorted, that holds byte `at`.
pub(super) fn sentence_at(sentences: &[Sentence], at: usize) -> Option<usize> {
    let index = sentences.partition_point(|sentence| sentence.span.end <= at);
    sentences.get(index).filter(|sentence| sentence.span.start <= at).map(|_| index)
}

impl Document {
    /// What one of its sentences asserts. Sentences that a citation covers are judged when they are first asked for: most
    /// rules look only at the others.
    pub fn claim<'a>(&'a self, sentence: &'a Sentence) -> &'a Claim {
        static NONE: Claim = Claim::of_block(Kind::NonFactual);
        if let Some(claim) = sentence.judged.get() {
            return claim;
        }
        let held = self.blocks.get(sentence.block).map_or(0..0, |block| block.sentences.clone());
        let inside = self.sentences.get(held.clone()).unwrap_or_default();
        let index = held.start + inside.partition_point(|it| it.span.start < sentence.span.start);
        let Self { prose, blocks, sections, links, english, judge, .. } = self;
        let judging = Judging { prose, blocks, sections, links, english: *english, judge };
        judging.claim(&self.sentences, index).unwrap_or(&NONE)
    }

    /// Whether the document is English.
    pub const fn is_english(&self) -> bool {
        self.english
    }

    /// The words of a span.
    pub fn slice(&self, span: TextSpan) -> &str {
        self.text.slice(span)
    }

    /// The words of a span with citations, code and addresses blanked.
    pub fn prose(&self, span: TextSpan) -> &str {
        span.of(&self.prose)
    }

    /// The full dates of the prose, in order.
    pub fn dates(&self) -> &[DateMention] {
        self.dates.get_or_init(|| date::dates_of(&self.prose, self.digits(), date::Order::Unknown))
    }

    /// Where digits stand in the prose, with the commas and full stops between them, in order.
    pub fn digits(&self) -> &[Range<usize>] {
        self.digits.get_or_init(|| {
            // Some answers have more.
            let mut found = Vec::with_capacity(self.prose.len() / 128);
            found.extend(number::digits(&self.prose));
            found
        })
    }

    /// The sentence that holds byte `at`.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        sentence_at(&self.sentences, at)
    }

    /// The block that holds byte `at`, or the last one before it.
    pub fn block_at(&self, at: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.span.start <= at).checked_sub(1)
    }

    /// The words of a section's heading.
    pub fn heading(&self, section: usize) -> Option<&str> {
        let block = self.sections.get(section)?.heading?;
        Some(self.slice(self.blocks.get(block)?.span))
    }

    /// The line that a fault of the whole document points at: the title, or the first line of text.
    pub fn title_span(&self) -> TextSpan {
        if let Some(title) = self.front.title {
            return title;
        }
        let Some(first) = self.blocks.first() else { return TextSpan::default() };
        let line = self.slice(first.span).find('\n').map_or(first.span.end, |at| first.span.start + at);
        TextSpan::new(first.span.start, line)
    }

    /// Whether the text looks like an answer at all: it cites, lists references or carries answer front matter.
    pub fn is_answer(&self) -> bool {
        !self.citations.is_empty()
            || self.references.exists()
            || self.front.check_date.is_some()
            || !self.front.disclaimers.is_empty()
    }
}
