//! Where the suppressions of comments hold.

use std::collections::{BTreeMap, BTreeSet};

use super::comment::{Action, Comment, Fault};
use crate::diagnostic::Diagnostic;
use crate::text::SourceSpan;

/// One rule that a comment suppresses, and where.
#[derive(Debug)]
pub struct Reach<'s> {
    /// Index of the comment.
    pub comment: usize,
    /// Index of the name in the comment, and the rule; none for all rules.
    pub rule: Option<(usize, &'s str)>,
    /// A diagnostic that starts here is suppressed.
    pub span: SourceSpan,
    /// The comment that ends it, and the name in there; none for a comment that ends all.
    pub end: Option<(usize, Option<usize>)>,
    /// Whether a diagnostic was suppressed.
    pub used: bool,
}

/// What `factlint-disable` has opened: by rule, the reach if it holds.
type Open<'s> = BTreeMap<&'s str, Option<usize>>;

/// The reaches of `comments`, of which only those of `holding` hold; `valid` tells whether a rule may be suppressed.
/// An end without a beginning is a fault, unless something `broken` may have been its beginning.
pub fn lay<'s>(
    source: &str,
    comments: &[Comment<'s>],
    holding: &BTreeSet<usize>,
    valid: impl Fn(&str) -> bool,
    broken: Option<usize>,
    faults: &mut Vec<Fault>,
) -> Vec<Reach<'s>> {
    let mut reaches: Vec<Reach<'s>> = Vec::new();
    let mut open = Open::new();
    let following = following(source, comments);
    for (index, comment) in comments.iter().enumerate() {
        let names = comment.names.iter().enumerate().filter(|(_, (name, _))| valid(name));
        let names: Vec<(usize, &'s str)> = names.map(|(place, (name, _))| (place, *name)).collect();
        let span = match comment.action {
            Action::NextLine => following.get(index).copied().unwrap_or_default(),
            Action::File => SourceSpan::new(0, usize::MAX),
            Action::Disable => SourceSpan::new(comment.span.end, usize::MAX),
            Action::Enable => {
                let may_be_broken = broken.is_some_and(|at| at < comment.span.start);
                close(comment, (index, &names), &mut open, &mut reaches, (!may_be_broken).then_some(&mut *faults));
                continue;
            }
        };
        let holds = holding.contains(&index);
        if comment.names.is_empty() && holds {
            reaches.push(Reach { comment: index, rule: None, span, end: None, used: false });
        }
        for (place, name) in names {
            let mut span = span;
            if comment.action == Action::Disable {
                let reach = holds.then_some(reaches.len());
                if open.contains_key(name) {
                    // What is suppressed already needs no suppression.
                    span = SourceSpan::new(span.start, span.start);
                } else {
                    open.insert(name, reach);
                }
            }
            if holds {
                reaches.push(Reach { comment: index, rule: Some((place, name)), span, end: None, used: false });
            }
        }
    }
    reaches
}

