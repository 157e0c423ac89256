//! Applies fixes: those that do not touch each other, then what the new text asks for, until nothing is left.

mod patch;
mod reading;

#[cfg(test)]
mod tests;

use foldhash::{HashSet, HashSetExt as _};

use super::{Input, Linter, Outcome, Suppress};
use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::text::LineIndex;
use patch::{Patch, apply, joins_words, patches};
use reading::reads_on;

/// Rounds after which fixes that still call for each other are left alone.
const ROUNDS: usize = 10;

/// Readings of the changed text that one round may cost: so many decide about fixes one by one, the rest waits for the
/// next round.
const READINGS: usize = 64;

/// What came of fixing one input.
pub struct Mended {
    /// The check of what it has become.
    pub outcome: Outcome,
    /// What it was, where it has changed.
    pub before: Option<String>,
    /// Diagnostics that were fixed.
    pub applied: usize,
    /// Fixes that were not applied.
    pub refused: Vec<Refused>,
}

/// A fix that was not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line of the fixed text, from 1.
    pub line: usize,
    /// The rule.
    pub rule: String,
    /// Why.
    pub why: &'static str,
}

impl Linter {
    /// Applies the fixes that may be trusted as far as `least`, and checks what is left.
    ///
    /// A fix is refused where more than it names would read differently: text outside its edits, citations that it does
    /// not touch, or words that it would join. Fixing what came of it changes nothing more.
    pub fn fix(&self, mut input: Input, least: Applicability) -> Mended {
        let before = input.source.clone();
        let (mut seen, mut applied, mut refused) = (HashSet::new(), 0, Vec::new());
        for round in 0..=ROUNDS {
            let document = self.read(&input);
            if !self.takes(&input, &document) {
                break;
            }
            // What was an answer stays one, even if a fix takes its last citation.
            input.named = true;
            let (diagnostics, ..) = self.diagnose(&input, &document);
            let wanted = patches(&diagnostics, least);
            let settles = round < ROUNDS && seen.insert(input.source.clone());
            let mut sifted = Sifted::default();
            if settles {
                self.sift(&input, &document, wanted, &mut sifted);
            } else {
                sifted.bad.extend(wanted.into_iter().map(|patch| (patch, "it calls for other fixes without end")));
            }
            let lines = LineIndex::new(&input.source);
            refused = sifted.bad.iter().map(|(patch, why)| patch.refuse(&lines, why)).collect();
            if sifted.good.is_empty() {
                break;
            }
            applied += sifted.good.len();
            let text = apply(&input.source, &sifted.good).text;
            input.source = text;
        }
        let before = (before != input.source).then_some(before);
        Mended { outcome: self.check(input), before, applied, refused }
    }

    /// Parts `patches` into those that can be applied together and those that cannot: all at once where that goes well,
    /// else by halves.
    fn sift<'d>(&self, input: &Input, document: &Document, patches: Vec<Patch<'d>>, sifted: &mut Sifted<'d>) {
        let mut open = vec![patches];
        while let Some(group) = open.pop().filter(|_| sifted.readings < READINGS) {
            let Some(first) = group.first().copied() else { continue };
            sifted.readings += 1;
            let all = [sifted.good.as_slice(), &group].concat();
            match self.try_out(input, document, &all) {
                Ok(()) => sifted.good = all,
                Err(why) if group.len() == 1 => sifted.bad.push((first, why)),
                Err(_) => {
                    let (left, right) = group.split_at(group.len() / 2);
                    open.extend([right.to_vec(), left.to_vec()]);
                }
            }
        }
    }

    fn try_out(&self, input: &Input, document: &Document, patches: &[Patch<'_>]) -> Result<(), &'static str> {
        let edited = apply(&input.source, patches);
        if joins_words(&input.source, &edited) {
            return Err("it would join two words");
        }
        let after = self.read(&Input {
            source: edited.text.clone(),
            sidecar: input.sidecar.clone(),
            path: String::new(),
            suppress: Suppress::default(),
            ..*input
        });
        reads_on(document, &after, &edited, patches)
    }
}

/// Fixes of one round.
#[derive(Default)]
struct Sifted<'d> {
    good: Vec<Patch<'d>>,
    bad: Vec<(Patch<'d>, &'static str)>,
    readings: usize,
}
