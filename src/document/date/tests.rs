use super::{LineKind, Order, Reading, dated_line, dates};

/// The dates of a text: what is written and how it reads.
fn read(text: &str) -> Vec<(&str, String)> {
    let found = dates(text, Order::Unknown);
    found.into_iter().map(|it| (text.get(it.span).unwrap_or(""), shown(&it.reading))).collect()
}

fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Day(day) => day.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn dates_in_many_languages_and_forms() {
    for (date, expected) in [
        ("March 9, 2021", "2021-03-09"),
        ("Mar 9, 2021", "2021-03-09"),
        ("Sept. 9, 2021", "2021-09-09"),
        ("March 9th, 2021", "2021-03-09"),
        ("March 9 2021", "2021-03-09"),
        ("9 March 2021", "2021-03-09"),
        ("9th March 2021", "2021-03-09"),
        ("9th of March, 2021", "2021-03-09"),
        ("9-Mar-2021", "2021-03-09"),
        ("9\u{a0}March\u{a0}2021", "2021-03-09"),
        ("2021-03-09", "2021-03-09"),
        ("2021/3/9", "2021-03-09"),
        ("2021.03.09", "2021-03-09"),
        ("2021. 3. 9", "2021-03-09"),
        ("29/3/2021", "2021-03-29"),
        ("3/29/2021", "2021-03-29"),
        ("9.3.2021", "2021-03-09"),
        ("9. 3. 2021", "2021-03-09"),
        ("29-03-2021", "2021-03-29"),
        ("9. März 2021", "2021-03-09"),
        ("9. Jänner 2021", "2021-01-09"),
        ("1er février 2021", "2021-02-01"),
        ("9 févr. 2021", "2021-02-09"),
        ("9 de marzo de 2021", "2021-03-09"),
        ("9 de marzo del 2021", "2021-03-09"),
        ("1º de março de 2021", "2021-03-01"),
        ("9 de dez. de 2021", "2021-12-09"),
        ("9 gennaio 2021", "2021-01-09"),
        ("9 de gener de 2021", "2021-01-09"),
        ("9 maart 2021", "2021-03-09"),
        ("9 augusti 2021", "2021-08-09"),
        ("9. marts 2021", "2021-03-09"),
        ("9. desember 2021", "2021-12-09"),
        ("9. marraskuuta 2021", "2021-11-09"),
        ("9. detsember 2021", "2021-12-09"),
        ("9 września 2021", "2021-09-09"),
        ("9 listopada 2021", "2021-11-09"),
        ("9. listopada 2021", "2021-10-09"),
        ("9. září 2021", "2021-09-09"),
        ("9. júla 2021", "2021-07-09"),
        ("9. avgusta 2021", "2021-08-09"),
        ("2021. november 9", "2021-11-09"),
        ("9 noiembrie 2021", "2021-11-09"),
        ("9 Ağustos 2021", "2021-08-09"),
        ("9 Νοεμβρίου 2021", "2021-11-09"),
        ("9 ноября 2021", "2021-11-09"),
        ("9 листопада 2021", "2021-11-09"),
        ("9 ноември 2021", "2021-11-09"),
        ("9 نوفمبر 2021", "2021-11-09"),
        ("٩ نوفمبر ٢٠٢١", "2021-11-09"),
        ("9 בנובמבר 2021", "2021-11-09"),
        ("9 अक्टूबर 2021", "2021-10-09"),
        ("९ अक्टूबर २०२१", "2021-10-09"),
        ("9 Agustus 2021", "2021-08-09"),
        ("9 tháng 11 năm 2021", "2021-11-09"),
        ("2021年11月9日", "2021-11-09"),
        ("2021 年 11 月 9 日", "2021-11-09"),
        ("２０２１年１１月９日", "2021-11-09"),
        ("令和3年11月9日", "2021-11-09"),
        ("令和元年11月9日", "2019-11-09"),
        ("民國110年11月9日", "2021-11-09"),
        ("2021년 11월 9일", "2021-11-09"),
    ] {
        for (before, after) in [("", ""), ("(", ")."), ("x ", " y"), ("日 — ", "; z")] {
            let text = format!("{before}{date}{after}");
            assert_eq!(read(&text), [(date, expected.to_owned())], "{text}");
        }
    }
}

#[test]
fn dates_as_lists_of_references_have_them() {
    assert_eq!(read("Port log. 2021 Mar 9;12(3):4."), [("2021 Mar 9", "2021-03-09".to_owned())]);
    assert!(read("In 2021 March 9 boats sank.").is_empty());
}

#[test]
fn dates_that_no_calendar_has_or_that_read_two_ways() {
    for (date, expected) in [
        ("November 31, 2025", "Impossible(Day)"),
        ("29 février 2025", "Impossible(Day)"),
        ("2025-13-01", "Impossible(Month)"),
        ("2025年2月30日", "Impossible(Day)"),
        ("31. 11. 2025", "Impossible(Day)"),
        ("03/04/2025", "Ambiguous { mdy: 2025-03-04, dmy: 2025-04-03 }"),
    ] {
        assert_eq!(read(&format!("On {date}.")), [(date, expected.to_owned())]);
    }
}

