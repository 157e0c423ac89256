//! Edits that take suppressions out and leave everything else as it was.

use super::comment::Comment;
use crate::diagnostic::{Applicability, Edit};
use crate::text::SourceSpan;

/// Takes the names at the places `gone`, which are sorted, out of a comment, or all of it where no name is left; tells how far that may be
/// trusted.
pub fn without(source: &str, comment: &Comment<'_>, gone: &[usize]) -> (Edit, Applicability) {
    let mut gone = gone.iter().peekable();
    let names = comment.names.iter().enumerate();
    let kept = names.filter(|(place, _)| gone.next_if(|it| *it == place).is_none());
    let kept: Vec<&str> = kept.map(|(_, (name, _))| *name).collect();
    match (comment.names.first(), comment.names.last()) {
        (Some((_, first)), Some((_, last))) if !kept.is_empty() => {
            (Edit { span: first.cover(*last), replacement: kept.join(", ") }, Applicability::Safe)
        }
        _ => {
            let edit = removal(source, comment.span);
            let more = makes_markdown(source, comment.span) || follows_comment(source, comment.span);
            (edit, if more { Applicability::Unsafe } else { Applicability::Safe })
        }
    }
}

/// Whether text follows on a line that begins with a comment: as long as it does, nothing on it is read as Markdown.
fn makes_markdown(source: &str, span: SourceSpan) -> bool {
    let (before, after) = (source.get(..span.start).unwrap_or(""), source.get(span.end..).unwrap_or(""));
    let lead = before.trim_end_matches(|ch: char| BLANKS.contains(&ch) || "-*+>.)".contains(ch) || ch.is_ascii_digit());
    let tail = after.trim_start_matches(BLANKS);
    let starts = lead.is_empty() || lead.ends_with(ENDS) || lead.ends_with('\u{feff}');
    starts && !(tail.is_empty() || tail.starts_with(ENDS) || tail.starts_with("<!--"))
}

/// Whether a comment in the last line of text before may mean what follows this one: the line of this one is what it
/// means then, or a blank line would change that.
fn follows_comment(source: &str, span: SourceSpan) -> bool {
    let before = source.get(..span.start).unwrap_or("").trim_end_matches(BLANKS);
    // Many comments in one endless line must not cost a look at the whole of it each.
    if !before.ends_with(ENDS) {
        return false;
    }
    let last = before.trim_end().rsplit(ENDS).next().unwrap_or("");
    last.contains("-->") && !is_comment(line_end_behind(before))
}

/// Takes a comment out. If it has a line of its own, that goes too, but for what parts the paragraphs beside it.
fn removal(source: &str, span: SourceSpan) -> Edit {
    let (before, after) = (source.get(..span.start).unwrap_or(""), source.get(span.end..).unwrap_or(""));
    let lead = before.trim_end_matches(BLANKS);
    let tail = after.trim_start_matches(BLANKS);
    let starts = lead.is_empty() || lead.ends_with(ENDS);
    let ends = tail.is_empty() || tail.starts_with(ENDS);
    let gone = match (starts, ends) {
        (true, true) => {
            let above = line_end_behind(lead).trim_end_matches(BLANKS);
            let above = lead.is_empty() || above.is_empty() || above.ends_with(ENDS);
            let rest = behind_line_end(tail);
            let next = rest.trim_start_matches(BLANKS);
            let below = next.is_empty() || next.starts_with(ENDS);
            let rest = match (above, below) {
                // A comment above parts paragraphs as well, and what it holds for must follow it as before.
                _ if is_comment(line_end_behind(lead)) => rest,
                (true, true) => behind_line_end(next),
                (false, false) => tail,
                _ => rest,
            };
            SourceSpan::new(lead.len(), source.len() - rest.len())
        }
        (true, false) => SourceSpan::new(span.start, source.len() - tail.len()),
        (false, _) if ends || tail.len() < after.len() => {
            let space = usize::from(before.ends_with(' '));
            SourceSpan::new(span.start - space, span.end)
        }
        (false, _) => span,
    };
    Edit { span: gone, replacement: String::new() }
}

/// Takes an entry of a file out that begins with a header `[[suppress]]`, up to the line behind it; an entry in another
/// form is left to people.
pub fn entry(text: &str, span: SourceSpan) -> Option<Edit> {
    let start = text.get(..span.start)?.rfind(ENDS).map_or(0, |at| at + 1);
    if !text.get(start..span.end)?.trim_start().starts_with("[[") {
        return None;
    }
    let rest = text.get(span.end..)?;
    let rest = rest.get(rest.find(ENDS).unwrap_or(rest.len())..)?;
    let mut rest = behind_line_end(rest);
    while rest.trim_start_matches(BLANKS).starts_with(ENDS) {
        rest = behind_line_end(rest.trim_start_matches(BLANKS));
    }
    Some(Edit { span: SourceSpan::new(start, text.len() - rest.len()), replacement: String::new() })
}

/// Whether the last line of `text` is a comment.
fn is_comment(text: &str) -> bool {
    let line = text.get(text.rfind(ENDS).map_or(0, |at| at + 1)..).unwrap_or("");
    line.trim_start().starts_with("<!--") && line.trim_end().ends_with("-->")
}

const BLANKS: [char; 2] = [' ', '\t'];
const ENDS: [char; 2] = ['\n', '\r'];

/// `text` without the line end that it begins with.
fn behind_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(ENDS)).unwrap_or(text)
}

/// `text` without the line end that it ends with.
fn line_end_behind(text: &str) -> &str {
    text.strip_suffix("\r\n").or_else(|| text.strip_suffix(ENDS)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{entry, removal};
    use crate::text::SourceSpan;

    fn apply(source: &str, edit: &super::Edit) -> String {
        let mut text = source.to_owned();
        text.replace_range(edit.span.range(), &edit.replacement);
        text
    }

    #[test]
    fn a_comment_goes_and_paragraphs_stay_apart() {
        for (source, expected) in [
            ("a\n\n<!---->\nb\n", "a\n\nb\n"),
            ("a\n<!---->\n\nb\n", "a\n\nb\n"),
            ("a\n\n<!---->\n\nb\n", "a\n\nb\n"),
            ("a\n<!---->\nb\n", "a\n\nb\n"),
            ("a\r\n\r\n  <!---->  \r\nb\r\n", "a\r\n\r\nb\r\n"),
            ("<!---->\nb\n", "b\n"),
            ("<!---->\n\nb\n", "b\n"),
            ("a\n<!---->", "a\n"),
            ("a <!----> b", "a b"),
            ("a <!---->\nb", "a\nb"),
            ("<!----> b", "b"),
            ("a<!---->b", "ab"),
            ("- <!---->\n  b", "-\n  b"),
            ("> <!---->\n> b", ">\n> b"),
        ] {
            let at = source.find("<!---->").unwrap_or(0);
            assert_eq!(apply(source, &removal(source, SourceSpan::new(at, at + 7))), expected, "{source:?}");
        }
    }

    #[test]
    fn an_entry_goes_with_its_lines() {
        let text = "x = 1\n\n[[suppress]]\nrule = 'a' # b\n\n[[suppress]]\nrule = 'c'\n";
        let edit = entry(text, SourceSpan::new(7, 30)).map(|edit| apply(text, &edit));
        assert_eq!(edit.as_deref(), Some("x = 1\n\n[[suppress]]\nrule = 'c'\n"));
        assert_eq!(entry("suppress = [{ rule = 'a' }]\n", SourceSpan::new(12, 26)), None);
    }
}
