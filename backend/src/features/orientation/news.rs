//! What is new, in plain words, in both languages: the one table, newest first.
//!
//! **Invariant:** entries stand in the order of their days, newest first; a test holds the table to it.

use chrono::NaiveDate;
use shared::access::Role::{self, Instructor, Learner, Superior, TrainingAdmin};
use shared::api::orientation::{News, NewsItem};
use shared::problem::{Lang, Phrase};

/// One change.
struct Entry {
    /// Year, month, day.
    on: (i32, u32, u32),
    /// Whom it is for; empty is everybody.
    roles: &'static [Role],
    title: Phrase,
    text: Phrase,
}

const ENTRIES: &[Entry] = &[
    Entry {
        on: (2026, 11, 28),
        roles: &[],
        title: Phrase::new("Bantuan di setiap halaman", "Help on every page"),
        text: Phrase::new(
            "Tekan Bantuan di bagian atas halaman mana pun untuk membaca kegunaan halaman itu, apa yang bisa dilakukan di sana, dan siapa yang bisa ditanya. Langkah awal Anda dapat dibuka lagi dari sana.",
            "Press Help at the top of any page to read what the page is for, what one does there, and whom to ask. Your first steps can be opened again from there.",
        ),
    },
    Entry {
        on: (2026, 11, 28),
        roles: &[Learner],
        title: Phrase::new(
            "Sesi langsung dan diskusi di dalam pelatihan",
            "Live sessions and discussions inside courses",
        ),
        text: Phrase::new(
            "Jadwal sesi langsung tampil di materinya, dan kehadiran dicatat dengan kata kunci dari pengajar. Pertanyaan dapat ditulis di diskusi materi dan dibaca teman satu angkatan.",
            "Live sessions show their dates in the lesson, and attendance is noted by a word that the instructor gives. Questions can be written in the lesson's discussion, where your batch reads them.",
        ),
    },
    Entry {
        on: (2026, 11, 28),
        roles: &[TrainingAdmin],
        title: Phrase::new("Penyelenggara dikelola sendiri", "Providers are yours to keep"),
        text: Phrase::new(
            "Di Penyelenggara Anda menentukan siapa yang menawarkan pelatihan dan siapa yang boleh menyusun pelatihan atas namanya.",
            "Under Providers you decide who offers courses, and who may author in their name.",
        ),
    },
    Entry {
        on: (2026, 11, 27),
        roles: &[Instructor],
        title: Phrase::new("Studio dan telaah sejawat", "Studio and review by a colleague"),
        text: Phrase::new(
            "Pelatihan disusun di Studio dari kosong, dari pola, atau dari pelatihan lain. Setiap perubahan tersimpan dan dapat dibatalkan, lalu rekan menelaah sebelum terbit.",
            "Courses are written in the Studio from nothing, from a template or from another course. Every change is kept and can be undone, and a colleague reviews before it is published.",
        ),
    },
    Entry {
        on: (2026, 11, 27),
        roles: &[Instructor],
        title: Phrase::new("Kunci jawaban dapat dikoreksi", "A wrong key can be corrected"),
        text: Phrase::new(
            "Di statistik kuis Anda melihat dahulu nilai siapa yang berubah, baru menyetujui koreksinya.",
            "In a quiz's statistics you first see whose marks would change, and then agree to the correction.",
        ),
    },
    Entry {
        on: (2026, 11, 27),
        roles: &[Instructor, TrainingAdmin],
        title: Phrase::new(
            "Angkatan dengan kursi dan daftar tunggu",
            "Batches with seats and a waiting list",
        ),
        text: Phrase::new(
            "Di Angkatan pelatihan berjalan dengan tanggal, jumlah kursi, dan daftar tunggu yang naik sendiri bila ada kursi kosong.",
            "Under Batches a course runs with dates, seats and a waiting list that moves up by itself when a seat is free.",
        ),
    },
    Entry {
        on: (2026, 11, 27),
        roles: &[Superior],
        title: Phrase::new("Mengusulkan anggota tim ke angkatan", "Nominating people for a batch"),
        text: Phrase::new(
            "Buka seseorang di Tim lalu usulkan ke angkatan yang masih terbuka. Usulan dijawab oleh yang bersangkutan.",
            "Open a person under Team and nominate them for a batch that is still open. The person answers the nomination.",
        ),
    },
    Entry {
        on: (2026, 11, 26),
        roles: &[Learner],
        title: Phrase::new("Jawaban kuis aman saat sinyal hilang", "Quiz answers are safe without a signal"),
        text: Phrase::new(
            "Jawaban disimpan dahulu di perangkat, lalu dikirim sendiri begitu tersambung lagi. Tanda di bagian atas menunjukkan di mana jawaban Anda.",
            "Answers are kept on the device first and sent by themselves once you are connected again. The mark at the top shows where your answers are.",
        ),
    },
];

impl Entry {
    fn day(&self) -> Option<NaiveDate> {
        let (year, month, day) = self.on;
        NaiveDate::from_ymd_opt(year, month, day)
    }

    fn is_for(&self, roles: &[Role]) -> bool {
        self.roles.is_empty() || self.roles.iter().any(|role| roles.contains(role))
    }
}

/// What is told to somebody with these roles.
fn entries(roles: &[Role]) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(move |entry| entry.is_for(roles))
}

/// The day of the newest entry for somebody with these roles.
pub(super) fn newest(roles: &[Role]) -> Option<NaiveDate> {
    entries(roles).filter_map(Entry::day).max()
}

/// What is new for somebody with these roles, in their language.
pub(super) fn told(roles: &[Role], lang: Lang) -> News {
    let item = |entry: &Entry| {
        Some(NewsItem {
            on: entry.day()?,
            roles: entry.roles.to_vec(),
            title: entry.title.in_lang(lang).to_owned(),
            text: entry.text.in_lang(lang).to_owned(),
        })
    };
    News { items: entries(roles).filter_map(item).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_days_newest_first_and_both_languages() {
        let days: Vec<_> = ENTRIES.iter().map(|entry| entry.day().unwrap()).collect();
        assert!(days.is_sorted_by(|one, next| one >= next), "{days:?}");
        for Entry { title, text, .. } in ENTRIES {
            for phrase in [title, text] {
                assert!(!phrase.id.is_empty() && !phrase.en.is_empty() && phrase.id != phrase.en);
            }
        }
    }

    #[test]
    fn everybody_is_told_what_concerns_them() {
        let titles = |roles: &[Role]| told(roles, Lang::En).items.len();
        assert!(titles(&[]) > 0);
        assert!(titles(&[Learner, Superior]) > titles(&[Learner]));
        assert_eq!(titles(&Role::ALL), ENTRIES.len());
        assert_eq!(newest(&[]), NaiveDate::from_ymd_opt(2026, 11, 28));
    }
}