#[test]
fn what_only_looks_like_a_date() {
    for text in [
        "in 2021, 3 ships",
        "May 2021",
        "it may 3 2021",
        "sections 3.2.20210",
        "10.1000/2021-03-09",
        "v2.2021.13.1",
        "page 12/2021",
        "in 2021. 3 ships",
        "$2021-03-09",
        "a 2021 March",
        "2019-2021",
        "0x2021-1-1",
        "9 Marchland 2021",
        "on 3 of 2021",
        "२०२१",
        "2021年3月",
        "50 of 2000",
        "the 1990s and 2000s",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn weekdays_before_dates() {
    for (text, weekday) in [
        ("Saturday, 29 November 2025", Some("Saturday")),
        ("Sat, 29 Nov 2025 10:00:00 GMT", Some("Sat")),
        ("Samstag, 29. November 2025", Some("Samstag")),
        ("samedi 29 novembre 2025", Some("samedi")),
        ("The cat sat 29 November 2025", None),
    ] {
        let found = dates(text, Order::Unknown);
        let found = found.first().and_then(|date| date.weekday.as_ref());
        assert_eq!(found.and_then(|(span, _)| text.get(span.clone())), weekday, "{text}");
    }
}

#[test]
fn lines_of_many_languages() {
    use LineKind::{Accessed, AsOf, Checked, Published, Reviewed, Updated, Verified};
    for (line, kind, day) in [
        ("核查日期：2026年11月20日", Checked, "2026-11-20"),
        ("更新于2026年11月20日", Updated, "2026-11-20"),
        ("最終更新日：２０２６年１１月２０日", Updated, "2026-11-20"),
        ("2026年11月20日現在", AsOf, "2026-11-20"),
        ("2026년 11월 20일 기준", AsOf, "2026-11-20"),
        ("최종 수정일: 2026. 11. 20.", Updated, "2026-11-20"),
        ("截至2026年11月20日", AsOf, "2026-11-20"),
        ("آخر تحديث: ٢٠ نوفمبر ٢٠٢٦", Updated, "2026-11-20"),
        ("अंतिम अपडेट: 20 नवंबर 2026", Updated, "2026-11-20"),
        ("Zuletzt geprüft: 20. November 2026", Checked, "2026-11-20"),
        ("Stand: 20.11.2026", AsOf, "2026-11-20"),
        ("Dernière mise à jour : 20 novembre 2026", Updated, "2026-11-20"),
        ("Verificado em 20 de novembro de 2026", Checked, "2026-11-20"),
        ("Acesso em: 20 nov. 2026", Accessed, "2026-11-20"),
        ("Verificato il 20 novembre 2026", Checked, "2026-11-20"),
        ("Gecontroleerd op 20 november 2026", Checked, "2026-11-20"),
        ("Senast uppdaterad den 20 november 2026", Updated, "2026-11-20"),
        ("Senest opdateret: 20. november 2026", Updated, "2026-11-20"),
        ("Sist oppdatert 20.11.2026", Updated, "2026-11-20"),
        ("Päivitetty 20. marraskuuta 2026", Updated, "2026-11-20"),
        ("Sprawdzono 20 listopada 2026 r.", Checked, "2026-11-20"),
        ("Ověřeno 20. 11. 2026", Checked, "2026-11-20"),
        ("Güncellendi: 20 Kasım 2026", Updated, "2026-11-20"),
        ("Frissítve: 2026. november 20.", Updated, "2026-11-20"),
        ("Actualizat la 20 noiembrie 2026", Updated, "2026-11-20"),
        ("Проверено 20 ноября 2026 г.", Checked, "2026-11-20"),
        ("Станом на 20 листопада 2026 року", AsOf, "2026-11-20"),
        ("Checked on November 20, 2026", Checked, "2026-11-20"),
        ("**Last edited:** 20 Nov 2026, 14:05 UTC", Updated, "2026-11-20"),
        ("Medically reviewed by Ada Holm on November 20, 2026", Reviewed, "2026-11-20"),
        ("📅 Last verified — 2026-11-20T10:00:00Z", Verified, "2026-11-20"),
        ("Last updated: 20261120", Updated, "2026-11-20"),
        ("Published: 20/11/26", Published, "2026-11-20"),
        ("Last updated: Fri, 20 Nov 2026 10:00:00 GMT", Updated, "2026-11-20"),
        ("Stand: November 2026", AsOf, "Month(2026-11-01)"),
        ("Updated: 2026-11", Updated, "Month(2026-11-01)"),
        ("As of 2026年11月", AsOf, "Month(2026-11-01)"),
    ] {
        let found = dated_line(line, Order::Unknown);
        let read = found.as_ref().and_then(|it| it.date.as_ref()).map(|date| shown(&date.reading));
        assert_eq!((found.map(|it| it.kind), read.as_deref()), (Some(kind), Some(day)), "{line}");
    }
    for line in [
        "更新后的桥梁于2026年11月20日重新开放，全市居民可以免费通行。",
        "Standing in 2026-11-20 water",
        "Updated rules apply.",
        "Per-capita income on 20 November 2026",
        "Reviewed by [Ada Holm]",
        "Reviewed by 3 readers",
    ] {
        assert!(dated_line(line, Order::Unknown).is_none(), "{line}");
    }
}

#[test]
fn lines_with_something_else_in_place_of_a_date() {
    for line in [
        "Last updated: YYYY-MM-DD",
        "Checked on 2025-XX-XX",
        "Checked on [date]",
        "Updated just now",
        "Last checked: yesterday",
        "Fact-checked by Grok 3 months ago",
        "Aktualisiert vor 2 Tagen",
    ] {
        let found = dated_line(line, Order::Unknown);
        assert!(found.is_some_and(|it| it.date.is_none()), "{line}");
    }
}
