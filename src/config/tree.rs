//! TOML whose every key and value knows its place in the file.

use toml::de::{DeTable, DeValue};

/// A value and the byte it starts at.
pub struct Node {
    /// The value.
    pub value: Value,
    /// Byte in the file.
    pub at: usize,
    /// The byte behind it; behind the header for a table with one.
    pub end: usize,
}

/// A value of a configuration file.
pub enum Value {
    /// Keys in the order of the file, each with its place.
    Table(Vec<(String, usize, Node)>),
    /// Elements.
    List(Vec<Node>),
    /// Anything else.
    Plain(toml::Value),
}

/// Reads TOML.
///
/// # Errors
/// The parser's message and the byte it points at.
pub fn parse(text: &str) -> Result<Node, (String, usize)> {
    let table = DeTable::parse(text)
        .map_err(|error| (error.message().to_owned(), error.span().map_or(0, |span| span.start)))?;
    let span = table.span();
    Ok(Node { value: table_of(table.get_ref()), at: span.start, end: span.end })
}

fn table_of(table: &DeTable<'_>) -> Value {
    let mut entries: Vec<_> =
        table.iter().map(|(key, value)| (key.get_ref().to_string(), key.span().start, node(value))).collect();
    entries.sort_by_key(|(_, at, _)| *at);
    Value::Table(entries)
}

fn node(value: &toml::Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let value = match value.get_ref() {
        DeValue::Table(table) => table_of(table),
        DeValue::Array(items) => Value::List(items.iter().map(node).collect()),
        DeValue::String(text) => Value::Plain(toml::Value::String(text.to_string())),
        DeValue::Boolean(flag) => Value::Plain(toml::Value::Boolean(*flag)),
        DeValue::Datetime(date) => Value::Plain(toml::Value::Datetime(*date)),
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            Value::Plain(toml::Value::Integer(parsed.unwrap_or(i64::MAX)))
        }
        DeValue::Float(number) => Value::Plain(toml::Value::Float(number.as_str().parse().unwrap_or(f64::NAN))),
    };
    Node { value, at: span.start, end: span.end }
}

impl Node {
    /// The value without places.
    pub fn plain(&self) -> toml::Value {
        match &self.value {
            Value::Plain(value) => value.clone(),
            Value::List(items) => toml::Value::Array(items.iter().map(Self::plain).collect()),
            Value::Table(entries) => {
                toml::Value::Table(entries.iter().map(|(key, _, node)| (key.clone(), node.plain())).collect())
            }
        }
    }

    /// The string that it is.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(toml::Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// The flag that it is.
    pub const fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Plain(toml::Value::Boolean(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The entries of the table that it is.
    pub fn entries(&self) -> Option<&[(String, usize, Self)]> {
        match &self.value {
            Value::Table(entries) => Some(entries),
            _ => None,
        }
    }
}
