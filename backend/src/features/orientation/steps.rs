//! The first steps of each role, as somebody is told them.
//!
//! **Invariant:** no role has more than three steps, and the last one leads to where the work is.

use shared::api::orientation::{FirstStep, FirstSteps, Guide};
use shared::id::{EnrolmentId, PersonId};
use shared::problem::{Lang, Phrase};

/// One step: its title, its words, where its button leads and what it says.
struct Step {
    title: Phrase,
    /// Empty where they are about the reader.
    words: Phrase,
    /// Where that depends on nothing.
    href: &'static str,
    act: Phrase,
}

/// What first steps know of the reader.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Position and unit, as they stand in the record.
    pub(super) record: Option<(String, String)>,
    /// Names of training administrators of the institution.
    pub(super) admins: Vec<String>,
    /// The enrolment to go on with.
    pub(super) resume: Option<EnrolmentId>,
    /// The person of the reader's own unit who needs help most.
    pub(super) in_need: Option<PersonId>,
}

static LEARNER: [Step; 3] = [
    Step {
        title: Phrase::new("Periksa unit dan jabatan Anda", "Check your unit and position"),
        words: Phrase::new("", ""),
        href: "/akun",
        act: Phrase::new("Lihat data saya", "See my record"),
    },
    Step {
        title: Phrase::new("JP Anda tahun ini", "Your JP of this year"),
        words: Phrase::new(
            "JP (jam pelajaran) tercatat sendiri begitu semua syarat sebuah pelatihan terpenuhi. Di JP saya tampak yang sudah terhitung, batas minimal Anda, dan aturan yang menghitungnya.",
            "JP (training hours) are recorded by themselves once every condition of a course is met. My JP shows what has been counted, your minimum, and the rule that counts it.",
        ),
        href: "/jp",
        act: Phrase::new("Lihat JP saya", "See my JP"),
    },
    Step {
        title: Phrase::new("Mulai pelajaran pertama", "Start your first lesson"),
        words: Phrase::new(
            "Satu tombol di beranda selalu membawa Anda ke materi berikutnya. Jawaban kuis disimpan di perangkat dahulu, jadi aman saat sinyal hilang.",
            "One button on the home page always takes you to the next lesson. Quiz answers are kept on the device first, so they are safe without a signal.",
        ),
        href: "/katalog",
        act: Phrase::new("Pilih pelatihan pertama", "Choose a first course"),
    },
];

static SUPERIOR: [Step; 3] = [
    Step {
        title: Phrase::new("Empat angka tim Anda", "Four figures of your team"),
        words: Phrase::new(
            "JP tercapai, wajib selesai, terlambat, dan perlu perhatian: angka unit Anda beserta unit di bawahnya, hari ini. Tekan nama angka untuk membaca cara menghitungnya.",
            "JP reached, mandatory done, overdue and need attention: figures of your unit with the units below, as of today. Press a figure's name to read how it is counted.",
        ),
        href: "/tim",
        act: Phrase::new("Lihat angka tim", "See the figures"),
    },
    Step {
        title: Phrase::new("Siapa yang perlu dibantu", "Who needs help"),
        words: Phrase::new(
            "Daftar pegawai dimulai dari yang paling perlu dibantu, dengan alasannya. Penilaian memakai aturan tetap, dan isi jawaban kuis tidak pernah ditampilkan.",
            "The list of people begins with those who need help most, with the reasons. The judgement follows a fixed rule, and answers to quizzes are never shown.",
        ),
        href: "/tim",
        act: Phrase::new("Lihat daftarnya", "See the list"),
    },
    Step {
        title: Phrase::new("Mulai dari satu orang", "Begin with one person"),
        words: Phrase::new(
            "Buka orang yang paling perlu dibantu: pelatihannya, tenggatnya, dan angkatan yang dapat Anda usulkan.",
            "Open the person who needs help most: courses, due dates, and batches for which you can nominate.",
        ),
        href: "/tim",
        act: Phrase::new("Buka orang pertama", "Open the first person"),
    },
];

static INSTRUCTOR: [Step; 3] = [
    Step {
        title: Phrase::new("Pelatihan dan versinya", "Courses and their versions"),
        words: Phrase::new(
            "Peserta belajar dari satu versi yang tidak berubah. Menerbitkan versi baru berlaku bagi peserta baru; yang sudah mulai tetap pada versinya.",
            "People learn from a version that never changes. A new version is for those who begin; those under way stay on theirs.",
        ),
        href: "/versi",
        act: Phrase::new("Lihat versi", "See the versions"),
    },
    Step {
        title: Phrase::new("Bank soal dan studio", "Question bank and studio"),
        words: Phrase::new(
            "Soal ditulis sekali di bank dan dipakai di banyak kuis. Di studio pelatihan disusun dari kosong, dari pola, atau dari pelatihan lain; semua tersimpan sendiri.",
            "A question is written once in the bank and used in many quizzes. In the studio a course begins with nothing, a template or another course, and everything is kept.",
        ),
        href: "/bank",
        act: Phrase::new("Lihat bank soal", "See the question bank"),
    },
    Step {
        title: Phrase::new("Telaah, lalu terbit", "Review, then publish"),
        words: Phrase::new(
            "Ajukan draf kepada rekan untuk ditelaah. Setelah disetujui, draf menjadi versi dan dapat diterbitkan.",
            "Hand the draft to a colleague for review. Once approved it becomes a version and can be published.",
        ),
        href: "/studio",
        act: Phrase::new("Buka studio", "Open the studio"),
    },
];

