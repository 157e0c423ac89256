//! `factlint check --add-ignores`: what is reported is accepted in files.

use super::jobs::Job;
use super::{files, out};
use crate::io;
use crate::lint::{self, Input, Outcome};

/// Checks an input; what is then to be accepted is written, and the input as it is then is what counts. What a baseline
/// knows is not reported, and needs nobody to accept it.
pub fn check(job: &Job, input: Input) -> Outcome {
    let Some(reason) = &job.ignore else { return job.linter.check(input) };
    let outcome = job.linter.check(input.clone());
    let Outcome::Checked(checked) = &outcome else { return outcome };
    let mut reported = checked.diagnostics.clone();
    if let Some(known) = &job.known {
        known.sift(job, &mut reported, &mut Vec::new());
    }
    let beside = io::suppressions_path(&job.path);
    let ignored = lint::ignore(&job.linter, &input, checked, &reported, &files::show(&beside), reason);
    let Some(ignored) = ignored else { return outcome };
    let own = ignored.source.map_or(Ok(()), |text| io::replace(&job.path, &input.source, &text));
    let before = input.suppress.beside.as_ref().map(|it| it.text.as_str());
    let entries = |text: String| match before {
        Some(before) => io::replace(&beside, before, &text),
        None => io::create(&beside, &text),
    };
    match own.and_then(|()| ignored.beside.map_or(Ok(()), entries)) {
        Ok(()) => Outcome::Checked(ignored.checked),
        Err(error) => {
            out::error(&format!("{}: {error}", job.shown), Some("check that it may be written"));
            outcome
        }
    }
}