/// Ends what is open, or notes as a fault that nothing is.
fn close<'s>(
    comment: &Comment<'s>,
    (index, names): (usize, &[(usize, &'s str)]),
    open: &mut Open<'s>,
    reaches: &mut [Reach<'s>],
    faults: Option<&mut Vec<Fault>>,
) {
    let mut end = |reach: Option<usize>, place| {
        if let Some(reach) = reach.and_then(|at| reaches.get_mut(at)) {
            reach.span.end = comment.span.start;
            reach.end = Some((index, place));
        }
    };
    let mut missing = Vec::new();
    if comment.names.is_empty() {
        if open.is_empty() {
            missing.push((comment.span, "nothing is disabled here".to_owned()));
        }
        for reach in std::mem::take(open).into_values() {
            end(reach, None);
        }
    }
    for &(place, name) in names {
        match open.remove(name) {
            Some(reach) => end(reach, Some(place)),
            None => missing.push((comment.names[place].1, format!("`{name}` is not disabled here"))),
        }
    }
    let help = "take it out, or write `factlint-disable` and the names of rules before it";
    if let Some(faults) = faults {
        faults.extend(missing.into_iter().map(|(span, message)| Fault::new(span, message, help)));
    }
}

/// Tells for every diagnostic, sorted by place, which reach suppresses it: the one that begins last.
pub fn find(reaches: &[Reach<'_>], diagnostics: &[Diagnostic]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..reaches.len()).collect();
    order.sort_by_key(|&at| reaches[at].span.start);
    let mut order = order.into_iter().peekable();
    let (mut named, mut all): (BTreeMap<&str, Vec<usize>>, Vec<usize>) = (BTreeMap::new(), Vec::new());
    let mut found = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let start = diagnostic.span.start;
        while let Some(at) = order.next_if(|&at| reaches[at].span.start <= start) {
            reaches[at].rule.map_or(&mut all, |(_, name)| named.entry(name).or_default()).push(at);
        }
        // What has ended is gone for good: diagnostics come in the order of their places.
        let last = |begun: &mut Vec<usize>| {
            while begun.last().is_some_and(|&at| reaches[at].span.end <= start) {
                begun.pop();
            }
            begun.last().copied()
        };
        found.push(named.get_mut(diagnostic.rule.as_str()).and_then(last).or_else(|| last(&mut all)));
    }
    found
}

/// What follows each of `comments`, which are sorted: the next line, or the lines up to a blank one where a blank one
/// comes first. Lines that hold nothing but comments do not count, so that one comment may stand above the other.
fn following(source: &str, comments: &[Comment<'_>]) -> Vec<SourceSpan> {
    let lines = Lines { source };
    let mut found: Vec<SourceSpan> = Vec::with_capacity(comments.len());
    // Where the comment behind begins, what follows it, and whether nothing but comments stands behind it on its line.
    let mut behind: Option<(usize, SourceSpan, bool)> = None;
    for comment in comments.iter().rev() {
        let from = comment.span.end;
        let gap = |to: usize| SourceSpan::new(from, to);
        let (after, alone) = match behind {
            Some((start, after, alone)) if !lines.part(gap(start)) => (after, alone && lines.is_blank(gap(start))),
            Some((start, after, true)) if lines.is_blank(gap(start)) => {
                let end = lines.line(from);
                // Behind a blank line the whole block is meant, unless it is nothing but comments.
                let block = if lines.part(SourceSpan::new(end, start)) { lines.behind(end) } else { after };
                (if after.start < block.end { block } else { after }, true)
            }
            _ => {
                let end = lines.line(from);
                (lines.behind(end), lines.is_blank(gap(end)))
            }
        };
        behind = Some((comment.span.start, after, alone));
        found.push(after);
    }
    found.reverse();
    found
}

/// The lines of a source.
struct Lines<'s> {
    source: &'s str,
}

impl Lines<'_> {
    /// The line from byte `end` on, or the lines up to a blank one where a blank one comes first.
    fn behind(&self, end: usize) -> SourceSpan {
        let mut span = SourceSpan::new(end, self.line(end));
        if self.is_blank(span) {
            while self.is_blank(span) && !span.is_empty() {
                span = SourceSpan::new(span.end, self.line(span.end));
            }
            loop {
                let line = SourceSpan::new(span.end, self.line(span.end));
                if self.is_blank(line) {
                    break;
                }
                span.end = line.end;
            }
        }
        span
    }

    /// The byte behind the end of the line that byte `from` stands in.
    fn line(&self, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(at) = memchr::memchr2(b'\n', b'\r', rest) else { return bytes.len() };
        let both = rest.get(at..at + 2) == Some(b"\r\n");
        from + at + if both { 2 } else { 1 }
    }

    /// Whether a line ends within `span`.
    fn part(&self, span: SourceSpan) -> bool {
        let bytes = self.source.as_bytes().get(span.range()).unwrap_or_default();
        memchr::memchr2(b'\n', b'\r', bytes).is_some()
    }

    /// Whether a line says nothing, within a quotation, too.
    fn is_blank(&self, line: SourceSpan) -> bool {
        let text = self.source.get(line.range()).unwrap_or("");
        text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '>').is_empty()
    }
}
