//! What Moodle XML says of each kind of question.
//!
//! **Invariant:** an element that has no place in the neutral question is named in a doubt.

use super::drags;
use super::fields::Fields;
use super::tree::Node;
use crate::cloze;
use crate::entries::Doubts;
use crate::model::{
    Answer, Attachment, Choice, Essay, EssayInput, Item, Kind, Manner, Matching, Number, Numbering, Numeric,
    NumericAnswer, OrderGrading, OrderNumbering, OrderSubset, Ordering, Pair, Short, ShortAnswer, THIRD,
    Text, TrueFalse, Unit, UnitGrading, UnitInput, Units, Weight,
};
use crate::moodle::name;
use crate::report::{Fault, Warning};

type Kinded = Result<Kind, Fault>;

/// Elements that are read, or that say nothing: `hidden` is `0` in every export of a bank.
const KNOWN: [&str; 62] = [
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
    "tags",
    "coursetags",
    "hint",
    "image",
    "image_base64",
    "single",
    "shuffleanswers",
    "answernumbering",
    "showstandardinstruction",
    "answer",
    "correctfeedback",
    "partiallycorrectfeedback",
    "incorrectfeedback",
    "shownumcorrect",
    "correctresponsesfeedback",
    "usecase",
    "units",
    "unitgradingtype",
    "unitpenalty",
    "showunits",
    "unitsleft",
    "instructions",
    "subquestion",
    "responseformat",
    "responserequired",
    "responsefieldlines",
    "minwordlimit",
    "maxwordlimit",
    "attachments",
    "attachmentsrequired",
    "maxbytes",
    "filetypeslist",
    "graderinfo",
    "responsetemplate",
    "selectoption",
    "dragbox",
    "file",
    "drag",
    "drop",
    "showmisplaced",
    "layouttype",
    "selecttype",
    "selectcount",
    "gradingtype",
    "showgrading",
    "numberingstyle",
    "text",
    "feedback",
    "tolerance",
    "fraction",
    "multiplier",
    "unit_name",
    "category",
    "info",
    "unit",
];

/// The question, or nothing if its kind is not known.
pub(super) fn item(kind: &str, node: &Node, doubts: &mut Doubts) -> Option<Result<Item, Fault>> {
    let mut fields = Fields::new(node, doubts);
    let read: fn(&mut Fields<'_>) -> Kinded = match kind {
        "multichoice" => choice,
        "truefalse" => truth,
        "shortanswer" => short,
        "numerical" => numeric,
        "matching" | "match" => matching,
        "essay" => essay,
        "description" => |_| Ok(Kind::Description),
        "cloze" | "multianswer" => return Some(embedded(&mut fields)),
        "gapselect" => |fields| drags::gaps(fields, Manner::Select),
        "ddwtos" => |fields| drags::gaps(fields, Manner::Drag),
        "ddmarker" => drags::markers,
        "ddimageortext" => drags::labels,
        "ordering" => ordering,
        _ => return None,
    };
    Some(stem(&mut fields).and_then(|stem| {
        let kind = read(&mut fields)?;
        whole(&mut fields, stem, kind)
    }))
}

/// The stem with the picture that old files have beside it.
fn stem(fields: &mut Fields<'_>) -> Result<Text, Fault> {
    if let Some(text) = fields.node.child("questiontext") {
        fields.markup = super::fields::markup(text, fields.markup, &mut Doubts::new());
    }
    let markup = fields.markup;
    let mut stem = fields.text("questiontext")?;
    let picture =
        (fields.word("image")?.unwrap_or_default(), fields.word("image_base64")?.unwrap_or_default());
    let (name, content) = picture;
    if name.is_empty() {
        return Ok(stem);
    }
    let name = name.replace('/', "_");
    match Attachment::new(name.clone(), "/".to_owned(), content) {
        Some(file) if !content.is_empty() => {
            stem.text.extend([" <img src=\"@@PLUGINFILE@@/", &name, "\" />"]);
            stem.markup = markup;
            stem.files.push(file);
        }
        _ => fields.doubts.push(Warning::BadAttachment { name }),
    }
    Ok(stem)
}

