//! A section that claims something and cites nothing.

use serde::Deserialize;

use crate::document::citation::Dialect;
use crate::document::claim::Need;
use crate::document::heading::Role;
use crate::document::{Document, Section};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedSection {
    min_claims: usize,
    skip_sections: Vec<String>,
}

impl Rule for UncitedSection {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        // An answer that cites nowhere has another fault.
        if !cites(document) {
            return;
        }
        let parents = parents(&document.sections);
        let tallies = tallies(document, &parents, |section| self.skips(document, section));
        let mut reported = vec![false; document.sections.len()];
        for (index, (section, tally)) in document.sections.iter().zip(&tallies).enumerate() {
            // A section below one that is reported is part of it.
            let above = parents.get(index).copied().flatten().and_then(|at| reported.get(at).copied()) == Some(true);
            let lacks = above || tally.claims >= self.min_claims && !tally.cited;
            let Some(mark) = reported.get_mut(index) else { continue };
            *mark = lacks && section.heading.is_some();
            let heading = section.heading.and_then(|at| document.blocks.get(at)).filter(|_| lacks && !above);
            if let Some(heading) = heading {
                let message = format!("no claim in section `{}` is cited", crop(document.slice(heading.span)));
                cx.report(heading.span, message)
                    .help("cite what its claims rest on, or take out what the sources do not say");
            }
        }
    }
}

/// Citations from which on forms that could be anything else, such as `(1)`, are a habit of citing.
const HABIT: usize = 5;

fn cites(document: &Document) -> bool {
    let loose = matches!(document.dialect, Dialect::Parenthesis | Dialect::GluedDigits | Dialect::Superscript);
    document.clusters.len() >= if loose { HABIT } else { 1 }
}

impl UncitedSection {
    /// Whether a section may go without citations.
    fn skips(&self, document: &Document, section: &Section) -> bool {
        let heading = section.heading.and_then(|at| document.blocks.get(at));
        let named = |words: &str| self.skip_sections.iter().any(|it| opens(words, it));
        section.prospect || section.role != Role::Other || heading.is_some_and(|it| named(document.slice(it.span)))
    }
}

/// Whether a heading opens with `word` behind its number, in any case. Words that are parted by no space may stand
/// anywhere.
fn opens(heading: &str, word: &str) -> bool {
    if word.is_empty() || !word.is_ascii() && heading.contains(word) {
        return !word.is_empty();
    }
    let bare = heading.trim_start_matches(|ch: char| !ch.is_alphabetic());
    bare.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
}

/// For every section the one that it stands in.
fn parents(sections: &[Section]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let above = |it: &usize, section: &Section| sections.get(*it).is_some_and(|it| it.level < section.level);
    let place = |(index, section): (usize, &Section)| {
        while open.pop_if(|it| !above(it, section)).is_some() {}
        let parent = open.last().copied();
        open.push(index);
        parent
    };
    sections.iter().enumerate().map(place).collect()
}

/// What stands in a section and in those below it.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Claims that need a citation and have none.
    claims: usize,
    /// Whether something in it is cited, or was meant to be.
    cited: bool,
}

/// The tallies of all sections. Claims of sections that `skips` tells of are not counted.
fn tallies(document: &Document, parents: &[Option<usize>], skips: impl Fn(&Section) -> bool) -> Vec<Tally> {
    let mut all: Vec<Tally> = document.sections.iter().map(|it| Tally { claims: 0, cited: it.cited }).collect();
    let mut skipped = (usize::MAX, false);
    for sentence in &document.sentences {
        let Some(index) = document.blocks.get(sentence.block).filter(|it| it.kind.is_body()).map(|it| it.section)
        else {
            continue;
        };
        let (Some(section), Some(tally)) = (document.sections.get(index), all.get_mut(index)) else { continue };
        if sentence.is_covered() || sentence.attempted {
            tally.cited = true;
        } else if !tally.cited && document.claim(sentence).need == Need::Required {
            if skipped.0 != index {
                skipped = (index, skips(section));
            }
            tally.claims += usize::from(!skipped.1);
        }
    }
    for (index, parent) in parents.iter().enumerate().rev() {
        let own = all.get(index).copied().unwrap_or_default();
        if let Some(above) = parent.and_then(|at| all.get_mut(at)) {
            above.claims += own.claims;
            above.cited |= own.cited;
        }
    }
    all
}
