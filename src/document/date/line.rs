//! Lines that say when an answer was checked.

use std::ops::Range;

use super::{DateMention, Order, dates};
use crate::document::opening::{Openings, words};

/// What a dated line promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Checked,
    Updated,
    Reviewed,
    Verified,
    AsOf,
    Published,
    Accessed,
    Generated,
}

/// A line that says when something was done.
#[derive(Debug, Clone)]
pub struct DatedLine {
    pub label: Range<usize>,
    pub kind: LineKind,
    pub date: Option<DateMention>,
    pub value: Range<usize>,
}

/// Labels, lower case; one that another one begins with stands behind it.
const LABELS: &[(&str, LineKind)] = &[
    ("fact-checked on", LineKind::Checked),
    ("fact checked on", LineKind::Checked),
    ("last checked on", LineKind::Checked),
    ("last checked", LineKind::Checked),
    ("checked on", LineKind::Checked),
    ("checked", LineKind::Checked),
    ("fact-checked", LineKind::Checked),
    ("last verified", LineKind::Verified),
    ("verified on", LineKind::Verified),
    ("verified", LineKind::Verified),
    ("last reviewed on", LineKind::Reviewed),
    ("last reviewed", LineKind::Reviewed),
    ("reviewed on", LineKind::Reviewed),
    ("reviewed", LineKind::Reviewed),
    ("last updated on", LineKind::Updated),
    ("last updated", LineKind::Updated),
    ("updated on", LineKind::Updated),
    ("updated", LineKind::Updated),
    ("last modified", LineKind::Updated),
    ("current as of", LineKind::AsOf),
    ("accurate as of", LineKind::AsOf),
    ("as of", LineKind::AsOf),
    ("first published", LineKind::Published),
    ("published on", LineKind::Published),
    ("published", LineKind::Published),
    ("date", LineKind::Published),
    ("generated on", LineKind::Generated),
    ("created on", LineKind::Generated),
    ("generated", LineKind::Generated),
    ("accessed", LineKind::Accessed),
    ("retrieved", LineKind::Accessed),
    ("zuletzt geprüft am", LineKind::Checked),
    ("geprüft am", LineKind::Checked),
    ("zuletzt aktualisiert am", LineKind::Updated),
    ("aktualisiert am", LineKind::Updated),
    ("stand", LineKind::AsOf),
    ("vérifié le", LineKind::Checked),
    ("mis à jour le", LineKind::Updated),
    ("verificado el", LineKind::Checked),
    ("actualizado el", LineKind::Updated),
    ("fact-check date", LineKind::Checked),
    ("date checked", LineKind::Checked),
    ("check date", LineKind::Checked),
    ("prüfdatum", LineKind::Checked),
    ("zuletzt geprüft", LineKind::Checked),
    ("geprüft", LineKind::Checked),
    ("faktencheck vom", LineKind::Checked),
    ("zuletzt aktualisiert", LineKind::Updated),
    ("aktualisiert", LineKind::Updated),
    ("veröffentlicht am", LineKind::Published),
    ("abgerufen am", LineKind::Accessed),
    ("dernière vérification", LineKind::Checked),
    ("date de vérification", LineKind::Checked),
    ("dernière mise à jour", LineKind::Updated),
    ("publié le", LineKind::Published),
    ("consulté le", LineKind::Accessed),
    ("en date du", LineKind::AsOf),
    ("comprobado el", LineKind::Checked),
    ("última verificación", LineKind::Checked),
    ("fecha de verificación", LineKind::Checked),
    ("última actualización", LineKind::Updated),
    ("publicado el", LineKind::Published),
    ("consultado el", LineKind::Accessed),
    ("a fecha de", LineKind::AsOf),
    ("verificado em", LineKind::Checked),
    ("atualizado em", LineKind::Updated),
    ("última atualização", LineKind::Updated),
    ("publicado em", LineKind::Published),
    ("acesso em", LineKind::Accessed),
    ("verificato il", LineKind::Checked),
    ("ultimo aggiornamento", LineKind::Updated),
    ("aggiornato il", LineKind::Updated),
    ("pubblicato il", LineKind::Published),
    ("consultato il", LineKind::Accessed),
    ("gecontroleerd op", LineKind::Checked),
    ("laatst bijgewerkt op", LineKind::Updated),
    ("laatst bijgewerkt", LineKind::Updated),
    ("bijgewerkt op", LineKind::Updated),
    ("gepubliceerd op", LineKind::Published),
    ("geraadpleegd op", LineKind::Accessed),
    ("проверено", LineKind::Checked),
    ("обновлено", LineKind::Updated),
    ("по состоянию на", LineKind::AsOf),
    ("опубликовано", LineKind::Published),
    ("дата обращения", LineKind::Accessed),
    ("核查日期", LineKind::Checked),
    ("核查时间", LineKind::Checked),
    ("查核日期", LineKind::Checked),
    ("核实日期", LineKind::Verified),
    ("核实于", LineKind::Verified),
    ("最后更新", LineKind::Updated),
    ("更新时间", LineKind::Updated),
    ("更新日期", LineKind::Updated),
    ("更新于", LineKind::Updated),
    ("发布时间", LineKind::Published),
    ("发布日期", LineKind::Published),
    ("访问日期", LineKind::Accessed),
    ("截至", LineKind::AsOf),
    ("最終確認日", LineKind::Checked),
    ("確認日", LineKind::Checked),
    ("最終更新日", LineKind::Updated),
    ("更新日", LineKind::Updated),
    ("公開日", LineKind::Published),
    ("閲覧日", LineKind::Accessed),
];

