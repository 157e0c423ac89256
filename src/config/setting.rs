//! What a configuration file says of single rules.

use super::layer::{At, Reader};
use super::tree::Node;
use crate::diagnostic::Severity;
use crate::rule::{Preset, RuleInfo};

/// What is configured for one rule.
#[derive(Debug, Clone, Default)]
pub struct RuleSetting {
    /// Whether it is switched on or off.
    pub on: Option<At<bool>>,
    /// Its severity.
    pub severity: Option<At<Severity>>,
    /// Its options.
    pub options: Vec<(String, At<toml::Value>)>,
}

impl Reader<'_> {
    /// Reads the table `rules`.
    pub(super) fn rules(&mut self, node: &Node) -> Vec<(String, RuleSetting)> {
        let Some(entries) = node.entries() else {
            self.error(node.at, "`rules` is a table, as in `[rules]`".to_owned(), None);
            return Vec::new();
        };
        let mut result = Vec::new();
        for (name, at, value) in entries {
            if let Some(info) = self.rule(name, *at) {
                result.push((name.clone(), self.rule_setting(&info, value)));
            }
        }
        result
    }

    fn rule_setting(&mut self, info: &RuleInfo, value: &Node) -> RuleSetting {
        let mut setting = RuleSetting::default();
        if let Some(entries) = value.entries() {
            for (key, at, value) in entries {
                if key == "severity" {
                    self.severity(value, &mut setting);
                } else if let Some(option) = info.option(key) {
                    let plain = value.plain();
                    let default = option.default.get(Preset::Recommended);
                    if !same_type(&plain, default) {
                        let message =
                            format!("option `{key}` of `{}` is {}, not {}", info.id, kind_of(default), kind_of(&plain));
                        self.error(value.at, message, Some(format!("its default is `{default}`")));
                    } else if let Some(text) = plain
                        .as_str()
                        .filter(|text| !option.values.is_empty() && !option.values.iter().any(|it| it == text))
                    {
                        let message = format!("option `{key}` of `{}` cannot be `{text}`", info.id);
                        self.error(value.at, message, Some(format!("one of: {}", option.values.join(", "))));
                    } else {
                        setting.options.push((key.clone(), self.here(value.at, plain)));
                    }
                } else {
                    let known: Vec<&str> = info.options.iter().map(|it| it.name.as_str()).chain(["severity"]).collect();
                    self.unknown(&format!("option of `{}`", info.id), key, *at, known);
                }
            }
        } else {
            self.severity(value, &mut setting);
        }
        setting
    }

    fn severity(&mut self, value: &Node, setting: &mut RuleSetting) {
        if let Some(flag) = value.as_bool() {
            setting.on = Some(self.here(value.at, flag));
            return;
        }
        match value.as_str() {
            Some("off") => setting.on = Some(self.here(value.at, false)),
            Some(name) if name.parse::<Severity>().is_ok() => {
                setting.severity = name.parse().ok().map(|severity| self.here(value.at, severity));
                setting.on = Some(self.here(value.at, true));
            }
            _ => self.error(
                value.at,
                "not a severity".to_owned(),
                Some("one of: error, warning, info, off, true, false".to_owned()),
            ),
        }
    }
}

fn same_type(value: &toml::Value, default: &toml::Value) -> bool {
    match (value, default) {
        (toml::Value::Integer(_), toml::Value::Float(_)) => true,
        (toml::Value::Array(items), toml::Value::Array(defaults)) => {
            defaults.first().is_none_or(|first| items.iter().all(|item| same_type(item, first)))
        }
        _ => value.same_type(default),
    }
}

const fn kind_of(value: &toml::Value) -> &'static str {
    match value {
        toml::Value::String(_) => "a string",
        toml::Value::Integer(_) => "a whole number",
        toml::Value::Float(_) => "a number",
        toml::Value::Boolean(_) => "true or false",
        toml::Value::Datetime(_) => "a date",
        toml::Value::Array(_) => "a list",
        toml::Value::Table(_) => "a table",
    }
}
