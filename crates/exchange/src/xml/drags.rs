//! What Moodle XML says of words, labels and markers that are put in their places.
//!
//! **Invariant:** numbers of choices and places are those of the file.

use super::fields::Fields;
use super::tree::Node;
use crate::model::{
    Drag, DragChoice, Gaps, Kind, Labels, Manner, Marker, MarkerDrop, Markers, Number, Shape, Spot,
};
use crate::report::Fault;

type Kinded = Result<Kind, Fault>;

/// The parts of a name as fields of their own.
fn each<T>(
    fields: &mut Fields<'_>,
    name: &str,
    mut make: impl FnMut(&mut Fields<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let markup = fields.markup;
    let nodes: Vec<&Node> = fields.node.all(name).collect();
    nodes.into_iter().map(|node| make(&mut Fields { node, doubts: &mut *fields.doubts, markup })).collect()
}

fn label(part: &Fields<'_>) -> Result<String, Fault> {
    Ok(part.word("text")?.unwrap_or_default().to_owned())
}

/// Words for the gaps of a text.
pub(super) fn gaps(fields: &mut Fields<'_>, manner: Manner) -> Kinded {
    let name = match manner {
        Manner::Drag => "dragbox",
        Manner::Select => "selectoption",
    };
    let choices = each(fields, name, |part| {
        let group = part.whole("group", 1)?;
        Ok(DragChoice { text: label(part)?, group, is_unlimited: part.has("infinite") })
    })?;
    if choices.is_empty() {
        return Err(Fault::TooFewAnswers { found: 0, needed: 1 });
    }
    Ok(Kind::Gaps(Gaps {
        manner,
        choices,
        is_shuffled: fields.flag("shuffleanswers", true)?,
        combined: fields.combined()?,
    }))
}

/// Labels for the boxes of a picture.
pub(super) fn labels(fields: &mut Fields<'_>) -> Kinded {
    let drags = each(fields, "drag", |part| {
        Ok(Drag {
            number: part.whole("no", 0)?,
            label: label(part)?,
            picture: part.file()?,
            group: part.whole("draggroup", 1)?,
            is_unlimited: part.has("infinite"),
        })
    })?;
    let drops = each(fields, "drop", |part| {
        Ok(Spot {
            number: part.whole("no", 0)?,
            label: label(part)?,
            choice: part.whole("choice", 0)?,
            left: pixels(part, "xleft")?,
            top: pixels(part, "ytop")?,
        })
    })?;
    Ok(Kind::Labels(Labels {
        background: fields.file()?,
        drags,
        drops,
        is_shuffled: fields.has("shuffleanswers"),
        combined: fields.combined()?,
    }))
}

fn pixels(part: &mut Fields<'_>, name: &'static str) -> Result<i32, Fault> {
    part.read(name, 0, |word| {
        let (units, _) = Number::parse(word)?.in_places(0)?;
        i32::try_from(units).ok()
    })
}

/// Markers for places of a picture.
pub(super) fn markers(fields: &mut Fields<'_>) -> Kinded {
    let drags = each(fields, "drag", |part| {
        let count = part.whole("noofdrags", u32::from(!part.has("infinite")))?;
        Ok(Marker { number: part.whole("no", 0)?, label: label(part)?, count: (count > 0).then_some(count) })
    })?;
    let drops = each(fields, "drop", |part| {
        Ok(MarkerDrop {
            number: part.whole("no", 0)?,
            shape: part.read("shape", Shape::default(), |word| match word.to_ascii_lowercase().as_str() {
                "circle" => Some(Shape::Circle),
                "rectangle" => Some(Shape::Rectangle),
                "polygon" => Some(Shape::Polygon),
                _ => None,
            })?,
            coords: part.word("coords")?.unwrap_or_default().to_owned(),
            choice: part.whole("choice", 0)?,
        })
    })?;
    Ok(Kind::Markers(Markers {
        background: fields.file()?,
        drags,
        drops,
        is_shuffled: fields.has("shuffleanswers"),
        shows_misplaced: fields.has("showmisplaced"),
        combined: fields.combined()?,
    }))
}
