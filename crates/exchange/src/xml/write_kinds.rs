//! What Moodle XML says of each kind of question, written.
//!
//! **Invariant:** the order of the elements is Moodle's own.

use super::write::{Page, format};
use crate::model::{
    Choice, Essay, EssayInput, Gaps, Kind, Labels, Manner, Markers, Matching, Numbering, Numeric,
    OrderGrading, OrderNumbering, OrderSubset, Ordering, Shape, Short, Text, TrueFalse, UnitGrading,
    UnitInput, Weight,
};

/// Adds what is particular to the kind.
pub(super) fn kind(kind: &Kind, page: &mut Page) {
    match kind {
        Kind::Choice(question) => choice(question, page),
        Kind::TrueFalse(question) => truth(question, page),
        Kind::Short(question) => short(question, page),
        Kind::Numeric(question) => numeric(question, page),
        Kind::Matching(question) => matching(question, page),
        Kind::Essay(question) => essay(question, page),
        Kind::Description | Kind::Cloze(_) => {}
        Kind::Gaps(question) => gaps(question, page),
        Kind::Markers(question) => markers(question, page),
        Kind::Labels(question) => labels(question, page),
        Kind::Ordering(question) => ordering(question, page),
    }
}

fn begin(page: &mut Page, weight: Weight, markup: &str) {
    page.raw(&format!("<answer fraction=\"{}\" {markup}>\n", weight.percent()));
}

/// An answer whose text is plain.
fn plain(page: &mut Page, weight: Weight, words: &str, feedback: &Text, tolerance: Option<String>) {
    begin(page, weight, "format=\"moodle_auto_format\"");
    page.plain("text", words).rich("feedback", feedback);
    if let Some(tolerance) = tolerance {
        page.plain("tolerance", &tolerance);
    }
    page.raw("</answer>\n");
}

fn choice(question: &Choice, page: &mut Page) {
    page.flag("single", question.is_single).flag("shuffleanswers", question.is_shuffled);
    page.plain("answernumbering", numbering(question.numbering));
    page.bit("showstandardinstruction", question.is_instructed);
    page.combined(&question.combined).mark("shownumcorrect", question.combined.shows_count);
    for answer in &question.answers {
        begin(page, answer.weight, format(answer.text.markup));
        page.content(&answer.text).rich("feedback", &answer.feedback).raw("</answer>\n");
    }
}

fn numbering(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::Lower => "abc",
        Numbering::Upper => "ABCD",
        Numbering::Digits => "123",
        Numbering::LowerRoman => "iii",
        Numbering::UpperRoman => "IIII",
        Numbering::None => "none",
    }
}

fn truth(question: &TrueFalse, page: &mut Page) {
    let weight = |is_right: bool| if is_right { Weight::FULL } else { Weight::NONE };
    plain(page, weight(question.is_true), "true", &question.if_true, None);
    plain(page, weight(!question.is_true), "false", &question.if_false, None);
}

fn short(question: &Short, page: &mut Page) {
    page.bit("usecase", question.is_case_sensitive);
    for answer in &question.answers {
        plain(page, answer.weight, &answer.pattern, &answer.feedback, None);
    }
}

fn numeric(question: &Numeric, page: &mut Page) {
    for answer in &question.answers {
        let value = answer.value.map_or_else(|| "*".to_owned(), |value| value.to_string());
        plain(page, answer.weight, &value, &answer.feedback, Some(answer.tolerance.to_string()));
    }
    let units = &question.units;
    if !units.list.is_empty() {
        page.raw("<units>\n");
        for unit in &units.list {
            page.raw("<unit>\n").plain("multiplier", &unit.multiplier.to_string());
            page.plain("unit_name", &unit.name).raw("</unit>\n");
        }
        page.raw("</units>\n");
    }
    page.plain(
        "unitgradingtype",
        match units.grading {
            UnitGrading::Free => "0",
            UnitGrading::OfResponse => "1",
            UnitGrading::OfMark => "2",
        },
    );
    page.plain("unitpenalty", &units.penalty.to_string());
    page.plain(
        "showunits",
        match units.input {
            UnitInput::Written => "0",
            UnitInput::Buttons => "1",
            UnitInput::List => "2",
            UnitInput::None => "3",
        },
    );
    page.bit("unitsleft", units.is_before);
}

fn matching(question: &Matching, page: &mut Page) {
    page.flag("shuffleanswers", question.is_shuffled);
    page.combined(&question.combined).mark("shownumcorrect", question.combined.shows_count);
    for pair in &question.pairs {
        page.raw(&format!("<subquestion {}>\n", format(pair.prompt.markup))).content(&pair.prompt);
        page.raw("<answer>").plain("text", &pair.answer).raw("</answer>\n</subquestion>\n");
    }
}

