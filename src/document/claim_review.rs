//! What a page says of itself to search engines: `ClaimReview` in JSON-LD.

use serde_json::{Map, Value};

use super::model::Document;
use crate::text::TextSpan;

/// Data about the page that is or was meant to be a `ClaimReview`.
pub struct Review {
    /// The data, without its tags.
    pub span: TextSpan,
    /// What it says, or why it is no JSON.
    pub data: Result<Map<String, Value>, String>,
}

/// Reviews that are read: a page has one, a few at most.
const MOST: usize = 32;

/// The reviews of a document, in order.
pub fn reviews(document: &Document) -> Vec<Review> {
    let mut found = Vec::new();
    for &span in &document.scripts {
        let text = document.slice(span);
        if memchr::memmem::find(text.as_bytes(), b"ClaimReview").is_none() {
            continue;
        }
        match serde_json::from_str(text) {
            Ok(value) => gather(value, span, &mut found),
            Err(error) => found.push(Review { span, data: Err(error.to_string()) }),
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.truncate(MOST);
    found
}

/// The reviews in a value: itself, the items of a list or of a graph.
fn gather(value: Value, span: TextSpan, found: &mut Vec<Review>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| gather(item, span, found)),
        Value::Object(mut map) if is_review(&map) => {
            map.remove("@graph");
            found.push(Review { span, data: Ok(map) });
        }
        Value::Object(mut map) => {
            if let Some(graph) = map.remove("@graph") {
                gather(graph, span, found);
            }
        }
        _ => {}
    }
}

fn is_review(map: &Map<String, Value>) -> bool {
    let named =
        |value: &Value| value.as_str().is_some_and(|name| name.rsplit(['/', ':']).next() == Some("ClaimReview"));
    map.get("@type").is_some_and(|kind| named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named)))
}

/// The value at a path such as `reviewRating.alternateName`, where it says something; of a list the first item counts.
pub fn get<'v>(map: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    let first = |value: &'v Value| value.as_array().map_or(Some(value), |items| items.first());
    let mut parts = path.split('.');
    let mut value = first(map.get(parts.next()?)?)?;
    for part in parts {
        value = first(value.as_object()?.get(part)?)?;
    }
    let empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
    (!empty).then_some(value)
}
