//! Makes a document of what a reader found: citations first, then sentences, claims and coverage.

use std::collections::HashSet;
use std::ops::Range;

use super::attempt;
use super::block::{Block, BlockKind, Markup};
use super::citation::{self, Accepted, Dialect, Fault, Label, Shape};
use super::claim::{self, Claim, Context, Input, Judge, Kind};
use super::cluster;
use super::coverage::{self, Parts};
use super::doubt;
use super::linked;
use super::mask;
use super::metadata;
use super::model::{Citation, Cluster, Document, Placement, ReferenceList, Sentence};
use super::reference::SidecarEntry;
use super::reference_list;
use super::resolve::{link_of, resolve};
use super::restated;
use super::sentence::{self, Mask};
use super::structure;
use crate::text::TextSpan;

/// How far a cluster covers backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// By the habit of the document: once per paragraph, or sentence by sentence.
    #[default]
    Auto,
    /// Its sentence.
    Sentence,
    /// Its paragraph, back to the cluster before.
    Paragraph,
}

/// What is known of an answer beyond its text.
#[derive(Debug, Clone)]
pub struct Extra {
    /// References kept in a file beside the answer.
    pub sidecar: Vec<SidecarEntry>,
    /// How far clusters cover.
    pub scope: Scope,
    /// Whether list items inherit the clusters of their introduction.
    pub list_inherit: bool,
}

impl Default for Extra {
    fn default() -> Self {
        Self { sidecar: Vec::new(), scope: Scope::Auto, list_inherit: true }
    }
}

/// Analyses what a reader found.
pub fn assemble(mut markup: Markup, extra: &Extra) -> Document {
    let structure = structure::recognise(&mut markup);
    let (mut blocks, mut sections) = (structure.blocks, structure.sections);
    let meta = metadata::read(&markup);
    let mut front = structure.front;
    meta.complete(&mut front);
    let mut references = reference_list::gather(&markup, &blocks, &meta.references, &extra.sidecar);
    let visible = markup.text.visible();
    let urls = mask::urls(visible);
    let accepted = cite(visible, &markup, &blocks, &urls, &references);
    let dialect = citation::dialect(&accepted);
    let runs = citation::clusters(&accepted, visible);
    let citations = resolve(accepted, &markup, &mut references);
    let prose = mask::prose(visible, &markup, &urls, &citations, &blocks);
    let masks = mask::masks(&markup, &urls, &citations);
    let mut sentences = split(visible, &masks, &mut blocks);
    let mut clusters = gather_clusters(&citations, runs);
    cluster::place(&prose, &blocks, &mut sentences, &mut clusters);
    attempt::failed(&citations, &prose, &blocks, &mut sentences);
    attempt::places(visible, &mut sentences);
    for cluster in &clusters {
        if let Some(section) = blocks.get(cluster.block).and_then(|block| sections.get_mut(block.section)) {
            section.cited = true;
        }
    }
    let mut judged = Judge::default();
    let english = claim::is_english(&prose);
    let mut before = None;
    for sentence in &mut sentences {
        let Some(block) = blocks.get(sentence.block) else { continue };
        let section = sections.get(block.section);
        let place = Place {
            section_cited: section.is_some_and(|section| section.cited),
            prospect: section.is_some_and(|section| section.prospect),
            after_meta: before == Some((sentence.block, Kind::Meta)),
            english,
        };
        sentence.claim = if linked::is_title(&markup.links, block, sentence) {
            Claim::of_block(Kind::Reference)
        } else {
            judge(&mut judged, &prose, block, sentence, &place)
        };
        before = Some((sentence.block, sentence.claim.kind));
    }
    let paragraph_scope = match extra.scope {
        Scope::Auto => coverage::cites_by_paragraph(&blocks, &sentences, &clusters),
        Scope::Sentence => false,
        Scope::Paragraph => true,
    };
    let parts = Parts { prose: &prose, blocks: &blocks, clusters: &clusters, list_inherit: extra.list_inherit };
    let by_item = extra.scope == Scope::Auto && coverage::cites_by_item(&blocks, &sentences, &clusters);
    coverage::cover(&parts, &mut sentences, paragraph_scope, by_item);
    let by_link = dialect == Dialect::None && citations.is_empty();
    attempt::names(visible, &mut sentences);
    if by_link {
        linked::mark(&markup.text, &markup.links, &urls, &blocks, &mut sentences);
        attempt::authors(visible, &mask::skipped(&markup, &blocks), &mut sentences);
    } else {
        linked::doubt(&markup.text, &markup.links, &urls, &mut sentences);
    }
    attempt::code(&markup.code, &mut sentences);
    restated::mark(&prose, &blocks, &sections, &mut sentences);
    if extra.scope == Scope::Auto {
        coverage::excuse(&blocks, &mut sentences, &clusters);
    }
    let (code, links) = (code_of(&markup, &blocks), std::mem::take(&mut markup.links));
    let by_sentence = extra.scope == Scope::Sentence;
    let doubts = doubt::Parts { prose: &prose, blocks: &blocks, sections: &sections, code: code.len(), by_sentence };
    doubt::mark(&doubts, &mut sentences);
    Document {
        text: markup.text,
        prose,
        blocks,
        sections,
        sentences,
        citations,
        clusters,
        references,
        front,
        links,
        code,
        urls,
        dialect,
        paragraph_scope,
    }
}

