//! Makes a document of what a reader found: citations first, then sentences, claims and coverage.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::attempt;
use super::block::{Block, BlockKind, Markup};
use super::citation::{self, Accepted, Dialect, Fault, Labels, Shape};
use super::claim;
use super::cluster;
use super::coverage::{self, Parts, Reach};
use super::doubt;
use super::few::Few;
use super::judging::Judging;
use super::landmark::Landmarks;
use super::linked;
use super::mask;
use super::metadata;
use super::model::{Document, ReferenceList, Sentence};
use super::quote;
use super::reference::SidecarEntry;
use super::reference_list;
use super::resolve::{link_of, resolve};
use super::restated;
use super::sentence::{self, Help, Mask};
use super::structure;
use crate::text::{Places, Signs, TextSpan};

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
    /// What the splitter knows of languages.
    pub help: Help,
}

impl Default for Extra {
    fn default() -> Self {
        Self { sidecar: Vec::new(), scope: Scope::Auto, list_inherit: true, help: Help::All }
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
    let landmarks = Landmarks::of(visible);
    let urls = mask::urls_at(visible, &landmarks);
    let signs = Signs::of(visible);
    let accepted = cite(visible, (&landmarks, &signs.brackets), &markup, &blocks, &urls, &references);
    let dialect = citation::dialect(&accepted);
    let runs = citation::clusters(&accepted, visible);
    let citations = resolve(accepted, &markup, &mut references);
    let prose = mask::prose(visible, &markup, &urls, &citations, &blocks);
    let quotations = quote::mark(&prose, &signs.quotes, &citations, &mut blocks);
    let masks = mask::masks(&markup, &urls, &citations);
    let mut sentences = split(visible, &signs, &masks, &mut blocks, extra.help);
    let mut clusters = cluster::gather(&citations, runs);
    cluster::place(&prose, &blocks, &mut sentences, &mut clusters);
    attempt::failed(&citations, &prose, &blocks, &mut sentences);
    attempt::places(&landmarks, &mut sentences);
    for cluster in &clusters {
        if let Some(section) = blocks.get(cluster.block).and_then(|block| sections.get_mut(block.section)) {
            section.cited = true;
        }
    }
    let english = claim::is_english(&prose);
    let judge = RefCell::default();
    let reach = match extra.scope {
        Scope::Auto => Reach::usual(&blocks, &sentences, &clusters),
        Scope::Sentence => Reach::Sentence,
        Scope::Paragraph => Reach::Paragraph,
    };
    let links = std::mem::take(&mut markup.links);
    let judging =
        Judging { prose: &prose, blocks: &blocks, sections: &sections, links: &links, english, judge: &judge };
    let parts = Parts { judging: &judging, clusters: &clusters, list_inherit: extra.list_inherit };
    coverage::cover(&parts, &mut sentences, reach);
    for index in 0..sentences.len() {
        if sentences.get(index).is_some_and(|sentence| !sentence.is_covered()) {
            judging.claim(&sentences, index);
        }
    }
    coverage::close_lists(&parts, &mut sentences, reach);
    let by_link = dialect == Dialect::None && citations.is_empty();
    attempt::names(visible, &signs.brackets, &mut sentences);
    attempt::markup(visible, &signs.brackets, &mut sentences);
    if by_link {
        linked::mark(&markup.text, &links, &urls, &blocks, &mut sentences);
        attempt::authors(visible, &mask::skipped(&markup, &blocks), &mut sentences);
    } else {
        linked::doubt(&markup.text, &links, &urls, &mut sentences);
    }
    attempt::code(&markup.code, &mut sentences);
    restated::mark(&prose, &blocks, &sections, &mut sentences);
    if extra.scope == Scope::Auto {
        coverage::excuse(&blocks, &mut sentences, &clusters);
    }
    let code = code_of(&markup, &blocks);
    let by_sentence = extra.scope == Scope::Sentence;
    let doubts = doubt::Parts { judging: &judging, clusters: &clusters, code: code.len(), by_sentence };
    doubt::mark(&doubts, &mut sentences);
    Document {
        text: markup.text,
        prose,
        blocks,
        sections,
        sentences,
        citations,
        clusters,
        quotations,
        references,
        front,
        links,
        code,
        scripts: markup.scripts,
        urls,
        comments: markup.comments,
        rare: signs.rare,
        odd: signs.odd,
        quotes: signs.quotes,
        dialect,
        paragraph_scope: reach == Reach::Paragraph,
        digits: OnceCell::new(),
        dates: OnceCell::new(),
        english,
        judge,
    }
}

/// The citations that the context supports.
fn cite(
    visible: &str,
    (landmarks, brackets): (&Landmarks, &[usize]),
    markup: &Markup,
    blocks: &[Block],
    urls: &[TextSpan],
    references: &ReferenceList,
) -> Vec<Accepted> {
    let skip: Vec<Range<usize>> = mask::skipped(markup, blocks).into_iter().map(TextSpan::range).collect();
    let mut tokens = citation::scan(visible, &skip, landmarks, brackets);
    if !urls.is_empty() {
        tokens.retain(|token| {
            let from = urls.partition_point(|url| url.end <= token.span.start);
            urls.get(from).is_none_or(|url| !url.contains(TextSpan::from(token.span.clone())))
        });
    }
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
        token.labels = Labels::number(number);
        token.shape = Shape::NumberedLink;
    }
}

/// Bytes of a sentence, as a guess at how many there will be.
const SENTENCE: usize = 128;

fn split(visible: &str, signs: &Signs, masks: &[Mask], blocks: &mut [Block], help: Help) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(blocks.len() + visible.len() / SENTENCE);
    let (mut inside, mut spans) = (Vec::with_capacity(masks.len()), Vec::with_capacity(blocks.len()));
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
        let (start, end) = (block.span.start, block.span.end);
        spans.clear();
        match block.kind {
            BlockKind::Code | BlockKind::Reference => {}
            _ if block.kind.is_body() => {
                inside.clear();
                inside.extend(masks.get(from..to).unwrap_or_default().iter().map(|mask| Mask {
                    start: mask.start.saturating_sub(start),
                    end: mask.end.min(end) - start,
                    kind: mask.kind,
                }));
                let ends = Places::within(&signs.ends, start..end);
                sentence::split_at(block.span.of(visible), &inside, &ends, help, &mut spans);
            }
            _ => spans.push(0..end - start),
        }
        sentences.extend(spans.drain(..).map(|span| Sentence {
            span: TextSpan::from(span).offset(start),
            block: index,
            judged: OnceCell::new(),
            clusters: 0..0,
            covered_by: Few::new(),
            attempted: false,
            linked: false,
            excuse: None,
        }));
        block.sentences = first..sentences.len();
    }
    sentences
}

fn code_of(markup: &Markup, blocks: &[Block]) -> Vec<TextSpan> {
    let whole = blocks.iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span);
    let mut code: Vec<TextSpan> = markup.code.iter().copied().chain(whole).collect();
    code.sort_unstable();
    code
}
