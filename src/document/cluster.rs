//! Clusters: runs of citations, and where each stands in its sentence.

use foldhash::{HashSet, HashSetExt as _};
use std::ops::Range;

use super::block::Block;
use super::citation::Labels;
use super::claim;
use super::model::{Citation, Cluster, Placement, Sentence};
use crate::text::TextSpan;

/// The clusters that `runs` of citations make, not yet placed.
pub fn gather(citations: &[Citation], runs: Vec<Range<usize>>) -> Vec<Cluster> {
    let mut clusters = Vec::with_capacity(runs.len());
    clusters.extend(runs.into_iter().filter_map(|run| {
        let held = citations.get(run.clone())?;
        let span = held.first()?.span.cover(held.last()?.span);
        let labels = distinct(held);
        Some(Cluster { span, citations: run, labels, placement: Placement::Mid, block: 0, sentence: None })
    }));
    clusters
}

/// The labels of neighbours, each of them once.
fn distinct(citations: &[Citation]) -> Labels {
    if let [Citation { labels: labels @ Labels::One(_), .. }] = citations {
        return labels.clone();
    }
    let named = citations.iter().flat_map(|citation| &citation.labels);
    // A set only pays where many are named.
    if citations.len() > FEW {
        let mut seen = HashSet::new();
        return named.filter(|label| seen.insert(*label)).cloned().collect();
    }
    let mut labels = Vec::with_capacity(citations.len());
    for label in named {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    Labels::Many(labels)
}

/// Neighbours whose labels are compared one by one.
const FEW: usize = 8;

/// Tells every cluster its block, its sentence and its placement, and every sentence its clusters.
///
/// `prose` is the visible text with citations blanked. Clusters, blocks and sentences are sorted.
pub fn place(prose: &str, blocks: &[Block], sentences: &mut [Sentence], clusters: &mut [Cluster]) {
    let (mut block, mut sentence) = (0, 0);
    let mut words = Words { prose, last: None, seen: 0, next: 0 };
    for (index, cluster) in clusters.iter_mut().enumerate() {
        while blocks.get(block + 1).is_some_and(|next| next.span.start <= cluster.span.start) {
            block += 1;
        }
        cluster.block = block;
        while sentences.get(sentence).is_some_and(|held| held.span.end <= cluster.span.start) {
            sentence += 1;
        }
        let here = sentences.get_mut(sentence).filter(|held| held.span.contains(cluster.span));
        cluster.sentence = here.as_ref().map(|_| sentence);
        let whole = blocks.get(block).map_or(cluster.span, |block| block.span);
        let span = here.as_ref().map_or(whole, |held| held.span);
        cluster.placement = placement(&mut words, span, cluster.span);
        if let Some(held) = here {
            if held.clusters.is_empty() {
                held.clusters = index..index;
            }
            held.clusters.end = index + 1;
        }
    }
}

/// Where the words nearest to a cluster stand; clusters are asked for in order, so that the text is read once.
struct Words<'a> {
    prose: &'a str,
    /// The last letter or digit before byte `seen`.
    last: Option<usize>,
    seen: usize,
    /// The first letter or digit at or after the last byte asked for.
    next: usize,
}

impl Words<'_> {
    fn last_before(&mut self, at: usize) -> Option<usize> {
        let new = self.prose.get(self.seen..at).unwrap_or("");
        let found = match new.bytes().rposition(is_no_sign) {
            Some(at) if new.as_bytes()[at].is_ascii() => Some(at),
            found => found.and_then(|_| new.rfind(char::is_alphanumeric)),
        };
        self.last = found.map(|found| self.seen + found).or(self.last);
        self.seen = self.seen.max(at);
        self.last
    }

    fn first_after(&mut self, at: usize) -> usize {
        if self.next < at || at == 0 {
            let rest = self.prose.get(at..).unwrap_or("");
            let found = match rest.bytes().position(is_no_sign) {
                Some(at) if rest.as_bytes()[at].is_ascii() => Some(at),
                found => found.and_then(|_| rest.find(char::is_alphanumeric)),
            };
            self.next = found.map_or(self.prose.len(), |found| at + found);
        }
        self.next
    }
}

/// Whether a byte is a letter or digit, or may be a part of one.
const fn is_no_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Bytes on either side of a cluster within which its part in the sentence is decided.
const WINDOW: usize = 240;

