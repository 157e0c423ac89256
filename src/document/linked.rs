//! Answers that cite by links in the running text: `The [harbour board](https://…) closed the quay.`

use super::block::{Block, BlockKind, Link};
use super::claim::{Need, Reason};
use super::model::Sentence;
use crate::text::{Text, TextSpan};

/// Marks the sentences in which a link to a page stands; an address alone is one of the sentence before it.
///
/// That holds for answers that cite in no other way (`only`). Where there are citations, a link is just a link; that its
/// sentence cannot be checked is doubtful all the same.
pub fn mark(text: &Text, links: &[Link], urls: &[TextSpan], blocks: &[Block], sentences: &mut [Sentence], only: bool) {
    let pages = links.iter().filter(|link| is_page(text.slice(link.target))).map(|link| link.text);
    let mut places: Vec<TextSpan> = pages.chain(urls.iter().copied()).collect();
    places.sort_unstable();
    let mut at = 0;
    for place in places {
        while sentences.get(at).is_some_and(|sentence| sentence.span.end <= place.start) {
            at += 1;
        }
        let Some(sentence) = sentences.get_mut(at).filter(|sentence| sentence.span.overlaps(place)) else { continue };
        if !only {
            if sentence.claim.need == Need::Required && !sentence.is_covered() {
                sentence.doubt_by(Reason::Linked);
            }
            continue;
        }
        sentence.linked = true;
        let own = text.slice(sentence.span);
        let alone = own.len() <= place.len() + 4;
        let opens = blocks.get(sentence.block).is_none_or(|block| block.sentences.start == at);
        if alone
            && !opens
            && let Some(before) = at.checked_sub(1).and_then(|before| sentences.get_mut(before))
        {
            before.linked = true;
        }
    }
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