/// The citations that the context supports.
fn cite(
    visible: &str,
    markup: &Markup,
    blocks: &[Block],
    urls: &[TextSpan],
    references: &ReferenceList,
) -> Vec<Accepted> {
    let skip: Vec<Range<usize>> = mask::skipped(markup, blocks).into_iter().map(TextSpan::range).collect();
    let mut tokens = citation::scan_in(visible, &skip);
    tokens.retain(|token| {
        let from = urls.partition_point(|url| url.end <= token.span.start);
        urls.get(from).is_none_or(|url| !url.contains(TextSpan::from(token.span.clone())))
    });
    for token in &mut tokens {
        linked_number(token, visible, markup);
    }
    let entries = &references.entries;
    let labels = entries.iter().flat_map(|entry| &entry.labels);
    let names = entries.iter().filter_map(|entry| entry.name.as_deref());
    let known = citation::Known::new(labels, names);
    // Forms that could be anything else count only where no plain form is used.
    if !tokens.iter().any(|it| matches!(it.shape, Shape::Bracket | Shape::NumberedLink | Shape::Footnote)) {
        let urls = urls.iter().copied().map(TextSpan::range);
        let mut closed: Vec<Range<usize>> = skip.into_iter().chain(urls).collect();
        closed.extend(tokens.iter().map(|token| token.span.clone()));
        closed.sort_by_key(|range| range.start);
        tokens.extend(citation::loose(visible, &closed, &known));
        tokens.sort_by_key(|token| token.span.start);
    }
    citation::accept(tokens, visible, &known)
}

/// `[[1](url)]` shows two pairs of brackets, but the inner one is a link.
fn linked_number(token: &mut citation::Token, visible: &str, markup: &Markup) {
    if token.shape != Shape::Malformed(Fault::DoubleBrackets) || link_of(markup, token.span.clone().into()).is_none() {
        return;
    }
    let inner = visible.get(token.span.clone()).unwrap_or("").trim_matches(['[', ']']);
    // Brackets round a shortcut, whose address stands in a definition, are still one pair too many.
    if markup.definitions.iter().any(|definition| definition.label == inner) {
        return;
    }
    if let Ok(number) = inner.parse() {
        token.labels = vec![Label::Number(number)];
        token.shape = Shape::NumberedLink;
    }
}

