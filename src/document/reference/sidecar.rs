//! References kept in a file of their own.

use super::Label;

/// A reference kept outside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SidecarEntry {
    pub label: Option<Label>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
}

/// Reads a sidecar.
///
/// # Errors
/// When the text is no JSON.
pub fn parse_sidecar(json: &str) -> Result<Vec<SidecarEntry>, serde_json::Error> {
    Ok(sidecar_value(&serde_json::from_str(json.trim_start_matches('\u{feff}'))?))
}

/// References in a value: a list of addresses or objects, or an object with their numbers as keys.
pub fn sidecar_value(value: &serde_json::Value) -> Vec<SidecarEntry> {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.iter().map(|item| one(None, item)).collect(),
        Value::Object(map) => match map
            .iter()
            .find(|(key, value)| ["sources", "references", "citations"].contains(&key.as_str()) && !value.is_string())
        {
            Some((_, inner)) => sidecar_value(inner),
            None => map.iter().map(|(key, item)| one(Some(key), item)).collect(),
        },
        _ => Vec::new(),
    }
}

fn one(key: Option<&str>, item: &serde_json::Value) -> SidecarEntry {
    use serde_json::Value;
    let label = |text: &str| text.parse().map_or_else(|_| Label::Key(text.into()), Label::Number);
    let text = |names: &[&str]| names.iter().find_map(|name| item.get(name)).and_then(Value::as_str).map(str::to_owned);
    let number = ["n", "id", "label", "number", "index"]
        .iter()
        .find_map(|name| item.get(name))
        .map(|value| label(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    SidecarEntry {
        label: key.map(label).or(number),
        url: item.as_str().map(str::to_owned).or_else(|| text(&["url", "link", "href"])),
        title: text(&["title", "name"]),
        date: text(&["date", "published"]),
    }
}
