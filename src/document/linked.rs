//! Answers that cite by links in the running text: `The [harbour board](https://…) closed the quay.`

use super::block::{Block, BlockKind, Link};
use super::claim::Reason;
use super::model::Sentence;
use crate::text::{Text, TextSpan};

/// Marks the sentences in which a link to a page stands as covered by it, for an answer that cites in no other way. An
/// address alone is one of the sentence before it.
pub fn mark(text: &Text, links: &[Link], urls: &[TextSpan], blocks: &[Block], sentences: &mut [Sentence]) {
    for (place, at) in held(text, links, urls, sentences) {
        let Some(sentence) = sentences.get_mut(at) else { continue };
        sentence.linked = true;
        let alone = text.slice(sentence.span).len() <= place.len() + 4;
        let opens = blocks.get(sentence.block).is_none_or(|block| block.sentences.start == at);
        if alone
            && !opens
            && let Some(before) = at.checked_sub(1).and_then(|before| sentences.get_mut(before))
        {
            before.linked = true;
        }
    }
}

/// Where there are citations, a link is just a link; that its sentence cannot be checked is doubtful all the same.
pub fn doubt(text: &Text, links: &[Link], urls: &[TextSpan], sentences: &mut [Sentence]) {
    for (_, at) in held(text, links, urls, sentences) {
        if let Some(sentence) = sentences.get_mut(at) {
            sentence.doubt_by(Reason::Linked);
        }
    }
}

/// The links to pages and the addresses, sorted, with the sentence that each stands in.
fn held(text: &Text, links: &[Link], urls: &[TextSpan], sentences: &[Sentence]) -> Vec<(TextSpan, usize)> {
    let pages = links.iter().filter(|link| is_page(text.slice(link.target))).map(|link| link.text);
    let mut places: Vec<TextSpan> = Vec::with_capacity(links.len() + urls.len());
    places.extend(pages.chain(urls.iter().copied()));
    places.sort_unstable();
    let mut at = 0;
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        while sentences.get(at).is_some_and(|sentence| sentence.span.end <= place.start) {
            at += 1;
        }
        if sentences.get(at).is_some_and(|sentence| sentence.span.overlaps(place)) {
            found.push((place, at));
        }
    }
    found
}

/// Whether the sentence is the item of a list that is nothing but a link: a title, not a claim.
pub fn is_title(links: &[Link], block: &Block, sentence: &Sentence) -> bool {
    if !matches!(block.kind, BlockKind::ListItem { .. }) {
        return false;
    }
    let at = links.partition_point(|link| link.text.end <= sentence.span.start);
    links.get(at).is_some_and(|link| {
        !link.target.is_empty() && link.text.start <= sentence.span.start + 2 && link.text.end + 2 >= sentence.span.end
    })
}

fn is_page(target: &str) -> bool {
    target.starts_with("http://") || target.starts_with("https://")
}
