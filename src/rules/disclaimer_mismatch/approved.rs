//! Compares a disclaimer with approved texts: what counts as the same, how far others are, what differs.

use similar::{ChangeTag, TextDiff};

/// Whether `text` says what `template` says. White space, quotation marks, dashes and emphasis do not count;
/// `{name}` in the template stands for any run of words.
pub fn matches(text: &str, template: &str) -> bool {
    let (text, template) = (normal(text), normal(template));
    let mut parts = literals(&template);
    let Some(first) = parts.next() else { return text.is_empty() };
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(before) = last.replace(part) {
            let Some(at) = rest.find(before) else { return false };
            rest = rest.get(at + before.len()..).unwrap_or("");
        }
    }
    match last {
        None => rest.is_empty(),
        Some(part) => rest.ends_with(part),
    }
}

/// The approved text nearest to `text`, and how near it is, from 0 to 1 (normalised Levenshtein distance).
pub fn nearest<'t>(text: &str, templates: &'t [String]) -> Option<(&'t String, f64)> {
    let text = normal(text);
    let text = text.get(..text.floor_char_boundary(2000)).unwrap_or("").to_owned();
    let rated = templates.iter().map(|template| (template, strsim::normalized_levenshtein(&text, &normal(template))));
    rated.max_by(|left, right| left.1.total_cmp(&right.1))
}

/// The words that differ: `[-gone-]` stands in the text and not in the template, `{+added+}` the other way.
pub fn word_diff(text: &str, template: &str) -> String {
    let (text, template) = (normal(text), normal(template));
    let text = text.get(..text.floor_char_boundary(2000)).unwrap_or("");
    let diff = TextDiff::from_words(text, template.as_str());
    let mut result = String::new();
    let mut open = ChangeTag::Equal;
    for change in diff.iter_all_changes() {
        if change.tag() != open {
            close(open, &mut result);
            result.push_str(match change.tag() {
                ChangeTag::Equal => "",
                ChangeTag::Delete => "[-",
                ChangeTag::Insert => "{+",
            });
            open = change.tag();
        }
        result.push_str(change.value());
    }
    close(open, &mut result);
    result.trim().to_owned()
}

fn close(open: ChangeTag, result: &mut String) {
    result.push_str(match open {
        ChangeTag::Equal => "",
        ChangeTag::Delete => "-]",
        ChangeTag::Insert => "+}",
    });
}

/// The stretches of a template between its variables.
fn literals(template: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(template);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let open = text.find('{');
        let close = open.and_then(|at| text.get(at..)?.find('}').map(|end| at + end));
        match (open, close) {
            (Some(open), Some(close)) => {
                rest = text.get(close + 1..);
                text.get(..open)
            }
            _ => Some(text),
        }
    })
}

fn normal(text: &str) -> String {
    let folded = text.chars().filter(|ch| !matches!(ch, '*' | '_' | '\u{200b}' | '\u{feff}' | '\u{ad}')).map(|ch| match ch {
        '‘' | '’' | '‛' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '：' => ':',
        _ => ch,
    });
    folded.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{matches, nearest, word_diff};

    #[test]
    fn variables_and_folding() {
        assert!(matches("**Disclaimer:**  Quay\u{a0}can make mistakes.", "Disclaimer: {site} can make mistakes."));
        assert!(matches("Disclaimer: ‘it’ errs.", "Disclaimer: 'it' errs."));
        assert!(!matches("Disclaimer: Quay cannot make mistakes.", "Disclaimer: Quay can make mistakes."));
        assert!(!matches("Disclaimer: Quay can make mistakes", "Disclaimer: {site} can make mistakes."));
    }

    #[test]
    fn shows_the_words_that_differ() {
        assert_eq!(word_diff("It may err.", "It can err."), "It [-may-]{+can+} err.");
        let templates = ["It can err.".to_owned(), "Nothing alike".to_owned()];
        let near = nearest("It may err.", &templates);
        assert_eq!(near.map(|(text, _)| text.as_str()), Some("It can err."));
    }
}