fn split(visible: &str, masks: &[Mask], blocks: &mut [Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (index, block) in blocks.iter_mut().enumerate() {
        let first = sentences.len();
        while masks.get(from).is_some_and(|mask| mask.end <= block.span.start) {
            from += 1;
        }
        let mut to = from;
        while masks.get(to).is_some_and(|mask| mask.start < block.span.end) {
            to += 1;
        }
        let spans = match block.kind {
            BlockKind::Code | BlockKind::Reference => Vec::new(),
            _ if block.kind.is_body() => body_sentences(visible, block.span, masks.get(from..to).unwrap_or_default()),
            _ => vec![block.span],
        };
        sentences.extend(spans.into_iter().map(|span| Sentence {
            span,
            block: index,
            claim: Claim::default(),
            clusters: 0..0,
            covered_by: Vec::new(),
            attempted: false,
            linked: false,
            excuse: None,
        }));
        block.sentences = first..sentences.len();
    }
    sentences
}

fn body_sentences(visible: &str, block: TextSpan, masks: &[Mask]) -> Vec<TextSpan> {
    let inside: Vec<Mask> = masks
        .iter()
        .map(|mask| Mask {
            start: mask.start.saturating_sub(block.start),
            end: mask.end.min(block.end) - block.start,
            kind: mask.kind,
        })
        .collect();
    let spans = sentence::split(block.of(visible), &inside);
    spans.into_iter().map(|range| TextSpan::from(range).offset(block.start)).collect()
}

fn gather_clusters(citations: &[Citation], runs: Vec<Range<usize>>) -> Vec<Cluster> {
    runs.into_iter()
        .filter_map(|run| {
            let held = citations.get(run.clone())?;
            let mut labels: Vec<Label> = Vec::new();
            let mut seen = HashSet::new();
            let named = held.iter().flat_map(|citation| &citation.labels);
            // A set only pays where a cluster names many.
            let many = held.len() > 8;
            for label in named {
                if if many { seen.insert(label) } else { !labels.contains(label) } {
                    labels.push(label.clone());
                }
            }
            let span = held.first()?.span.cover(held.last()?.span);
            Some(Cluster { span, citations: run, labels, placement: Placement::Mid, block: 0, sentence: None })
        })
        .collect()
}

/// What the place of a sentence tells about it.
struct Place {
    section_cited: bool,
    prospect: bool,
    after_meta: bool,
    english: bool,
}

fn judge(by: &mut Judge, prose: &str, block: &Block, sentence: &Sentence, place: &Place) -> Claim {
    let context = match block.kind {
        BlockKind::Paragraph if block.quoted => Context::BlockQuote,
        BlockKind::Paragraph => Context::Paragraph,
        BlockKind::ListItem { .. } => Context::ListItem,
        BlockKind::TableCell { .. } => Context::TableCell,
        _ => return Claim::of_block(block_kind(block.kind)),
    };
    let cited = !sentence.clusters.is_empty();
    by.classify(&Input {
        prose: sentence.span.of(prose),
        cited,
        context,
        section_cited: place.section_cited,
        after_meta: place.after_meta,
        prospect: place.prospect,
        english: place.english,
    })
}

const fn block_kind(kind: BlockKind) -> claim::Kind {
    match kind {
        BlockKind::Title => claim::Kind::Title,
        BlockKind::DatedLine => claim::Kind::CheckDate,
        BlockKind::Disclaimer => claim::Kind::Disclaimer,
        BlockKind::Banner => claim::Kind::Boilerplate,
        BlockKind::Heading { .. } => claim::Kind::Heading,
        BlockKind::FollowUp => claim::Kind::FollowUp,
        BlockKind::Reference => claim::Kind::Reference,
        BlockKind::Code => claim::Kind::Code,
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::TableCell { .. } => claim::Kind::NonFactual,
    }
}

fn code_of(markup: &Markup, blocks: &[Block]) -> Vec<TextSpan> {
    let whole = blocks.iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span);
    let mut code: Vec<TextSpan> = markup.code.iter().copied().chain(whole).collect();
    code.sort_unstable();
    code
}
