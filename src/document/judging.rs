//! Judges the sentences of a document, each of them once, and only those that somebody asks for.

use std::cell::RefCell;

use super::block::{Block, BlockKind, Link};
use super::claim::{Claim, Context, Input, Judge, Kind};
use super::linked;
use super::model::{Section, Sentence};

/// What sentences are judged by.
pub struct Judging<'a> {
    /// The visible text with citations blanked.
    pub prose: &'a str,
    pub blocks: &'a [Block],
    pub sections: &'a [Section],
    pub links: &'a [Link],
    /// Whether the document is English, whose verbs are known.
    pub english: bool,
    /// Memory used again for each sentence.
    pub judge: &'a RefCell<Judge>,
}

impl Judging<'_> {
    /// The claim of sentence `index`.
    pub fn claim<'s>(&self, sentences: &'s [Sentence], index: usize) -> Option<&'s Claim> {
        let wanted = sentences.get(index)?;
        // A run of `It outlines …` is judged from the sentence that it goes back to.
        let mut open = Vec::new();
        let mut at = index;
        while let Some(sentence) = sentences.get(at).filter(|it| it.judged.get().is_none()) {
            let before = before(sentences, sentence, at);
            let known = match before {
                None => Some(false),
                Some(before) => before.judged.get().map(|claim| claim.kind == Kind::Meta),
            };
            if let Some(claim) = self.judge(sentence, known) {
                let _ = sentence.judged.set(claim);
                break;
            }
            open.push(sentence);
            at -= 1;
        }
        let mut meta = sentences.get(at)?.judged.get()?.kind == Kind::Meta;
        for sentence in open.into_iter().rev() {
            let claim = self.judge(sentence, Some(meta)).unwrap_or_default();
            meta = claim.kind == Kind::Meta;
            let _ = sentence.judged.set(claim);
        }
        wanted.judged.get()
    }

    fn judge(&self, sentence: &Sentence, after_meta: Option<bool>) -> Option<Claim> {
        let Some(block) = self.blocks.get(sentence.block) else { return Some(Claim::default()) };
        if linked::is_title(self.links, block, sentence) {
            return Some(Claim::of_block(Kind::Reference));
        }
        let context = match block.kind {
            BlockKind::Paragraph if block.quoted => Context::BlockQuote,
            BlockKind::Paragraph => Context::Paragraph,
            BlockKind::ListItem { .. } => Context::ListItem,
            BlockKind::TableCell { .. } => Context::TableCell,
            _ => return Some(Claim::of_block(block_kind(block.kind))),
        };
        let section = self.sections.get(block.section);
        self.judge.borrow_mut().classify(&Input {
            prose: sentence.span.of(self.prose),
            cited: !sentence.clusters.is_empty(),
            context,
            section_cited: section.is_some_and(|section| section.cited),
            after_meta,
            prospect: section.is_some_and(|section| section.prospect),
            english: self.english,
        })
    }
}

/// The sentence before one in its block.
fn before<'s>(sentences: &'s [Sentence], sentence: &Sentence, index: usize) -> Option<&'s Sentence> {
    let before = sentences.get(index.checked_sub(1)?)?;
    (before.block == sentence.block).then_some(before)
}

const fn block_kind(kind: BlockKind) -> Kind {
    match kind {
        BlockKind::Title => Kind::Title,
        BlockKind::DatedLine => Kind::CheckDate,
        BlockKind::Disclaimer => Kind::Disclaimer,
        BlockKind::Banner => Kind::Boilerplate,
        BlockKind::Heading { .. } => Kind::Heading,
        BlockKind::FollowUp => Kind::FollowUp,
        BlockKind::Reference => Kind::Reference,
        BlockKind::Code => Kind::Code,
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::TableCell { .. } => Kind::NonFactual,
    }
}