fn essay(question: &Essay, page: &mut Page) {
    page.plain(
        "responseformat",
        match question.input {
            EssayInput::Editor => "editor",
            EssayInput::EditorWithFiles => "editorfilepicker",
            EssayInput::Plain => "plain",
            EssayInput::Monospaced => "monospaced",
            EssayInput::FilesOnly => "noinline",
        },
    );
    let words = |limit: Option<u32>| limit.map_or_else(String::new, |limit| limit.to_string());
    page.bit("responserequired", question.is_required);
    page.plain("responsefieldlines", &question.lines.to_string());
    page.plain("minwordlimit", &words(question.words_min)).plain("maxwordlimit", &words(question.words_max));
    page.plain("attachments", &question.files_max.map_or_else(|| "-1".to_owned(), |most| most.to_string()));
    page.plain("attachmentsrequired", &question.files_min.to_string());
    page.plain("maxbytes", &question.file_bytes_max.to_string());
    page.plain("filetypeslist", &question.file_kinds);
    page.rich("graderinfo", &question.marker_notes).rich("responsetemplate", &question.template);
}

fn gaps(question: &Gaps, page: &mut Page) {
    page.bit("shuffleanswers", question.is_shuffled);
    page.combined(&question.combined).mark("shownumcorrect", question.combined.shows_count);
    let name = match question.manner {
        Manner::Drag => "dragbox",
        Manner::Select => "selectoption",
    };
    for choice in &question.choices {
        page.raw(&format!("<{name}>\n"))
            .plain("text", &choice.text)
            .plain("group", &choice.group.to_string());
        page.mark("infinite", choice.is_unlimited).raw(&format!("</{name}>\n"));
    }
}

fn labels(question: &Labels, page: &mut Page) {
    page.mark("shuffleanswers", question.is_shuffled);
    page.combined(&question.combined).mark("shownumcorrect", question.combined.shows_count);
    if let Some(file) = &question.background {
        page.file(file);
    }
    for drag in &question.drags {
        page.raw("<drag>\n").plain("no", &drag.number.to_string()).plain("text", &drag.label);
        page.plain("draggroup", &drag.group.to_string()).mark("infinite", drag.is_unlimited);
        if let Some(file) = &drag.picture {
            page.file(file);
        }
        page.raw("</drag>\n");
    }
    for drop in &question.drops {
        page.raw("<drop>\n").plain("text", &drop.label).plain("no", &drop.number.to_string());
        page.plain("choice", &drop.choice.to_string()).plain("xleft", &drop.left.to_string());
        page.plain("ytop", &drop.top.to_string()).raw("</drop>\n");
    }
}

fn markers(question: &Markers, page: &mut Page) {
    page.mark("shuffleanswers", question.is_shuffled).mark("showmisplaced", question.shows_misplaced);
    page.combined(&question.combined).mark("shownumcorrect", question.combined.shows_count);
    if let Some(file) = &question.background {
        page.file(file);
    }
    for drag in &question.drags {
        page.raw("<drag>\n").plain("no", &drag.number.to_string()).plain("text", &drag.label);
        page.plain("noofdrags", &drag.count.unwrap_or_default().to_string());
        page.mark("infinite", drag.count.is_none()).raw("</drag>\n");
    }
    for drop in &question.drops {
        let shape = match drop.shape {
            Shape::Circle => "circle",
            Shape::Rectangle => "rectangle",
            Shape::Polygon => "polygon",
        };
        page.raw("<drop>\n").plain("no", &drop.number.to_string()).plain("shape", shape);
        page.plain("coords", &drop.coords).plain("choice", &drop.choice.to_string()).raw("</drop>\n");
    }
}

fn ordering(question: &Ordering, page: &mut Page) {
    page.plain("layouttype", if question.is_horizontal { "HORIZONTAL" } else { "VERTICAL" });
    page.plain(
        "selecttype",
        match question.subset {
            OrderSubset::All => "ALL",
            OrderSubset::Random => "RANDOM",
            OrderSubset::Contiguous => "CONTIGUOUS",
        },
    );
    page.plain("selectcount", &question.subset_size.to_string());
    page.plain(
        "gradingtype",
        match question.grading {
            OrderGrading::AllOrNothing => "ALL_OR_NOTHING",
            OrderGrading::Absolute => "ABSOLUTE_POSITION",
            OrderGrading::NextWithoutLast => "RELATIVE_NEXT_EXCLUDE_LAST",
            OrderGrading::NextWithLast => "RELATIVE_NEXT_INCLUDE_LAST",
            OrderGrading::Neighbours => "RELATIVE_ONE_PREVIOUS_AND_NEXT",
            OrderGrading::AllNeighbours => "RELATIVE_ALL_PREVIOUS_AND_NEXT",
            OrderGrading::LongestOrdered => "LONGEST_ORDERED_SUBSET",
            OrderGrading::LongestContiguous => "LONGEST_CONTIGUOUS_SUBSET",
            OrderGrading::Distance => "RELATIVE_TO_CORRECT",
        },
    );
    page.plain("showgrading", if question.shows_grading { "SHOW" } else { "HIDE" });
    page.plain(
        "numberingstyle",
        match question.numbering {
            OrderNumbering::None => "none",
            OrderNumbering::As(style) => numbering(style),
        },
    );
    page.combined(&question.combined).bit("shownumcorrect", question.combined.shows_count);
    for thing in &question.things {
        begin(page, Weight::FULL, format(thing.markup));
        page.content(thing).raw("</answer>\n");
    }
}
