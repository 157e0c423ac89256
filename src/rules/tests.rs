use crate::rule::{Preset, RuleInfo};

#[test]
fn every_file_is_a_rule_and_every_rule_has_code_or_patterns() {
    for (name, text) in super::files() {
        let info = RuleInfo::parse(name, text).unwrap_or_else(|error| panic!("rules/{name}.toml: {error}"));
        let coded =
            super::coded(name, info.defaults(Preset::Recommended)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            info.reserved || coded.is_some() != !info.patterns.is_empty(),
            "{name}: code or patterns, not both or none"
        );
    }
}

#[test]
fn the_table_is_sorted_and_has_files() {
    let names: Vec<&str> = super::CODED.iter().map(|(name, _)| *name).collect();
    assert!(names.is_sorted());
    for name in names {
        assert!(super::files().iter().any(|(file, _)| *file == name), "rules/{name}.toml is missing");
    }
}
