//! A claim made twice, each time with other references.

use foldhash::{HashMap, HashMapExt as _, HashSet};
use serde::Deserialize;

use crate::document::citation::Label;
use crate::document::claim::{Kind, Need};
use crate::document::reference::canonical_url;
use crate::document::{Document, Sentence, content};
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InconsistentCitations {
    similarity: f64,
}

/// Words that two claims must share.
const SHARED: usize = 5;
/// Claims of one word that are looked at: a word in more of them tells little.
const MOST: usize = 12;
/// Words of a claim that are looked at.
const WORDS: usize = 60;

impl Rule for InconsistentCitations {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if document.clusters.len() < 2 {
            return;
        }
        let mut pages = None;
        let mut claims: Vec<Said> = Vec::new();
        let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
        for (place, sentence) in document.sentences.iter().enumerate() {
            let Some(said) = Said::of(document, place, sentence) else { continue };
            let alike = self.earlier(&claims, &index, &said);
            let other = alike.filter(|&at| {
                let pages = pages.get_or_insert_with(|| Pages::of(document));
                let own = pages.behind(sentence);
                let earlier = claims.get(at).and_then(|it| document.sentences.get(it.place)).map(|it| pages.behind(it));
                earlier.is_some_and(|earlier| !own.is_empty() && !earlier.is_empty() && own.iter().all(|page| !earlier.contains(page)))
            });
            let first = other.and_then(|at| document.sentences.get(claims.get(at)?.place));
            if let Some((first, cluster)) = first.and_then(|first| Some((first, document.clusters.get(*sentence.covered_by.first()?)?))) {
                cx.report(cluster.span, "the same claim is cited to other references before")
                    .label(first.span, "said here first")
                    .help("cite the references that support it in both places");
            }
            for &key in &said.keys {
                let held = index.entry(key).or_default();
                if held.len() < MOST {
                    held.push(claims.len());
                }
            }
            claims.push(said);
        }
    }
}

impl InconsistentCitations {
    /// The first of the `claims` that says the same.
    fn earlier(&self, claims: &[Said], index: &HashMap<u64, Vec<usize>>, said: &Said) -> Option<usize> {
        let mut near: Vec<usize> = said.keys.iter().filter_map(|key| index.get(key)).flatten().copied().collect();
        near.sort_unstable();
        let mut runs = near.chunk_by(|one, other| one == other).filter(|run| run.len() * 2 >= SHARED);
        runs.find_map(|run| run.first().copied().filter(|&at| claims.get(at).is_some_and(|other| said.repeats(other, self.similarity))))
    }
}

/// What a claim says.
struct Said {
    place: usize,
    /// Its words, sorted.
    keys: Vec<u64>,
    /// Its numbers and names, sorted.
    telling: Vec<u64>,
}

impl Said {
    /// What a cited claim says; none of sentences that claim nothing or have too few words.
    fn of(document: &Document, place: usize, sentence: &Sentence) -> Option<Self> {
        let body = document.blocks.get(sentence.block)?.kind.is_body();
        if !body || sentence.covered_by.is_empty() {
            return None;
        }
        let claim = document.claim(sentence);
        if claim.kind != Kind::Claim || claim.need != Need::Required {
            return None;
        }
        let prose = document.prose(sentence.span);
        let (mut keys, mut telling) = (Vec::new(), Vec::new());
        for word in content::words(prose).take(WORDS) {
            if CONFIRMS.iter().any(|it| it.eq_ignore_ascii_case(word.text)) {
                return None;
            }
            keys.push(word.key);
            if word.telling {
                telling.push(word.key);
            }
        }
        for list in [&mut keys, &mut telling] {
            list.sort_unstable();
            list.dedup();
        }
        (keys.len() >= SHARED).then_some(Self { place, keys, telling })
    }

    /// Whether two claims say the same: most of their words, and all their numbers and names.
    fn repeats(&self, other: &Self, similarity: f64) -> bool {
        let shared = self.keys.iter().filter(|key| other.keys.binary_search(key).is_ok()).count();
        let least = self.keys.len().min(other.keys.len());
        let held = |one: &Self, other: &Self| one.telling.iter().all(|key| other.keys.binary_search(key).is_ok());
        #[allow(clippy::cast_precision_loss)]
        let alike = shared as f64 >= similarity * least as f64;
        shared >= SHARED && alike && held(self, other) && held(other, self)
    }
}

/// Words with which a claim is confirmed on purpose.
const CONFIRMS: [&str; 9] =
    ["confirm", "confirms", "confirmed", "similarly", "likewise", "corroborate", "corroborates", "corroborated", "echoes"];

/// The pages behind citations.
struct Pages<'d> {
    document: &'d Document,
    by_label: HashMap<&'d Label, String>,
}

impl<'d> Pages<'d> {
    fn of(document: &'d Document) -> Self {
        let mut by_label = HashMap::new();
        for entry in &document.references.entries {
            let Some(url) = &entry.url else { continue };
            for label in &entry.labels {
                by_label.entry(label).or_insert_with(|| canonical_url(url, true, &[]));
            }
        }
        Self { document, by_label }
    }

    /// The pages, or else labels, of the citations that cover a sentence.
    fn behind(&self, sentence: &Sentence) -> HashSet<String> {
        let clusters = sentence.covered_by.iter().filter_map(|&at| self.document.clusters.get(at));
        let citations = clusters.filter_map(|cluster| self.document.citations.get(cluster.citations.clone())).flatten();
        let mut pages = HashSet::default();
        for citation in citations {
            if let Some(url) = citation.url {
                pages.insert(canonical_url(self.document.slice(url), true, &[]));
                continue;
            }
            pages.extend(citation.labels.iter().map(|label| self.by_label.get(label).cloned().unwrap_or_else(|| label.to_string())));
        }
        pages
    }
}
