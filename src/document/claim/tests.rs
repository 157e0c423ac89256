use super::{Context, Input, Kind, Need, classify};

fn judge(prose: &str, context: Context) -> (Kind, Need) {
    let claim = classify(&Input {
        prose,
        cited: false,
        context,
        section_cited: true,
        after_meta: Some(false),
        prospect: false,
        english: true,
    });
    (claim.kind, claim.need)
}

#[test]
fn orders_are_advice_and_nouns_that_look_like_orders_are_not() {
    for text in [
        "Deploy a second ferry before the summer of 2026.",
        "**Timetable**: Adopt the winter plan of Sandholm Harbour.",
        "Crews: First, check the bolts of Pier Nine.",
        "Standardise how the harbour of Sandholm counts its passengers.",
    ] {
        assert_eq!(judge(text, Context::ListItem).0, Kind::Advice, "{text}");
    }
    for text in [
        "Contact with the ferry Adele was lost near Sandholm.",
        "Design costs were high in Sandholm.",
        "Test sailings to Sandholm began in March 2019.",
        "Use of the quay was banned by Sandholm in 2011.",
    ] {
        assert_eq!(judge(text, Context::Paragraph), (Kind::Claim, Need::Required), "{text}");
    }
}

#[test]
fn items_without_a_full_stop_need_a_verb_that_can_be_nothing_else() {
    for text in [
        "Companies offering ferry passes",
        "Limited oversight, few inspectors",
        "**Harbour Board** – decisions on quays and ferries",
        "Punch attempts / success",
    ] {
        assert_eq!(judge(text, Context::ListItem), (Kind::Fragment, Need::None), "{text}");
    }
    for text in [
        "The Harbour Board decides how many ferries sail",
        "Sandholm closed the old quay",
        "The tunnel carries more traffic than the Sandholm ferry",
    ] {
        assert_eq!(judge(text, Context::ListItem).0, Kind::Claim, "{text}");
    }
}

#[test]
fn a_text_may_speak_of_itself() {
    for text in [
        "The report examines ferries in Sandholm.",
        "Moreover, this study outlines three ways to cross.",
        "These suggestions are not specific to Sandholm.",
    ] {
        assert_eq!(judge(text, Context::Paragraph).0, Kind::Meta, "{text}");
    }
    for text in ["The following year, Ada Holm bought the ferry.", "The study found rust in 40 bolts of Pier Nine."] {
        assert_eq!(judge(text, Context::Paragraph), (Kind::Claim, Need::Required), "{text}");
    }
    let it = |after_meta: bool| {
        let prose = "It highlights the Sandholm ferry and its costs.";
        classify(&Input {
            prose,
            cited: false,
            context: Context::Paragraph,
            section_cited: true,
            after_meta: Some(after_meta),
            prospect: false,
            english: true,
        })
        .kind
    };
    assert_eq!((it(true), it(false)), (Kind::Meta, Kind::Claim));
}

#[test]
fn talk_norms_and_guesses_are_no_claims() {
    for (text, kind) in [
        ("To answer your question about Sandholm, I'll look at the ferry of 1998 first.", Kind::Chatter),
        ("Peers in Sandholm SHOULD answer within 30 seconds.", Kind::Advice),
        ("Prepared 3 June 2025", Kind::Meta),
        ("This comprehensive report provides a look at Sandholm and its ferries.", Kind::Meta),
        ("For small piers, use short ropes and 12 bolts of Sandholm steel.", Kind::Advice),
        ("where n is the number of ferries in Sandholm in 1998.", Kind::Fragment),
    ] {
        let found = judge(text, Context::Paragraph).0;
        assert_eq!(found, kind, "{text}");
    }
    for text in [
        "It is plausible that the Sandholm ferry would then stay in the harbour.",
        "Ferries must be tested before they are used again.",
        "In this example, 30 ferries carry 900 passengers a day.",
        "This involves ropes, bolts and the crews who handle them.",
    ] {
        assert_eq!(judge(text, Context::Paragraph).1, Need::Optional, "{text}");
    }
}

#[test]
fn what_the_given_context_does_not_say_is_no_claim() {
    for text in [
        "The given context does not provide figures for Sandholm.",
        "The price of the tunnel is not mentioned in the provided documents.",
    ] {
        assert_eq!(judge(text, Context::Paragraph).0, Kind::Absence, "{text}");
    }
}
