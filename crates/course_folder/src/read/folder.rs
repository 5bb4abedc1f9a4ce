//! The folder as a whole: its files in reading order, and what none of them can know alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::Desk;
use crate::limits::{FILES_MAX, FOLDER_BYTES_MAX, JP_MINUTES, TEXT_BYTES_MAX};
use crate::read::course::{self, ModuleHead};
use crate::read::lesson;
use crate::read::opening;
use crate::read::pretest;
use crate::read::shelf::{self, Entry, Shelf};
use crate::{Checked, Course, Files, Finding, Lesson, Module, Severity, asset, asset_key};

/// Where a title was first used: file and line.
type Titles = BTreeMap<String, String>;

/// Reads a whole folder.
pub(crate) fn folder(files: &Files) -> Checked {
    let (mut findings, mut used, mut hosts) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut desk = Desk {
        files,
        used: &mut used,
        findings: &mut findings,
        hosts: &mut hosts,
        file: String::new(),
        module: String::new(),
    };
    if !fits(&mut desk) {
        return Checked { course: None, findings, hosts };
    }
    let shelves = shelf::sort(&mut desk);
    let head = head(&mut desk);
    let (modules, assets) = modules(&mut desk, &shelves);
    let course = head.map(|head| Course { modules, assets, ..head });
    if let Some(course) = &course {
        jp(&mut desk, course, &shelves);
        pretest::check(&mut desk, course, &shelves);
        opening::check(&mut desk, course, &shelves);
    }
    findings.sort_by(Finding::by_place);
    let is_sound = findings.iter().all(|finding| finding.severity == Severity::Warning);
    Checked { course: course.filter(|_| is_sound), findings, hosts }
}

/// Whether the folder is small enough to be looked at.
fn fits(desk: &mut Desk<'_>) -> bool {
    let count = desk.files.len();
    let bytes = desk.files.values().fold(0_usize, |sum, bytes| sum.saturating_add(bytes.len()));
    if count > FILES_MAX {
        let remedy = format!("Kurangi menjadi paling banyak {FILES_MAX}.");
        desk.error(None, format!("folder memuat {count} berkas"), remedy);
    }
    if bytes > FOLDER_BYTES_MAX {
        desk.error(None, "folder kursus terlalu besar", "Perkecil video dan gambar.");
    }
    count <= FILES_MAX && bytes <= FOLDER_BYTES_MAX
}

/// The text of a file; reports what cannot be text.
fn text(desk: &mut Desk<'_>, path: &str) -> Option<String> {
    path.clone_into(&mut desk.file);
    let bytes = desk.files.get(path)?;
    asset::size(desk, bytes, TEXT_BYTES_MAX);
    if bytes.len() > TEXT_BYTES_MAX {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")),
        Err(fault) => {
            let before = bytes.iter().take(fault.valid_up_to());
            let line = before.filter(|byte| **byte == b'\n').count() + 1;
            desk.error(line, "berkas bukan teks UTF-8", "Simpan ulang berkas dengan pengodean UTF-8.");
            None
        }
    }
}

fn head(desk: &mut Desk<'_>) -> Option<Course> {
    desk.module.clear();
    if !desk.files.contains_key("course.yaml") {
        "course.yaml".clone_into(&mut desk.file);
        desk.error(None, "course.yaml tidak ada", "Tambahkan course.yaml di folder kursus paling atas.");
        return None;
    }
    let text = text(desk, "course.yaml")?;
    let node = lesson::node_of(desk, &text)?;
    course::course(desk, node)
}

fn modules(desk: &mut Desk<'_>, shelves: &[Shelf<'_>]) -> (Vec<Module>, BTreeMap<String, Vec<u8>>) {
    let (mut modules, mut assets) = (Vec::new(), BTreeMap::new());
    let (mut module_titles, mut lesson_titles) = (Titles::new(), Titles::new());
    if shelves.is_empty() {
        "course.yaml".clone_into(&mut desk.file);
        desk.error(
            None,
            "kursus belum punya modul",
            "Tambahkan folder modul, misalnya 01-pengantar/, berisi module.yaml dan materi.",
        );
    }
    for shelf in shelves {
        shelf.dir.clone_into(&mut desk.module);
        let head = module_head(desk, shelf);
        same_title(desk, &mut module_titles, &head.title.value, head.title.line, "modul");
        if shelf.lessons.is_empty() {
            shelf.dir.clone_into(&mut desk.file);
            desk.error(
                None,
                "modul belum punya materi",
                "Tambahkan materi, misalnya 01-pengantar.md, atau hapus folder ini.",
            );
        }
        let lessons =
            shelf.lessons.iter().filter_map(|entry| lesson_of(desk, entry, &mut lesson_titles)).collect();
        modules.push(Module {
            slug: shelf.slug.to_owned(),
            title: head.title.value,
            objectives: head.objectives,
            lessons,
        });
        store(desk, shelf, &mut assets);
    }
    (modules, assets)
}

