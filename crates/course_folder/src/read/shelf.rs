//! Sorts the files of a folder onto shelves, one for each module, and reports those that belong nowhere.

use std::collections::BTreeMap;

use crate::desk::Desk;
use crate::layout::{self, Place};
use crate::lesson_key;
use crate::read::lesson::{ENDINGS, Form};

/// What one module's directory holds.
pub(crate) struct Shelf<'a> {
    pub(crate) dir: &'a str,
    pub(crate) number: u32,
    pub(crate) slug: &'a str,
    pub(crate) has_head: bool,
    /// In reading order.
    pub(crate) lessons: Vec<Entry<'a>>,
    /// Paths within the directory.
    pub(crate) assets: Vec<&'a str>,
}

/// A lesson's file.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) number: u32,
    pub(crate) slug: &'a str,
    pub(crate) form: Form,
}

/// Puts every file in its place; shelves come in reading order.
pub(crate) fn sort<'a>(desk: &mut Desk<'a>) -> Vec<Shelf<'a>> {
    let files = desk.files;
    let mut shelves: BTreeMap<&str, Option<Shelf<'a>>> = BTreeMap::new();
    for path in files.keys() {
        path.clone_into(&mut desk.file);
        let place = layout::place(path);
        let (Place::Module { dir } | Place::Lesson { dir, .. } | Place::Asset { dir }) = place else {
            stray(desk, &place);
            continue;
        };
        let shelf = shelves.entry(dir).or_insert_with(|| shelf(desk, dir));
        let Some(shelf) = shelf else { continue };
        match place {
            Place::Module { .. } => shelf.has_head = true,
            Place::Lesson { name, .. } => shelf.lessons.extend(entry(desk, name)),
            Place::Asset { .. } => shelf.assets.extend(path.get(dir.len() + 1..)),
            Place::Course | Place::Hidden | Place::Stray | Place::Outside => {}
        }
    }
    let mut shelves: Vec<Shelf<'a>> = shelves.into_values().flatten().collect();
    shelves.sort_by_key(|shelf| shelf.number);
    for shelf in &mut shelves {
        shelf.lessons.sort_by_key(|entry| entry.number);
    }
    twins(desk, &shelves);
    shelves
}

fn stray(desk: &mut Desk<'_>, place: &Place<'_>) {
    match place {
        Place::Outside => desk.error(
            None,
            "alamat berkas keluar dari folder kursus atau memuat tanda yang tidak diizinkan",
            "Simpan berkas di dalam folder kursus dengan nama dari huruf kecil, angka, dan tanda hubung.",
        ),
        Place::Hidden => {
            desk.warn(None, "berkas tersembunyi diabaikan", "Hapus berkas ini dari folder kursus.");
        }
        Place::Stray => desk.warn(
            None,
            "berkas tidak dipakai",
            "Pindahkan ke folder modul (gambar ke images/, media ke media/), atau hapus.",
        ),
        Place::Course | Place::Module { .. } | Place::Lesson { .. } | Place::Asset { .. } => {}
    }
}

fn shelf<'a>(desk: &mut Desk<'_>, dir: &'a str) -> Option<Shelf<'a>> {
    let Some(name) = layout::numbered(dir) else {
        let held = std::mem::replace(&mut desk.file, dir.to_owned());
        desk.error(
            None,
            format!("nama folder modul `{dir}` tidak sesuai bentuknya"),
            format!(
                "Pakai nomor urut, tanda hubung, dan nama singkat, misalnya `01-{}`.",
                layout::slug_of(dir)
            ),
        );
        desk.file = held;
        return None;
    };
    let (number, slug) = (name.number, name.slug);
    Some(Shelf { dir, number, slug, has_head: false, lessons: Vec::new(), assets: Vec::new() })
}

fn entry<'a>(desk: &mut Desk<'_>, name: &'a str) -> Option<Entry<'a>> {
    let known = ENDINGS.iter().find_map(|(ending, form)| Some((name.strip_suffix(ending)?, ending, *form)));
    let Some((stem, ending, form)) = known else {
        let endings = ENDINGS.map(|(ending, _)| ending).join(", ");
        desk.error(
            None,
            "akhiran berkas tidak dikenal",
            format!("Materi berakhiran {endings}; gambar disimpan di images/ dan berkas lain di media/."),
        );
        return None;
    };
    let Some(numbered) = layout::numbered(stem) else {
        desk.error(
            None,
            "nama berkas materi tidak sesuai bentuknya",
            format!(
                "Pakai nomor urut, tanda hubung, dan nama singkat, misalnya `01-{}{ending}`.",
                layout::slug_of(stem)
            ),
        );
        return None;
    };
    Some(Entry { name, number: numbered.number, slug: numbered.slug, form })
}

/// The file of each lesson, by its key.
pub(crate) fn files(shelves: &[Shelf<'_>]) -> BTreeMap<String, String> {
    let of = |shelf: &Shelf<'_>| {
        let file =
            |entry: &Entry<'_>| (lesson_key(shelf.slug, entry.slug), format!("{}/{}", shelf.dir, entry.name));
        shelf.lessons.iter().map(file).collect::<Vec<_>>()
    };
    shelves.iter().flat_map(of).collect()
}

/// Reports numbers and slugs that are taken twice.
fn twins(desk: &mut Desk<'_>, shelves: &[Shelf<'_>]) {
    let modules: Vec<_> =
        shelves.iter().map(|shelf| (shelf.dir.to_owned(), shelf.number, shelf.slug)).collect();
    report_twins(desk, &modules, "modul");
    for shelf in shelves {
        let path = |entry: &Entry<'_>| format!("{}/{}", shelf.dir, entry.name);
        let lessons: Vec<_> =
            shelf.lessons.iter().map(|entry| (path(entry), entry.number, entry.slug)).collect();
        report_twins(desk, &lessons, "materi");
    }
}

fn report_twins(desk: &mut Desk<'_>, names: &[(String, u32, &str)], what: &str) {
    for (place, (path, number, slug)) in names.iter().enumerate() {
        path.clone_into(&mut desk.file);
        for (other, other_number, other_slug) in names.iter().take(place) {
            if other_number == number {
                desk.error(
                    None,
                    format!("nomor urut {number} sudah dipakai {what} `{other}`"),
                    "Beri nomor urut yang berbeda.",
                );
            }
            if other_slug == slug {
                desk.error(
                    None,
                    format!("nama singkat `{slug}` sudah dipakai {what} `{other}`"),
                    "Beri nama yang berbeda setelah nomor urut.",
                );
            }
        }
    }
}
