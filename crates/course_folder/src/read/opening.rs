//! Openings: a lesson names earlier ones that are to be completed before it.
//!
//! **Invariant:** in a sound course every lesson can be reached: what comes before it lies before it.

use crate::desk::Desk;
use crate::read::shelf::{self, Shelf};
use crate::{Course, Opening, layout, lesson_key};

/// Reports lessons that wait for what is not there, or does not come before them.
pub(crate) fn check(desk: &mut Desk<'_>, course: &Course, shelves: &[Shelf<'_>]) {
    let files = shelf::files(shelves);
    let mut earlier: Vec<String> = Vec::new();
    for module in &course.modules {
        for lesson in &module.lessons {
            let key = lesson_key(&module.slug, &lesson.slug);
            if let Opening::After(keys) = &lesson.opening {
                files.get(&key).cloned().unwrap_or_default().clone_into(&mut desk.file);
                for wanted in keys.iter().filter(|wanted| !earlier.contains(wanted)) {
                    unknown(desk, wanted, &earlier);
                }
            }
            earlier.push(key);
        }
    }
}

fn unknown(desk: &mut Desk<'_>, wanted: &str, earlier: &[String]) {
    let near = layout::nearest(wanted, earlier.iter().map(String::as_str), 4);
    let near = near.map(|near| format!(" Mungkin maksud Anda `{near}`.")).unwrap_or_default();
    desk.error(
        None,
        format!("materi ini menunggu `{wanted}`, yang tidak ada sebelum materi ini"),
        format!(
            "Letakkan materi itu lebih dahulu, atau ubah syarat bukanya (`after: [nama-modul/nama-materi]`, tanpa nomor urut dan tanpa akhiran berkas).{near}"
        ),
    );
}
