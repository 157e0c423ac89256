use super::{Known, Label, Shape, Verdict, accept, loose, scan_in};

/// Labels of the valid citations in `text`, given the labels and names of a reference list.
fn cited(text: &str, labels: &[Label], names: &[&str]) -> Vec<String> {
    let known = Known::new(labels.iter(), names.iter().copied());
    let mut tokens = scan_in(text, &[]);
    if !tokens.iter().any(|it| it.shape == Shape::Bracket) {
        tokens.extend(loose(text, &[], &known));
    }
    let accepted = accept(tokens, text, &known);
    let valid = accepted.into_iter().filter(|it| it.verdict == Verdict::Valid);
    valid
        .map(|it| {
            let labels: Vec<String> = it.token.labels.iter().map(ToString::to_string).collect();
            labels.join("+")
        })
        .collect()
}

fn numbers(of: std::ops::RangeInclusive<u32>) -> Vec<Label> {
    of.map(Label::Number).collect()
}

#[test]
fn forms_that_need_no_list() {
    for (text, expected) in [
        ("It sank [1].", &["1"][..]),
        ("It sank [1, 3–5; 9].", &["1+3+4+5+9"]),
        ("It sank [3, pp. 12–14] and rose [7, S. 33].", &["3", "7"]),
        ("It sank [^smith2020].", &["smith2020"]),
        ("It sank^[The mate told it so.].", &[""]),
        ("It sank [[1]](https://a.org/x_(y)).", &["1"]),
        ("It sank [[5](https://a.org/x), [9](https://b.org)].", &["5+9"]),
        ("It sank [[5], [9]].", &["5+9"]),
        ("It sank ([harbour.org](https://harbour.org/a)).", &[""]),
        (r"It sank \[1, 2\].", &["1+2"]),
        ("It sank [see @doe99, pp. 33-35; -@{https://a.org/x}].", &["doe99+https://a.org/x"]),
        ("It sank.<sup>2,3</sup>", &["2+3"]),
        ("See a[1], x_i[0] and [2024].", &[]),
        ("Write to me@harbour.org, or [ask @ once].", &[]),
        ("It costs (2) and (3).", &[]),
        ("Smith (2020) and (Smith, 2020).", &[]),
    ] {
        assert_eq!(cited(text, &[], &[]), expected, "{text}");
    }
}

#[test]
fn forms_that_the_list_makes_citations() {
    let list = numbers(1..=9);
    for (text, expected) in [
        ("It sank (1). It rose (2, 3) again (4–6).", &["1", "2+3", "4+5+6"][..]),
        ("It failed: (1) it leaked, (2) it burned.", &[]),
        ("Section 3(2) of the act, and f(1)x.", &[]),
        ("The ferry sank.1 The mate swam.2", &["1", "2"]),
        ("It has version 1.2 and costs 3.5 each.", &[]),
    ] {
        assert_eq!(cited(text, &list, &[]), expected, "{text}");
    }
    assert_eq!(cited("It sank (71). It rose (82).", &list, &[]), [] as [&str; 0]);
}

#[test]
fn digits_behind_full_stops_need_no_list_where_they_count_up() {
    assert_eq!(cited("The ferry sank.1 The mate swam.2 He lived.", &[], &[]), ["1", "2"]);
    assert_eq!(cited("The ferry sank.1 The mate swam.", &[], &[]), [] as [&str; 0]);
    assert_eq!(cited("The ferry sank.12 The mate swam.77 He lived.", &[], &[]), [] as [&str; 0]);
}

#[test]
fn authors_and_years_are_looked_up() {
    let names = ["Smith 2020", "Doe 2019a", "Müller 2021"];
    for (text, expected) in [
        ("It sank (Smith, 2020; see Doe & Roe, 2019a).", &["Smith 2020+Doe 2019a"][..]),
        ("Smith et al. (2020, p. 3) and Müller and Weiß (2021) agree.", &["Smith 2020", "Müller 2021"]),
        ("It sank (Smith, 2020) or burned (Holm et al., 2018).", &["Smith 2020", "Holm 2018"]),
        ("It opened (May 2020) and closed (2021).", &[]),
    ] {
        assert_eq!(cited(text, &numbers(1..=3), &names), expected, "{text}");
    }
}

#[test]
fn keys_without_brackets_are_looked_up() {
    let keys = [Label::Key("smith04".into())];
    assert_eq!(cited("As @smith04 says, and @holm denies, write to a@smith04.", &keys, &[]), ["smith04"]);
}

#[test]
fn abbreviations_are_no_arrays() {
    assert_eq!(cited("It sank in some waters (e.g[4]. in the bay).", &[], &[]), ["4"]);
    assert_eq!(cited("低至9 kΩ·μm[4]。", &[], &[]), ["4"]);
    assert_eq!(cited("比单纯VaR更精准[4]。", &[], &[]), ["4"]);
    assert_eq!(cited("It sank where x[4] or log.x[4] is set.", &[], &[]), [] as [&str; 0]);
}