static OPENINGS: Openings<{ LABELS.len() }> = Openings::of(&words(LABELS));

/// Reads a whole line as a label and a date.
pub fn dated_line(line: &str, order: Order) -> Option<DatedLine> {
    if line.len() > 120 {
        return None;
    }
    let bare = line.trim_start_matches(['*', '_', '>', '-', '#', ' ', '📅', '🗓', '\u{fe0f}']);
    let start = line.len() - bare.len();
    if !OPENINGS.fit(bare) {
        return None;
    }
    let lower = bare.to_lowercase();
    let (label, kind) = LABELS.iter().find(|(label, _)| {
        lower.as_bytes().first() == label.as_bytes().first()
            && lower.strip_prefix(label).is_some_and(|rest| {
                rest.starts_with([' ', ':', '：', '*', '—'])
                    || rest.starts_with(|ch: char| ch.is_ascii_digit()) && is_glued(label)
            })
    })?;
    let label_end = start + bare.char_indices().nth(label.chars().count()).map_or(bare.len(), |(at, _)| at);
    let rest = line.get(label_end..)?;
    let value = rest.trim_start_matches([':', '：', '*', '_', ' ', '—']);
    let value = value.strip_prefix("on ").unwrap_or(value);
    let from = line.len() - value.len();
    let shown = value.trim_end_matches(['.', '*', '_', ' ']);
    let date = dates(shown, order).into_iter().next();
    let held = date.as_ref().is_some_and(|date| {
        shown.get(date.span.end..).is_some_and(|tail| tail.len() <= 24)
            && shown.get(..date.span.start).is_some_and(|head| head.len() <= 12)
    });
    let placeholder = date.is_none()
        && shown.len() <= 30
        && !shown.is_empty()
        && (shown.contains("XX")
            || shown.starts_with('[')
            || shown.bytes().any(|byte| byte.is_ascii_digit()) && shown.split(' ').count() <= 3);
    if !held && !placeholder {
        return None;
    }
    let shift = |range: Range<usize>| range.start + from..range.end + from;
    let date = date.map(|date| DateMention {
        span: shift(date.span),
        weekday: date.weekday.map(|(span, day)| (shift(span), day)),
        ..date
    });
    Some(DatedLine { label: start..label_end, kind: *kind, date, value: from..from + shown.len() })
}

/// Scripts without spaces write the date right behind the label.
fn is_glued(label: &str) -> bool {
    label.chars().all(|ch| ('\u{3000}'..='\u{9fff}').contains(&ch))
}

#[cfg(test)]
mod tests {
    use super::{LineKind, dated_line};
    use crate::document::date::{Order, Reading};

    #[test]
    fn labels_of_many_languages() {
        for (line, kind, day) in [
            ("核查日期：2026年11月20日", LineKind::Checked, "2026-11-20"),
            ("更新于2026年11月20日", LineKind::Updated, "2026-11-20"),
            ("Zuletzt geprüft: 20. November 2026", LineKind::Checked, "2026-11-20"),
            ("Dernière mise à jour : 20 novembre 2026", LineKind::Updated, "2026-11-20"),
            ("Verificado em 20 de novembro de 2026", LineKind::Checked, "2026-11-20"),
            ("Verificato il 20 novembre 2026", LineKind::Checked, "2026-11-20"),
            ("Проверено 20 ноября 2026 г.", LineKind::Checked, "2026-11-20"),
            ("Checked on November 20, 2026", LineKind::Checked, "2026-11-20"),
        ] {
            let found = dated_line(line, Order::Unknown);
            let read = found.as_ref().and_then(|it| it.date.as_ref()).map(|date| match &date.reading {
                Reading::Day(day) => day.to_string(),
                other => format!("{other:?}"),
            });
            assert_eq!((found.map(|it| it.kind), read.as_deref()), (Some(kind), Some(day)), "{line}");
        }
        assert!(dated_line("更新后的桥梁于2026年11月20日重新开放，全市居民可以免费通行。", Order::Unknown).is_none());
    }
}
