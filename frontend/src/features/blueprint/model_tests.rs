//! Tests of what is done to a blueprint on the desk.

use super::*;

fn own(id: &str) -> BlueprintRow {
    BlueprintRow::Own { question: id.to_owned(), worth: None }
}

fn plan() -> Plan {
    let settings = BlueprintSettings {
        pass_percent: 70,
        attempts: None,
        method: Method::Highest,
        time_limit_minutes: None,
        pause_minutes: None,
        shuffle: true,
        review: ReviewPolicy::AfterSubmit,
        outcome: ReviewPolicy::Never,
        per_page: 1,
    };
    let mut plan = Plan { settings, frame: BlueprintFrame::default(), parts: Vec::new(), next: 0 };
    let (first, second) = (plan.add_part(), plan.add_part());
    plan.add(first, own("a"));
    plan.add(first, own("b"));
    plan.add(second, own("c"));
    plan
}

fn ids(plan: &Plan) -> Vec<Vec<String>> {
    let id = |line: &Line| {
        if let BlueprintRow::Own { question, .. } = &line.row { question.clone() } else { String::new() }
    };
    plan.parts.iter().map(|part| part.lines.iter().map(id).collect()).collect()
}

#[test]
fn rows_are_moved_sent_and_taken_away() {
    let mut plan = plan();
    assert_eq!(plan.step(0, 0, Step::Up), None);
    assert_eq!(plan.step(0, 1, Step::Down), None);
    plan.shift(0, 0, 1);
    assert_eq!(ids(&plan), [vec!["b", "a"], vec!["c"]]);
    plan.send(0, 0, 9);
    assert_eq!(ids(&plan), [vec!["b", "a"], vec!["c"]], "there is no such section");
    plan.send(0, 0, 1);
    assert_eq!(ids(&plan), [vec!["a"], vec!["c", "b"]]);
    plan.remove(1, 0);
    plan.remove_part(0);
    assert_eq!(ids(&plan), [["b", "a"]]);
    plan.remove_part(1);
    assert_eq!(plan.parts.len(), 1, "the last section stays");
    assert!(plan.has_own("a") && !plan.has_own("c"));
}

#[test]
fn what_was_taken_away_comes_back_to_its_place() {
    let mut plan = plan();
    let before = plan.clone();
    let row = plan.remove(0, 0).unwrap();
    assert_eq!(ids(&plan), [vec!["b"], vec!["c"]]);
    plan.restore(row.clone());
    assert_eq!(plan, before);
    let part = plan.remove_part(1).unwrap();
    assert_eq!(ids(&plan), [["a", "b", "c"]]);
    plan.restore(part.clone());
    assert_eq!(plan, before);

    // What has happened meanwhile stays as it is.
    plan.remove(0, 0);
    plan.remove_part(0);
    plan.restore(row);
    assert_eq!(ids(&plan), [["a", "c", "b"]], "its section is gone");
    plan.restore(Removed::Part(5, Part { lines: Vec::new(), ..before.parts[1].clone() }));
    assert_eq!(ids(&plan), [vec!["a", "c", "b"], vec![]]);
    assert_eq!(plan.remove(0, 9), None);
}

#[test]
fn faults_lead_to_their_rows_wherever_these_stand() {
    let mut plan = plan();
    plan.shift(0, 0, 1);
    let at = |pointer: &str| plan.place(&format!("/blueprint{pointer}")).unwrap_or_default();
    assert_eq!(at("/sections/0/rows/0/worth"), line_id(plan.parts[0].lines[0].key));
    assert_eq!(at("/sections/1/rows/0"), line_id(plan.parts[1].lines[0].key));
    assert_eq!([at("/sections"), at("/sections/1/title")], [part_id(0), part_id(1)]);
    assert_eq!(at("/sections/0/rows/9"), part_id(0), "a row that is gone was in its section");
    assert_eq!([at("/settings/attempts"), at("/frame/intro"), at("/frame/pretest")], [RULES, INTRO, BESIDE]);
    assert_eq!([at("/sections/7"), at("/sections/x"), at("/else")], ["", "", ""]);
    assert_eq!(plan.place("/rev"), None);
}

#[test]
fn values_have_names_in_the_form() {
    for (method, _) in METHODS {
        assert_eq!(value(&METHODS, &code(&METHODS, &method)), Some(method));
    }
    assert_eq!((number(" "), number("7"), number("x")), (Ok(None), Ok(Some(7)), Err(())));
    assert_eq!((percent(""), percent("100"), percent("101")), (Ok(None), Ok(Some(100)), Err(())));
    let draw = BlueprintRow::DrawOwn { count: 2, tag: "a".to_owned(), worth: None };
    assert_eq!(count(&with_count(&draw, 5)), Some(5));
}

#[test]
fn marks_are_typed_with_comma_or_point() {
    let hundredths = |typed| marks(typed).map(Centimark::hundredths);
    assert_eq!((hundredths("2"), hundredths("1,5"), hundredths("0.25")), (Some(200), Some(150), Some(25)));
    assert_eq!(
        (hundredths("0"), hundredths(""), hundredths("-1"), hundredths("1,234")),
        (None, None, None, None)
    );
    assert_eq!((marks_if_any(" "), marks_if_any("1000")), (Ok(None), Ok(Some(WORTH_MAX))));
    assert_eq!((marks_if_any("0"), marks_if_any("1000,01")), (Err(()), Err(())));
}
