//! Every example in every rule's file, each a test of its own name.

use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for info in factlint::rules::shipped() {
        for outcome in factlint::lint::run_examples(&info) {
            let name = format!("{} {}", info.id, outcome.name);
            trials.push(Trial::test(name, move || outcome.fault.map_or(Ok(()), |fault| Err(Failed::from(fault)))));
        }
        let enough = info.reserved
            || info.examples.iter().filter(|it| it.bad.is_some()).count() >= 3
                && info.examples.iter().filter(|it| it.good.is_some()).count() >= 3;
        trials.push(Trial::test(format!("{} has three examples of each kind", info.id), move || {
            if enough { Ok(()) } else { Err(Failed::from("write at least three bad and three good examples")) }
        }));
        let shown = info.fix == "none" || info.examples.iter().any(|it| it.fixed.is_some());
        trials.push(Trial::test(format!("{} shows what it fixes", info.id), move || {
            if shown { Ok(()) } else { Err(Failed::from("write what one of the bad examples becomes: `fixed`")) }
        }));
        for pattern in &info.patterns {
            let (pattern, rule) = (pattern.clone(), info.id.clone());
            trials.push(Trial::test(format!("{rule} pattern {}", pattern.id), move || check_pattern(&pattern)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// A pattern matches what it says it matches, rejects what it says it rejects, and never matches without one
/// of the literals it needs.
fn check_pattern(pattern: &factlint::rule::PatternInfo) -> Result<(), Failed> {
    let regex = regex::Regex::new(&pattern.regex)?;
    for text in &pattern.matches {
        let Some(found) = regex.find(text) else { return Err(format!("does not match {text:?}").into()) };
        let held =
            pattern.needs.is_empty() || pattern.needs.iter().any(|literal| found.as_str().contains(literal.as_str()));
        if !held {
            return Err(format!("matches {:?} without a literal it needs", found.as_str()).into());
        }
    }
    match pattern.rejects.iter().find(|text| regex.is_match(text)) {
        Some(text) => Err(format!("matches {text:?}").into()),
        None => Ok(()),
    }
}