/// The question with what all kinds have.
fn whole(fields: &mut Fields<'_>, stem: Text, kind: Kind) -> Result<Item, Fault> {
    let found =
        fields.node.child("name").and_then(|name| name.child("text")).map(Node::trimmed).transpose()?;
    let name = match (found, &kind) {
        (None, Kind::Cloze(_)) => name::from_text(&stem.text),
        (found, _) => name::clean(found.unwrap_or_default()),
    };
    let usual = Item::new(name, stem, kind);
    let is_set = matches!(usual.kind, Kind::Description | Kind::Cloze(_));
    let mark = if is_set { usual.mark } else { fields.number("defaultgrade", usual.mark)? };
    let third = Number::new(THIRD.0, THIRD.1).unwrap_or_default();
    let item = Item {
        mark,
        penalty: penalty(fields.number("penalty", third)?, third),
        idnumber: fields.idnumber()?,
        tags: fields.tags()?,
        general_feedback: fields.text("generalfeedback")?,
        hints: fields.hints()?,
        ..usual
    };
    for child in fields.node.children() {
        let is_hidden =
            child.name == "hidden" && child.raw().is_ok_and(|text| crate::moodle::trim(text) == "1");
        let is_spare = child.name == "coursetags" && !child.children().is_empty();
        if is_hidden || is_spare || !KNOWN.contains(&child.name.as_str()) {
            fields.doubts.push(Warning::LeftOut { part: child.name.clone() });
        }
    }
    Ok(item)
}

/// Old files round a third to two places.
fn penalty(found: Number, third: Number) -> Number {
    let near = |number: Number| number.in_places(7).map_or(0, |(units, _)| units);
    if (near(found) - near(third)).abs() < 50_000 { third } else { found }
}