fn placement(words: &mut Words<'_>, sentence: TextSpan, cluster: TextSpan) -> Placement {
    let last = words.last_before(cluster.start).filter(|at| *at >= sentence.start);
    let nothing_before = last.is_none();
    let nothing_after = words.first_after(cluster.end) >= sentence.end;
    if nothing_before && nothing_after {
        return Placement::Standalone;
    }
    let prose = words.prose;
    // Mostly nothing but a space stands between the last word and the citations that close its sentence.
    let near = |last: usize| prose.as_bytes().get(last + 1..cluster.start);
    if nothing_after && last.and_then(near).is_some_and(|gap| gap.iter().all(|byte| *byte == b' ')) {
        return Placement::BeforeTerminal;
    }
    let from = sentence.start.max(prose.floor_char_boundary(cluster.start.saturating_sub(WINDOW)));
    let to = sentence.end.min(prose.ceil_char_boundary(cluster.end + WINDOW)).max(cluster.end);
    let before = TextSpan::new(from, cluster.start).of(prose);
    let after = TextSpan::new(cluster.end, to).of(prose);
    if nothing_after {
        let ended = before.trim_end().trim_end_matches(CLOSERS).ends_with(TERMINATORS);
        let stops = || after.contains(TERMINATORS);
        return if ended && !stops() { Placement::AfterTerminal } else { Placement::BeforeTerminal };
    }
    if is_narrative(before, after) {
        return Placement::Narrative;
    }
    if nothing_before {
        return Placement::BlockInitial;
    }
    match after.trim_start().chars().next() {
        Some(';' | ',' | ':' | '—' | '–' | '；' | '，' | '：' | '、') => Placement::ClauseFinal,
        _ => Placement::Mid,
    }
}

const TERMINATORS: [char; 8] = ['.', '!', '?', '。', '！', '？', '…', '．'];
const CLOSERS: [char; 12] = ['"', '”', '’', '\'', ')', ']', '»', '*', '_', '」', '』', '）'];

/// Whether the cluster takes part in the sentence: `According to [1], …`, `as reported by the city [2], …`,
/// `[3] reports that …`. Up to eight words may stand between the preposition and the cluster.
fn is_narrative(before: &str, after: &str) -> bool {
    let subject = before.trim_end();
    let opens = subject.is_empty()
        || subject.ends_with([',', ';', ':', '—'])
        || ends_with_word(subject, &["and", "but", "while", "whereas", "as"]);
    if opens {
        let word = after.trim_start().split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
        if word.starts_with(char::is_lowercase) && claim::is_finite_verb(word) {
            return true;
        }
    }
    let clause = subject.rsplit([';', '—']).next().unwrap_or(subject);
    if !after.trim_start().starts_with([',', '，']) && !clause.trim_start().is_empty() && !is_bare_preposition(clause)
    {
        return false;
    }
    attribution(clause)
}

/// Whether a clause that the cluster closes says only where the sentence's content comes from.
fn attribution(clause: &str) -> bool {
    let mut tail: Vec<&str> = clause
        .split(|ch: char| ch.is_whitespace() || ch == '(')
        .filter(|word| !word.is_empty())
        .rev()
        .take(10)
        .collect();
    tail.reverse();
    tail.windows(2).any(|pair| {
        let (first, second) = (pair[0].to_ascii_lowercase(), pair[1].to_ascii_lowercase());
        first == "according" && second == "to"
            || second == "by" && REPORTED.contains(&first.as_str())
            || second == "in"
                && REPORTED.contains(&first.as_str())
                && clause.trim_start().get(..2).is_some_and(|head| head.eq_ignore_ascii_case("as"))
    })
}

const REPORTED: [&str; 14] = [
    "reported",
    "noted",
    "described",
    "stated",
    "shown",
    "explained",
    "documented",
    "summarized",
    "summarised",
    "cited",
    "outlined",
    "discussed",
    "argued",
    "claimed",
];

fn is_bare_preposition(clause: &str) -> bool {
    ends_with_word(clause, &["to", "by", "in", "see", "from"])
}

fn ends_with_word(text: &str, words: &[&str]) -> bool {
    let last = text.rsplit(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    words.iter().any(|word| word.eq_ignore_ascii_case(last))
}
