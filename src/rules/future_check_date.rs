//! A check date that lies in the future.

use serde::Deserialize;

use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FutureCheckDate {
    tolerance_days: i64,
}

impl Rule for FutureCheckDate {
    fn check(&self, cx: &mut Context<'_>) {
        let Some(check) = &cx.document.front.check_date else { return };
        let Some(day) = check.first_day() else { return };
        let ahead = i64::from((day - cx.settings.today).get_days());
        if ahead > self.tolerance_days {
            let s = if ahead == 1 { "" } else { "s" };
            cx.report(check.span, format!("check date {day} is {ahead} day{s} in the future"))
                .help("write the day on which the answer was really checked");
        }
    }
}