/// Each `answer` element as fields of its own, with what it earns and what is said to it.
fn answers<T>(
    fields: &mut Fields<'_>,
    mut make: impl FnMut(&mut Fields<'_>, Weight, Text) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut answers = Vec::new();
    for node in fields.node.all("answer") {
        let mut part = Fields { node, doubts: &mut *fields.doubts, markup: fields.markup };
        let weight = part.weight()?;
        let feedback = part.text("feedback")?;
        answers.push(make(&mut part, weight, feedback)?);
    }
    if answers.is_empty() { Err(Fault::TooFewAnswers { found: 0, needed: 1 }) } else { Ok(answers) }
}

fn choice(fields: &mut Fields<'_>) -> Kinded {
    let answers = answers(fields, |part, weight, feedback| {
        let text = super::fields::rich(part.node, part.markup, part.doubts)?;
        Ok(Answer { text, weight, feedback })
    })?;
    Ok(Kind::Choice(Choice {
        is_single: fields.flag("single", true)?,
        answers,
        is_shuffled: fields.flag("shuffleanswers", false)?,
        numbering: fields
            .read("answernumbering", Numbering::default(), |word| numbering(word).or(none(word)))?,
        is_instructed: fields.flag("showstandardinstruction", true)?,
        combined: fields.combined()?,
    }))
}

fn none(word: &str) -> Option<Numbering> {
    (word == "none").then_some(Numbering::None)
}

fn numbering(word: &str) -> Option<Numbering> {
    match word {
        "abc" => Some(Numbering::Lower),
        "ABCD" => Some(Numbering::Upper),
        "123" => Some(Numbering::Digits),
        "iii" => Some(Numbering::LowerRoman),
        "IIII" => Some(Numbering::UpperRoman),
        _ => None,
    }
}

fn truth(fields: &mut Fields<'_>) -> Kinded {
    let mut truth = TrueFalse::default();
    let mut is_first = true;
    let mut has_words = true;
    answers(fields, |part, weight, feedback| {
        let is_right = weight == Weight::FULL;
        let is_true = match part.word("text")?.unwrap_or_default() {
            "true" => true,
            "false" => false,
            _ => {
                has_words = false;
                is_first
            }
        };
        is_first = false;
        truth.is_true = is_right == is_true;
        *(if is_true { &mut truth.if_true } else { &mut truth.if_false }) = feedback;
        Ok(())
    })?;
    if !has_words {
        fields.doubts.push(Warning::TruthByPlace);
    }
    Ok(Kind::TrueFalse(truth))
}

fn short(fields: &mut Fields<'_>) -> Kinded {
    let answers = answers(fields, |part, weight, feedback| {
        let pattern = part.word("text")?.unwrap_or_default().to_owned();
        Ok(ShortAnswer { pattern, weight, feedback })
    })?;
    Ok(Kind::Short(Short { is_case_sensitive: fields.flag("usecase", false)?, answers }))
}

fn numeric(fields: &mut Fields<'_>) -> Kinded {
    let answers = answers(fields, |part, weight, feedback| {
        let word = part.word("text")?.unwrap_or_default();
        let wrong = || Fault::NotANumber { text: word.to_owned() };
        let value = match word {
            "" | "*" => None,
            word => Some(Number::parse_loose(word).ok_or_else(wrong)?.0),
        };
        let tolerance = part.number("tolerance", Number::ZERO)?;
        let old = part.word("fraction")?.and_then(Number::parse).and_then(Weight::from_share);
        Ok(NumericAnswer { value, tolerance, weight: old.map_or(weight, |(weight, _)| weight), feedback })
    })?;
    Ok(Kind::Numeric(Numeric { answers, units: units(fields)? }))
}

fn units(fields: &mut Fields<'_>) -> Result<Units, Fault> {
    let mut list = Vec::new();
    for node in fields.node.child("units").into_iter().flat_map(|units| units.all("unit")) {
        let mut part = Fields::new(node, fields.doubts);
        let multiplier = part.number("multiplier", Number::ONE)?;
        list.push(Unit { name: part.word("unit_name")?.unwrap_or_default().to_owned(), multiplier });
    }
    let usual = Units::default();
    let input = if list.is_empty() { UnitInput::None } else { UnitInput::Written };
    if !fields.text("instructions")?.is_empty() {
        fields.doubts.push(Warning::LeftOut { part: "instructions".to_owned() });
    }
    Ok(Units {
        list,
        grading: fields.read("unitgradingtype", usual.grading, |word| match word {
            "0" => Some(UnitGrading::Free),
            "1" => Some(UnitGrading::OfResponse),
            "2" => Some(UnitGrading::OfMark),
            _ => None,
        })?,
        penalty: fields.number("unitpenalty", usual.penalty)?,
        input: fields.read("showunits", input, |word| match word {
            "0" => Some(UnitInput::Written),
            "1" => Some(UnitInput::Buttons),
            "2" => Some(UnitInput::List),
            "3" => Some(UnitInput::None),
            _ => None,
        })?,
        is_before: fields.flag("unitsleft", false)?,
    })
}

fn matching(fields: &mut Fields<'_>) -> Kinded {
    let mut pairs = Vec::new();
    for node in fields.node.all("subquestion") {
        let prompt = super::fields::rich(node, fields.markup, fields.doubts)?;
        let answer = node.child("answer").and_then(|answer| answer.child("text"));
        let answer = answer.map(Node::trimmed).transpose()?.unwrap_or_default().to_owned();
        pairs.push(Pair { prompt, answer });
    }
    if pairs.is_empty() {
        return Err(Fault::TooFewAnswers { found: 0, needed: 1 });
    }
    Ok(Kind::Matching(Matching {
        pairs,
        is_shuffled: fields.flag("shuffleanswers", true)?,
        combined: fields.combined()?,
    }))
}

fn essay(fields: &mut Fields<'_>) -> Kinded {
    let usual = Essay::default();
    let words = |number: u32| (number > 0).then_some(number);
    Ok(Kind::Essay(Essay {
        input: fields.read("responseformat", usual.input, |word| match word {
            "editor" => Some(EssayInput::Editor),
            "editorfilepicker" => Some(EssayInput::EditorWithFiles),
            "plain" => Some(EssayInput::Plain),
            "monospaced" => Some(EssayInput::Monospaced),
            "noinline" => Some(EssayInput::FilesOnly),
            _ => None,
        })?,
        is_required: fields.flag("responserequired", true)?,
        lines: fields.whole("responsefieldlines", usual.lines)?,
        words_min: words(fields.whole("minwordlimit", 0)?),
        words_max: words(fields.whole("maxwordlimit", 0)?),
        files_max: match fields.word("attachments")? {
            Some("-1") => None,
            _ => Some(fields.whole("attachments", 0)?),
        },
        files_min: fields.whole("attachmentsrequired", 0)?,
        file_kinds: fields.word("filetypeslist")?.unwrap_or_default().to_owned(),
        file_bytes_max: fields.whole("maxbytes", 0)?,
        marker_notes: fields.text("graderinfo")?,
        template: fields.text("responsetemplate")?,
    }))
}

fn ordering(fields: &mut Fields<'_>) -> Kinded {
    let mut things = Vec::new();
    for node in fields.node.all("answer") {
        things.push(super::fields::rich(node, fields.markup, fields.doubts)?);
    }
    if things.is_empty() {
        return Err(Fault::TooFewAnswers { found: 0, needed: 1 });
    }
    let usual = Ordering::new(things);
    let combined = fields.combined()?;
    Ok(Kind::Ordering(Ordering {
        is_horizontal: fields.word("layouttype")?.is_some_and(|word| {
            matches!(word.to_ascii_uppercase().as_str(), "HORIZONTAL" | "HORI" | "H" | "1")
        }),
        subset: match fields.word("selecttype")?.unwrap_or_default().to_ascii_uppercase().as_str() {
            "ALL" | "EXACT" => OrderSubset::All,
            "CONTIGUOUS" | "CONTIG" => OrderSubset::Contiguous,
            _ => OrderSubset::Random,
        },
        subset_size: fields.whole("selectcount", 6)?.max(2),
        grading: match fields.word("gradingtype")?.unwrap_or_default().to_ascii_uppercase().as_str() {
            "ALL_OR_NOTHING" => OrderGrading::AllOrNothing,
            "ABS" | "ABSOLUTE" | "ABSOLUTE_POSITION" => OrderGrading::Absolute,
            "RELATIVE_NEXT_INCLUDE_LAST" => OrderGrading::NextWithLast,
            "RELATIVE_ONE_PREVIOUS_AND_NEXT" => OrderGrading::Neighbours,
            "RELATIVE_ALL_PREVIOUS_AND_NEXT" => OrderGrading::AllNeighbours,
            "LONGEST_ORDERED_SUBSET" => OrderGrading::LongestOrdered,
            "LONGEST_CONTIGUOUS_SUBSET" => OrderGrading::LongestContiguous,
            "RELATIVE_TO_CORRECT" => OrderGrading::Distance,
            _ => OrderGrading::NextWithoutLast,
        },
        shows_grading: !fields
            .word("showgrading")?
            .is_some_and(|word| matches!(word.to_ascii_uppercase().as_str(), "HIDE" | "FALSE" | "NO")),
        numbering: fields
            .word("numberingstyle")?
            .and_then(numbering)
            .map_or(OrderNumbering::None, OrderNumbering::As),
        combined: crate::model::Combined { shows_count: fields.flag("shownumcorrect", true)?, ..combined },
        ..usual
    }))
}

fn embedded(fields: &mut Fields<'_>) -> Result<Item, Fault> {
    let mut text = stem(fields)?;
    let (found, gaps) = cloze::extract(&text.text, fields.doubts)?;
    text.text = found;
    whole(fields, text, Kind::Cloze(gaps))
}