static ADMIN: [Step; 3] = [
    Step {
        title: Phrase::new("Pegawai dan unit", "People and units"),
        words: Phrase::new(
            "Unit dan jabatan menentukan tugas belajar, atasan, dan angka tim. Perpindahan dicatat dengan tanggal; riwayatnya tetap tersimpan.",
            "Units and positions decide duties, superiors and a team's figures. Moves are noted with their dates, and the history is kept.",
        ),
        href: "/organisasi",
        act: Phrase::new("Lihat pegawai", "See people"),
    },
    Step {
        title: Phrase::new("Angkatan dan penyelenggara", "Batches and providers"),
        words: Phrase::new(
            "Angkatan menjalankan pelatihan dengan tanggal, kursi, dan daftar tunggu. Penyelenggara menentukan siapa yang menulis pelatihan atas namanya.",
            "Batches run a course with dates, seats and a waiting list. Providers decide who authors courses in their name.",
        ),
        href: "/angkatan",
        act: Phrase::new("Lihat angkatan", "See batches"),
    },
    Step {
        title: Phrase::new("Masukkan pegawai pertama", "Bring in the first person"),
        words: Phrase::new(
            "Tambahkan pegawai dengan NIP, unit, dan jabatannya. Sesudah itu tugas dan angka mengikuti sendiri.",
            "Add a person with NIP, unit and position. Duties and figures follow by themselves.",
        ),
        href: "/organisasi/baru",
        act: Phrase::new("Tambah pegawai", "Add a person"),
    },
];

/// What the last step of those who learn says where there is a lesson to go on with.
static LESSON: Phrase = Phrase::new("Mulai pelajaran pertama", "Start the first lesson");

/// For whom a guide is, and its steps; what is new has none.
fn of(guide: Guide) -> Option<(Phrase, &'static [Step])> {
    Some(match guide {
        Guide::Admin => (Phrase::new("Untuk admin pelatihan", "For training administrators"), &ADMIN),
        Guide::Instructor => (Phrase::new("Untuk pengajar", "For instructors"), &INSTRUCTOR),
        Guide::Superior => (Phrase::new("Untuk atasan", "For superiors"), &SUPERIOR),
        Guide::Learner => (Phrase::new("Untuk peserta", "For learners"), &LEARNER),
        Guide::News => return None,
    })
}

/// The first steps of a role as a reader is told them; `None` where the guide has no steps.
pub(super) fn told(guide: Guide, reader: &Reader, lang: Lang) -> Option<FirstSteps> {
    let (title, all) = of(guide)?;
    let last = all.len().saturating_sub(1);
    let step = |(at, step): (usize, &Step)| {
        let text = step.words.in_lang(lang);
        let (href, act) = way(guide, step, at == last, reader);
        FirstStep {
            title: step.title.in_lang(lang).to_owned(),
            text: if text.is_empty() { record(reader, lang) } else { text.to_owned() },
            href,
            act: act.in_lang(lang).to_owned(),
        }
    };
    let steps = all.iter().enumerate().map(step).collect();
    Some(FirstSteps { guide, title: title.in_lang(lang).to_owned(), steps })
}

/// Where a step leads the reader, and what its button says: the last of a role to the work itself where there is any.
fn way<'a>(guide: Guide, step: &'a Step, is_last: bool, reader: &Reader) -> (String, &'a Phrase) {
    match (guide, is_last, reader.resume, reader.in_need) {
        (Guide::Learner, true, Some(enrolment), _) => (format!("/belajar/{enrolment}"), &LESSON),
        (Guide::Superior, true, _, Some(person)) => (format!("/tim/orang/{person}"), &step.act),
        _ => (step.href.to_owned(), &step.act),
    }
}

/// What the record says of the reader, and whom to tell when it is wrong.
fn record(reader: &Reader, lang: Lang) -> String {
    let whom = if reader.admins.is_empty() {
        Phrase::new("admin pelatihan di instansi Anda", "the training administrator of your institution")
            .in_lang(lang)
            .to_owned()
    } else {
        reader.admins.join(", ")
    };
    match (&reader.record, lang) {
        (Some((position, unit)), Lang::Id) => format!(
            "Tercatat: {position}, {unit}. Bila keliru, beri tahu {whom}; tugas dan saran belajar mengikuti data ini."
        ),
        (Some((position, unit)), Lang::En) => format!(
            "On record: {position}, {unit}. If that is wrong, tell {whom}; duties and suggestions follow these data."
        ),
        (None, Lang::Id) => format!(
            "Unit dan jabatan Anda belum tercatat. Beri tahu {whom}; tugas dan saran belajar mengikuti data ini."
        ),
        (None, Lang::En) => format!(
            "Your unit and position are not on record yet. Tell {whom}; duties and suggestions follow these data."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_at_most_three_steps_in_both_languages() {
        let reader = Reader::default();
        for guide in Guide::ALL.into_iter().filter(|guide| guide.is_steps()) {
            let [id, en] = [Lang::Id, Lang::En].map(|lang| told(guide, &reader, lang).unwrap());
            assert!((1..=3).contains(&id.steps.len()) && id.title != en.title, "{guide:?}");
            for (id, en) in id.steps.iter().zip(&en.steps) {
                assert!(id.text.ends_with('.') && en.text.ends_with('.'), "{id:?}");
                assert!(id.title != en.title && id.text != en.text && id.act != en.act, "{id:?}");
                assert!(id.href.starts_with('/') && id.href == en.href, "{id:?}");
            }
        }
        assert_eq!(told(Guide::News, &reader, Lang::Id), None);
    }
}
