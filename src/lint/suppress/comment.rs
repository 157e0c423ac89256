//! One comment that speaks to factlint, taken apart: `<!-- factlint-disable RULE, RULE -- reason -->`.

use crate::config::did_you_mean;
use crate::rule::crop;
use crate::text::SourceSpan;

/// What a comment asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Suppress in the next line, or the next block where a blank line follows.
    NextLine,
    /// Suppress in the whole file.
    File,
    /// Suppress from here on.
    Disable,
    /// Suppress no longer.
    Enable,
}

const ACTIONS: [(&str, Action); 4] = [
    ("factlint-disable-next-line", Action::NextLine),
    ("factlint-disable-file", Action::File),
    ("factlint-disable", Action::Disable),
    ("factlint-enable", Action::Enable),
];

/// A comment, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment<'s> {
    /// All of it.
    pub span: SourceSpan,
    /// What it asks for.
    pub action: Action,
    /// The rules it names, each with its place; none where it means all.
    pub names: Vec<(&'s str, SourceSpan)>,
    /// Why, where it says so.
    pub reason: Option<&'s str>,
}

/// What is wrong with a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub span: SourceSpan,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Fault {
    pub fn new(span: SourceSpan, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }
}

/// Takes the comment at `span` of `source` apart. Whether the rules exist that it names is not asked here.
///
/// # Errors
/// When the comment is broken: nobody can tell what it was to suppress.
pub fn parse(source: &str, span: SourceSpan) -> Result<Comment<'_>, Fault> {
    let whole = source.get(span.range()).unwrap_or("");
    let inside = whole.strip_prefix("<!--").unwrap_or("");
    let Some(inside) = inside.strip_suffix("-->") else {
        let line = whole.lines().next().unwrap_or("").trim_end();
        let place = SourceSpan::new(span.start, span.start + line.len());
        return Err(Fault::new(place, "this comment is never closed", "close it with `-->`"));
    };
    let words = inside.trim_start();
    let end = words.find(char::is_whitespace).unwrap_or(words.len());
    let (keyword, rest) = words.split_at(end);
    let at = |part: &str| {
        let start = part.as_ptr().addr().saturating_sub(source.as_ptr().addr());
        SourceSpan::new(start, start + part.len())
    };
    let Some((_, action)) = ACTIONS.into_iter().find(|(name, _)| *name == keyword) else {
        let help = did_you_mean(keyword, ACTIONS.map(|(name, _)| name))
            .unwrap_or_else(|| format!("one of: {}", ACTIONS.map(|(name, _)| name).join(", ")));
        return Err(Fault::new(at(keyword), format!("factlint knows no comment `{}`", crop(keyword)), help));
    };
    let (list, reason) = parts(rest);
    let mut names = Vec::new();
    if !list.trim().is_empty() {
        for part in list.split(',') {
            let name = part.trim();
            if name.is_empty() {
                let place = at(list.trim());
                return Err(Fault::new(
                    place,
                    "a comma without the name of a rule",
                    "name a rule, or take the comma out",
                ));
            }
            if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
                let help = "part rules by commas, and write the reason after ` -- `";
                return Err(Fault::new(at(name), format!("`{}` is no name of a rule", crop(name)), help));
            }
            names.push((name, at(name)));
        }
    }
    if names.is_empty() && action == Action::Disable {
        let help = "name rules, or write `factlint-disable-file` or `factlint-disable-next-line`";
        return Err(Fault::new(span, "`factlint-disable` does not say which rules are meant", help));
    }
    Ok(Comment { span, action, names, reason })
}

/// The list of rules and the reason, which ` -- ` parts.
fn parts(rest: &str) -> (&str, Option<&str>) {
    let dashes = memchr::memmem::find_iter(rest.as_bytes(), "--").find(|&at| {
        let (before, after) = (rest.get(..at).unwrap_or(""), rest.get(at + 2..).unwrap_or(""));
        before.ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with(char::is_whitespace))
    });
    let Some(at) = dashes else { return (rest, None) };
    let reason = rest.get(at + 2..).unwrap_or("").trim();
    (rest.get(..at).unwrap_or(""), Some(reason).filter(|reason| !reason.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{Action, parse};
    use crate::text::SourceSpan;

    fn shown(source: &str) -> Result<(Action, Vec<&str>, Option<&str>), String> {
        let comment = parse(source, SourceSpan::new(0, source.len())).map_err(|fault| fault.message)?;
        for (name, span) in &comment.names {
            assert_eq!(source.get(span.range()), Some(*name));
        }
        Ok((comment.action, comment.names.iter().map(|it| it.0).collect(), comment.reason))
    }

    #[test]
    fn comments_are_taken_apart() {
        for (source, expected) in [
            ("<!-- factlint-disable-next-line a -->", (Action::NextLine, vec!["a"], None)),
            ("<!--factlint-disable a,b-c -- it is so-->", (Action::Disable, vec!["a", "b-c"], Some("it is so"))),
            ("<!-- factlint-disable-file -- a -- b -->", (Action::File, vec![], Some("a -- b"))),
            ("<!-- factlint-enable\n a,\n b\n-->", (Action::Enable, vec!["a", "b"], None)),
            ("<!-- factlint-disable-next-line a -- -->", (Action::NextLine, vec!["a"], None)),
        ] {
            assert_eq!(shown(source), Ok(expected), "{source}");
        }
    }

    #[test]
    fn broken_comments_say_what_is_wrong() {
        for (source, message) in [
            ("<!-- factlint-disable a", "this comment is never closed"),
            ("<!-- factlint-disable-line a -->", "factlint knows no comment `factlint-disable-line`"),
            ("<!-- factlint-disable -->", "`factlint-disable` does not say which rules are meant"),
            ("<!-- factlint-disable a b -->", "`a b` is no name of a rule"),
            ("<!-- factlint-disable a — why -->", "`a — why` is no name of a rule"),
            ("<!-- factlint-disable a, -->", "a comma without the name of a rule"),
            ("<!-- factlint-: -->", "factlint knows no comment `factlint-:`"),
        ] {
            assert_eq!(shown(source), Err(message.to_owned()), "{source}");
        }
    }
}
