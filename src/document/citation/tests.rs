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

#[test]
fn numbers_in_brackets() {
    for (text, expected) in [
        ("It sank [12].", &["12"][..]),
        ("It sank [1,3-5].", &["1+3+4+5"]),
        ("It sank [1–3], rose [1‑3] and sank [1—3].", &["1+2+3", "1+2+3", "1+2+3"]),
        ("It sank [1,\u{a0}2] [1;\u{202f}3].", &["1+2", "1+3"]),
        ("It sank [2] [10] [5], or [1][2].", &["2", "10", "5", "1", "2"]),
        ("It sank [0].", &["0"]),
        ("It sank [3, 12].", &["3+12"]),
        ("It sank [3, p. 12], [4, § 5], [2, Fig. 3] and [2, Sec. 3].", &["3", "4", "2", "2"]),
        ("It sank [1a], [2024], [x], [1.5], [ ], [-1] and [p. 12].", &[]),
    ] {
        assert_eq!(cited(text, &[], &[]), expected, "{text}");
    }
}

#[test]
fn raised_numbers_and_notes() {
    for (text, expected) in [
        ("The ferry sank.¹² The mate swam.³", &["12", "3"][..]),
        ("The ferry sank² and the mate³ swam.", &["2", "3"]),
        ("It sank.<sup>1</sup> It rose.<sup>[3]</sup>", &["1", "3"]),
        ("It sank.<sup id=\"cite_ref-1\">2,3</sup>", &["2+3"]),
        ("It sank.<sup><a href=\"#fn1\">1</a></sup>", &["1"]),
        ("On the 4<sup>th</sup> of H<sub>2</sub>O, the 1<sup>st</sup>.", &[]),
        ("It holds 40 m² and 10³ cm⁻¹ of x^2.", &[]),
        ("It sank [^1], rose [^1_12] and sank [^note-a].", &["1", "1_12", "note-a"]),
        ("It sank [^], rose [^ 1] and sank ^1^.", &[]),
    ] {
        assert_eq!(cited(text, &[], &[]), expected, "{text}");
    }
}

#[test]
fn numbers_and_hosts_that_are_links() {
    for (text, expected) in [
        ("It sank [1](https://a.org/x).", &["1"][..]),
        (r"It sank [\[64\]](https://a.org).", &["64"]),
        ("It sank [2](<https://a.org/b c>).", &["2"]),
        ("It sank [[1](https://a.org)].", &["1"]),
        ("It sank [one](https://a.org) or [a.org](https://a.org).", &[]),
        ("It sank ([a.org](https://a.org/x/#:~:text=it%20sank)).", &[""]),
        ("It sank ([a.org](https://a.org/?utm_source=openai)).", &[""]),
        ("It sank (see [the log](https://a.org)).", &[]),
    ] {
        assert_eq!(cited(text, &[], &[]), expected, "{text}");
    }
}

#[test]
fn keys_in_brackets() {
    for (text, expected) in [
        ("It sank [@smith2020].", &["smith2020"][..]),
        ("It sank [@smith2020, p. 3; @doe].", &["smith2020+doe"]),
        ("It sank [-@smith04].", &["smith04"]),
        ("It sank [a@b], or [@ smith].", &[]),
    ] {
        assert_eq!(cited(text, &[], &[]), expected, "{text}");
    }
    let keys = ["smith04", "doe:2020b"].map(|key| Label::Key(key.into()));
    for (text, expected) in [
        ("@smith04 says so, as @doe:2020b found (@smith04).", &["smith04", "doe:2020b", "smith04"][..]),
        ("Write to me@smith04.org or @ smith04.", &[]),
    ] {
        assert_eq!(cited(text, &keys, &[]), expected, "{text}");
    }
}

#[test]
fn authors_open_blocks_and_lines() {
    let names = ["Smith 2020", "Jones 2019a"];
    for (text, expected) in [
        ("The ferry sank.\n\nSmith (2020) says so.", &["Smith 2020"][..]),
        ("The ferry sank.\n\nJones and Roe (2019a) say so.", &["Jones 2019a"]),
        ("The log of Smith.\n\nIn (2020) it sank.", &[]),
        ("It sank (Smith 2020: 33; see Jones, 2019a).", &["Smith 2020+Jones 2019a"]),
        ("It sank (in 2020), (smith, 2020), (2020).", &[]),
    ] {
        assert_eq!(cited(text, &numbers(1..=2), &names), expected, "{text}");
    }
}