fn module_head(desk: &mut Desk<'_>, shelf: &Shelf<'_>) -> ModuleHead {
    let path = format!("{}/module.yaml", shelf.dir);
    if !shelf.has_head {
        desk.file = path;
        desk.error(None, "module.yaml tidak ada", "Tambahkan module.yaml berisi title dan objectives.");
        return ModuleHead::default();
    }
    let head = text(desk, &path).and_then(|text| {
        let node = lesson::node_of(desk, &text)?;
        course::module(desk, node)
    });
    head.unwrap_or_default()
}

fn lesson_of(desk: &mut Desk<'_>, entry: &Entry<'_>, titles: &mut Titles) -> Option<Lesson> {
    let text = text(desk, &format!("{}/{}", desk.module, entry.name))?;
    let read = lesson::lesson(desk, entry.slug, entry.form, &text)?;
    same_title(desk, titles, &read.lesson.title, read.title_line, "materi");
    Some(read.lesson)
}

fn same_title(desk: &mut Desk<'_>, titles: &mut Titles, title: &str, line: usize, what: &str) {
    if title.is_empty() {
        return;
    }
    if let Some(first) = titles.get(&title.to_lowercase()) {
        let said = format!("judul {what} ini sama dengan judul di {first}");
        desk.warn(line, said, "Bedakan judulnya agar peserta tidak keliru.");
    } else {
        titles.insert(title.to_lowercase(), desk.file.clone());
    }
}

/// Checks a module's assets and puts those in use into the course.
fn store(desk: &mut Desk<'_>, shelf: &Shelf<'_>, assets: &mut BTreeMap<String, Vec<u8>>) {
    for name in &shelf.assets {
        let path = format!("{}/{name}", shelf.dir);
        let Some(bytes) = desk.files.get(&path) else { continue };
        let is_used = desk.used.contains(&path);
        desk.file = path;
        if !is_used {
            desk.warn(
                None,
                "berkas tidak dipakai di materi mana pun",
                "Rujuk berkas ini di materi atau hapus.",
            );
        }
        asset::check(desk, bytes);
        assets.insert(asset_key(shelf.slug, name), bytes.clone());
    }
}

/// Compares the claimed hours with the minutes of study, once all minutes are known.
fn jp(desk: &mut Desk<'_>, course: &Course, shelves: &[Shelf<'_>]) {
    let lessons = || course.modules.iter().flat_map(|module| &module.lessons);
    let is_whole = lessons().count() == shelves.iter().map(|shelf| shelf.lessons.len()).sum::<usize>();
    if !is_whole || course.jp == 0 || lessons().any(|lesson| lesson.minutes == 0) {
        return;
    }
    "course.yaml".clone_into(&mut desk.file);
    let minutes = course.required_minutes();
    let claimed = u32::from(course.jp).saturating_mul(JP_MINUTES);
    let fitting = minutes / JP_MINUTES;
    if minutes < claimed {
        let remedy = match fitting {
            0 => "Tambah materi, atau periksa `minutes` setiap materi.".to_owned(),
            fitting => format!("Turunkan `jp` menjadi {fitting}, atau tambah materi."),
        };
        let what =
            format!("{} JP ({claimed} menit) tidak didukung waktu materi wajib ({minutes} menit)", course.jp);
        desk.error(None, what, remedy);
    } else if minutes.saturating_mul(2) > claimed.saturating_mul(3) {
        desk.warn(
            None,
            format!("waktu materi wajib ({minutes} menit) jauh melebihi {} JP ({claimed} menit)", course.jp),
            format!("Naikkan `jp` (paling banyak {fitting}), atau periksa `minutes` setiap materi."),
        );
    }
}
