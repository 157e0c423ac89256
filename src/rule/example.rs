//! Examples of rules: `⟦` and `⟧` stand round what must be reported.

use crate::text::SourceSpan;

/// A document and the spans that must be reported in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The document without the signs.
    pub document: String,
    /// Expected spans, in bytes of the document.
    pub spans: Vec<SourceSpan>,
}

/// Signs that do not pair up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`⟦` and `⟧` do not pair up at byte {0}")]
pub struct MarkError(pub usize);

/// Takes the signs out of `marked` and notes where they stood.
///
/// # Errors
/// When a sign has no partner.
pub fn expectation(marked: &str) -> Result<Expectation, MarkError> {
    let mut document = String::with_capacity(marked.len());
    let mut spans = Vec::new();
    let mut open = None;
    for (at, ch) in marked.char_indices() {
        match (ch, open) {
            ('⟦', None) => open = Some(document.len()),
            ('⟧', Some(start)) => {
                spans.push(SourceSpan::new(start, document.len()));
                open = None;
            }
            ('⟦' | '⟧', _) => return Err(MarkError(at)),
            _ => document.push(ch),
        }
    }
    match open {
        Some(at) => Err(MarkError(at)),
        None => Ok(Expectation { document, spans }),
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkError, expectation};
    use crate::text::SourceSpan;

    #[test]
    fn takes_the_signs_out() {
        let found = expectation("a ⟦bc⟧ d");
        assert_eq!(found.as_ref().map(|it| it.document.as_str()), Ok("a bc d"));
        assert_eq!(found.map(|it| it.spans), Ok(vec![SourceSpan::new(2, 4)]));
        assert_eq!(expectation("a ⟦b"), Err(MarkError(2)));
        assert_eq!(expectation("a b⟧"), Err(MarkError(3)));
    }
}
