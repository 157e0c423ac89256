use crate::rule::{Preset, RuleInfo};

#[test]
fn every_file_is_a_rule_and_every_rule_has_code_or_patterns() {
    for (name, text) in super::files() {
        let info = RuleInfo::parse(name, text).unwrap_or_else(|error| panic!("rules/{name}.toml: {error}"));
        let coded =
            super::coded(name, info.defaults(Preset::Recommended)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            info.reserved || super::LINTED.contains(name) || coded.is_some() != !info.patterns.is_empty(),
            "{name}: code or patterns, not both or none"
        );
    }
}

#[test]
fn a_run_knows_all_of_a_rule_but_its_prose() {
    let (shipped, lean) = (super::shipped(), super::lean());
    assert_eq!(shipped.len(), lean.len());
    for (whole, lean) in shipped.iter().zip(lean) {
        let mut bare = whole.as_ref().clone();
        bare.why.clear();
        bare.detection.clear();
        bare.known_false_positives.clear();
        bare.examples.clear();
        bare.options.iter_mut().for_each(|option| option.doc.clear());
        for pattern in &mut bare.patterns {
            pattern.matches.clear();
            pattern.rejects.clear();
        }
        assert_eq!(format!("{bare:?}"), format!("{lean:?}"));
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
