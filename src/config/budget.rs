//! Limits for the scores of a document, such as `coverage = ">= 0.95"`.

use super::layer::{At, Reader};
use super::tree::Node;

/// A limit for one score.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// The key in the configuration.
    pub key: String,
    /// The score, as output names it.
    pub score: &'static str,
    /// What must hold, as in `>= 0.95`.
    pub text: String,
    sign: Sign,
    limit: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    AtLeast,
    AtMost,
    Above,
    Below,
    Exactly,
}

/// Keys and the scores they limit.
const KEYS: [(&str, &str); 11] = [
    ("coverage", "citation_coverage"),
    ("reference-need", "reference_need"),
    ("abstain-rate", "abstain_rate"),
    ("markers-per-100-words", "markers_per_100_words"),
    ("dangling-rate", "dangling_rate"),
    ("malformed-rate", "malformed_rate"),
    ("unused-references", "unused_references"),
    ("top-source-share", "top_source_share"),
    ("effective-sources", "effective_sources"),
    ("evenness", "evenness"),
    ("freshness", "freshness"),
];

/// The longer signs first: `>` would take the first half of `>=`.
const SIGNS: [(&str, Sign); 5] =
    [(">=", Sign::AtLeast), ("<=", Sign::AtMost), (">", Sign::Above), ("<", Sign::Below), ("=", Sign::Exactly)];

/// Scores are fractions; what differs by less is the same.
const SAME: f64 = 1e-9;

impl Budget {
    /// Reads a limit: a sign and a number, or a number alone, which must be met exactly. None where it is neither, or
    /// where no score has that `key`.
    pub fn parse(key: &str, value: &toml::Value) -> Option<Self> {
        let (key, score) = KEYS.into_iter().find(|(name, _)| *name == key)?;
        let text = match value {
            toml::Value::String(text) => text.trim().to_owned(),
            toml::Value::Integer(_) | toml::Value::Float(_) => format!("= {value}"),
            _ => return None,
        };
        let (sign, rest) = SIGNS.into_iter().find_map(|(sign, it)| Some((it, text.strip_prefix(sign)?)))?;
        let limit: f64 = rest.trim().parse().ok().filter(|limit: &f64| limit.is_finite())?;
        Some(Self { key: key.to_owned(), score, text, sign, limit })
    }

    /// Whether `value` keeps within the limit.
    pub fn holds(&self, value: f64) -> bool {
        match self.sign {
            Sign::AtLeast => value >= self.limit - SAME,
            Sign::AtMost => value <= self.limit + SAME,
            Sign::Above => value > self.limit + SAME,
            Sign::Below => value < self.limit - SAME,
            Sign::Exactly => (value - self.limit).abs() < SAME,
        }
    }
}

impl Reader<'_> {
    /// Reads the table `budget`.
    pub(super) fn budgets(&mut self, node: &Node) -> Vec<At<Budget>> {
        let mut budgets = Vec::new();
        if node.entries().is_none() {
            self.error(node.at, "`budget` is a table, as in `[budget]`".to_owned(), None);
        }
        for (key, at, value) in node.entries().unwrap_or_default() {
            if !KEYS.iter().any(|(name, _)| name == key) {
                self.unknown("score", key, *at, KEYS.map(|(name, _)| name));
            } else if let Some(budget) = Budget::parse(key, &value.plain()) {
                budgets.push(self.here(value.at, budget));
            } else {
                let help = Some("a number, or one behind a sign, as in \">= 0.95\"".to_owned());
                self.error(value.at, format!("`{key}` is no limit"), help);
            }
        }
        budgets
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn limits_hold_up_to_their_edge() {
        for (text, inside, outside) in [
            ("'>= 0.95'", 0.95, 0.949),
            ("'<= 0.3'", 0.1 + 0.2, 0.31),
            ("'> 0'", 0.01, 0.0),
            ("'<0.5'", 0.49, 0.5),
            ("'= 1'", 1.0, 0.999),
            ("0", 0.0, 0.001),
        ] {
            let table: toml::Table = format!("x = {text}").parse().unwrap_or_default();
            let budget = Budget::parse("coverage", &table["x"]).unwrap_or_else(|| panic!("{text} is no limit"));
            assert!(budget.holds(inside) && !budget.holds(outside), "{text}");
        }
        for text in ["at least 1", ">= many", "0.5", ">= nan", ">="] {
            assert_eq!(Budget::parse("coverage", &toml::Value::String(text.to_owned())), None, "{text}");
        }
        assert_eq!(Budget::parse("colour", &toml::Value::Integer(0)), None);
    }
}
