//! Second markers: how far the two who mark an essay may be apart.

use grading::SecondMarker;

use crate::read::course::small;
use crate::yaml::Fields;
use crate::{Body, Question};

/// Reads whether essays have a second marker, and how far the two may be apart.
pub(crate) fn marker(fields: &mut Fields<'_, '_>) -> Option<(usize, SecondMarker)> {
    let node = fields.take("second_marker")?;
    let line = node.line;
    let mut fields = Fields::open(fields.desk, node)?;
    let within_percent = small(fields.number("within_percent", 0..=100));
    fields.close();
    Some((line, SecondMarker { within_percent }))
}

/// Reports a second marker who has nothing to mark.
pub(crate) fn check(
    fields: &mut Fields<'_, '_>,
    marker: Option<&(usize, SecondMarker)>,
    questions: &[(usize, Question)],
) {
    let Some((line, _)) = marker else { return };
    if !questions.iter().any(|(_, question)| matches!(question.body, Body::Essay(_))) {
        fields.desk.warn(
            *line,
            "kuis meminta penilai kedua, tetapi tidak punya soal esai",
            "Tambahkan soal esai, atau hapus `second_marker`.",
        );
    }
}
