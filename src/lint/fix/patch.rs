//! Which fixes are applied together, and what the text becomes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Refused;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::text::{LineIndex, SourceSpan};

/// A fix that may be applied.
#[derive(Clone, Copy)]
pub struct Patch<'d> {
    /// What it mends.
    pub diagnostic: &'d Diagnostic,
    /// Its edits, sorted, not overlapping.
    pub edits: &'d [Edit],
    /// How far it may be trusted.
    pub applicability: Applicability,
}

impl Patch<'_> {
    /// The same as a fix that is not applied.
    pub fn refuse(&self, lines: &LineIndex<'_>, why: &'static str) -> Refused {
        let line = lines.position(self.diagnostic.span.start).line;
        Refused { line, rule: self.diagnostic.rule.as_str().to_owned(), why }
    }
}

/// The fixes that may be trusted as far as `least` and do not touch each other, in the order of the text. Where two do,
/// the one that can be trusted more goes first, and the other is looked at again once the text has changed.
pub fn patches(diagnostics: &[Diagnostic], least: Applicability) -> Vec<Patch<'_>> {
    let all = diagnostics.iter().filter_map(|diagnostic| {
        let fix = diagnostic.fix.as_ref().filter(|fix| fix.applicability >= least && !fix.edits.is_empty())?;
        Some(Patch { diagnostic, edits: &fix.edits, applicability: fix.applicability })
    });
    let mut all: Vec<Patch<'_>> = all.collect();
    all.sort_by_key(|patch| (Reverse(patch.applicability), patch.edits[0].span));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    all.retain(|patch| {
        let free = patch.edits.iter().all(|edit| is_free(&taken, edit.span));
        if free {
            taken.extend(patch.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        free
    });
    all.sort_by_key(|patch| patch.edits[0].span);
    all
}

/// Whether no edit begins at the same place as `span` or shares a byte with it.
fn is_free(taken: &BTreeMap<usize, usize>, span: SourceSpan) -> bool {
    let before = taken.range(..span.end.max(span.start + 1)).next_back();
    before.is_none_or(|(start, end)| *end <= span.start && *start < span.start)
}

/// A text after edits.
pub struct Edited {
    pub text: String,
    /// The places that were edited in the text before, sorted.
    pub old: Vec<SourceSpan>,
    /// What stands there now, one for one.
    pub new: Vec<SourceSpan>,
}

/// `source` after the edits of `patches`, which do not overlap. New lines end as those of the text do.
pub fn apply(source: &str, patches: &[Patch<'_>]) -> Edited {
    let mut edits: Vec<&Edit> = patches.iter().flat_map(|patch| patch.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let windows = source.contains("\r\n");
    let mut edited = Edited { text: String::with_capacity(source.len()), old: Vec::new(), new: Vec::new() };
    let mut from = 0;
    for edit in edits {
        edited.text.push_str(source.get(from..edit.span.start).unwrap_or(""));
        let start = edited.text.len();
        if windows && edit.replacement.contains('\n') {
            edited.text.push_str(&edit.replacement.replace("\r\n", "\n").replace('\n', "\r\n"));
        } else {
            edited.text.push_str(&edit.replacement);
        }
        edited.old.push(edit.span);
        edited.new.push(SourceSpan::new(start, edited.text.len()));
        from = edit.span.end.max(from);
    }
    edited.text.push_str(source.get(from..).unwrap_or(""));
    edited
}

/// Characters without width, which part no words.
const fn is_hidden(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether an edit takes away what parted two words.
pub fn joins_words(source: &str, edited: &Edited) -> bool {
    edited.old.iter().zip(&edited.new).any(|(old, new)| {
        let before = edited.text.get(..new.start).and_then(|it| it.chars().next_back());
        let after = edited.text.get(new.end..).and_then(|it| it.chars().next());
        let removed = source.get(old.range()).unwrap_or("");
        let written = edited.text.get(new.range()).unwrap_or("");
        let first = |text: &str| text.chars().find(|ch| !is_hidden(*ch)).or(after);
        let last = |text: &str| text.chars().rfind(|ch| !is_hidden(*ch)).or(before);
        let word = |ch: Option<char>| ch.is_some_and(|ch| ch.is_alphanumeric() && !is_wide(ch));
        word(before) && word(first(written)) && !word(first(removed))
            || word(after) && word(last(written)) && !word(last(removed))
    })
}

/// Whether a character belongs to a script without spaces between words.
const fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
