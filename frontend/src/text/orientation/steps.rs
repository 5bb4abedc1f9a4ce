//! Words of the first steps of each role.
//!
//! **Invariant:** no role has more than three steps, and the last one leads to where the work is.

use shared::api::orientation::Guide;

use super::Both;

/// One step: its title, its words, and what its button says.
#[derive(Debug)]
pub struct Step {
    /// The title.
    pub title: Both,
    /// The words; empty where they are about the reader.
    pub words: Both,
    /// Where its button leads, where that depends on nothing.
    pub href: &'static str,
    /// What its button says.
    pub act: Both,
}

const LEARNER: [Step; 3] = [
    Step {
        title: ("Periksa unit dan jabatan Anda", "Check your unit and position"),
        words: ("", ""),
        href: "/akun",
        act: ("Lihat data saya", "See my record"),
    },
    Step {
        title: ("JP Anda tahun ini", "Your JP of this year"),
        words: (
            "JP (jam pelajaran) tercatat sendiri begitu semua syarat sebuah pelatihan terpenuhi. Di JP saya tampak yang sudah terhitung, batas minimal Anda, dan aturan yang menghitungnya.",
            "JP (training hours) are recorded by themselves once every condition of a course is met. My JP shows what has been counted, your minimum, and the rule that counts it.",
        ),
        href: "/jp",
        act: ("Lihat JP saya", "See my JP"),
    },
    Step {
        title: ("Mulai pelajaran pertama", "Start your first lesson"),
        words: (
            "Satu tombol di beranda selalu membawa Anda ke materi berikutnya. Jawaban kuis disimpan di perangkat dahulu, jadi aman saat sinyal hilang.",
            "One button on the home page always takes you to the next lesson. Quiz answers are kept on the device first, so they are safe without a signal.",
        ),
        href: "/katalog",
        act: ("Pilih pelatihan pertama", "Choose a first course"),
    },
];

/// What the last step of those who learn says where there is a lesson to go on with.
pub const LESSON: Both = ("Mulai pelajaran pertama", "Start the first lesson");

const SUPERIOR: [Step; 3] = [
    Step {
        title: ("Empat angka tim Anda", "Four figures of your team"),
        words: (
            "JP tercapai, wajib selesai, terlambat, dan perlu perhatian: angka unit Anda beserta unit di bawahnya, hari ini. Tekan nama angka untuk membaca cara menghitungnya.",
            "JP reached, mandatory done, overdue and need attention: figures of your unit with the units below, as of today. Press a figure's name to read how it is counted.",
        ),
        href: "/tim",
        act: ("Lihat angka tim", "See the figures"),
    },
    Step {
        title: ("Siapa yang perlu dibantu", "Who needs help"),
        words: (
            "Daftar pegawai dimulai dari yang paling perlu dibantu, dengan alasannya. Penilaian memakai aturan tetap, dan isi jawaban kuis tidak pernah ditampilkan.",
            "The list of people begins with those who need help most, with the reasons. The judgement follows a fixed rule, and answers to quizzes are never shown.",
        ),
        href: "/tim",
        act: ("Lihat daftarnya", "See the list"),
    },
    Step {
        title: ("Mulai dari satu orang", "Begin with one person"),
        words: (
            "Buka orang yang paling perlu dibantu: pelatihannya, tenggatnya, dan angkatan yang dapat Anda usulkan.",
            "Open the person who needs help most: courses, due dates, and batches for which you can nominate.",
        ),
        href: "/tim",
        act: ("Buka orang pertama", "Open the first person"),
    },
];

const INSTRUCTOR: [Step; 3] = [
    Step {
        title: ("Pelatihan dan versinya", "Courses and their versions"),
        words: (
            "Peserta belajar dari satu versi yang tidak berubah. Menerbitkan versi baru berlaku bagi peserta baru; yang sudah mulai tetap pada versinya.",
            "People learn from a version that never changes. A new version is for those who begin; those under way stay on theirs.",
        ),
        href: "/versi",
        act: ("Lihat versi", "See the versions"),
    },
    Step {
        title: ("Menulis di studio", "Writing in the studio"),
        words: (
            "Mulai dari kosong, dari pola, atau dari pelatihan lain. Semua tersimpan sendiri dan dapat diurungkan; temuan tampil di samping naskah.",
            "Begin with nothing, a template or another course. Everything is kept and can be undone; findings stand beside the text.",
        ),
        href: "/bank",
        act: ("Lihat bank soal", "See the question bank"),
    },
    Step {
        title: ("Telaah, lalu terbit", "Review, then publish"),
        words: (
            "Ajukan draf kepada rekan untuk ditelaah. Setelah disetujui, draf menjadi versi dan dapat diterbitkan.",
            "Hand the draft to a colleague for review. Once approved it becomes a version and can be published.",
        ),
        href: "/studio",
        act: ("Buka studio", "Open the studio"),
    },
];

const ADMIN: [Step; 3] = [
    Step {
        title: ("Pegawai dan unit", "People and units"),
        words: (
            "Unit dan jabatan menentukan tugas belajar, atasan, dan angka tim. Perpindahan dicatat dengan tanggal; riwayatnya tetap tersimpan.",
            "Units and positions decide duties, superiors and a team's figures. Moves are noted with their dates, and the history is kept.",
        ),
        href: "/organisasi",
        act: ("Lihat pegawai", "See people"),
    },
    Step {
        title: ("Angkatan dan penyelenggara", "Batches and providers"),
        words: (
            "Angkatan menjalankan pelatihan dengan tanggal, kursi, dan daftar tunggu. Penyelenggara menentukan siapa yang menulis pelatihan atas namanya.",
            "Batches run a course with dates, seats and a waiting list. Providers decide who authors courses in their name.",
        ),
        href: "/angkatan",
        act: ("Lihat angkatan", "See batches"),
    },
    Step {
        title: ("Masukkan pegawai pertama", "Bring in the first person"),
        words: (
            "Tambahkan pegawai dengan NIP, unit, dan jabatannya. Sesudah itu tugas dan angka mengikuti sendiri.",
            "Add a person with NIP, unit and position. Duties and figures follow by themselves.",
        ),
        href: "/organisasi/baru",
        act: ("Tambah pegawai", "Add a person"),
    },
];

/// The steps of a guide, and for whom they are.
pub fn of(guide: Guide) -> (Both, &'static [Step]) {
    match guide {
        Guide::Admin => (("Untuk admin pelatihan", "For training administrators"), &ADMIN),
        Guide::Instructor => (("Untuk pengajar", "For instructors"), &INSTRUCTOR),
        Guide::Superior => (("Untuk atasan", "For superiors"), &SUPERIOR),
        Guide::Learner => (("Untuk peserta", "For learners"), &LEARNER),
        Guide::News => (("", ""), &[]),
    }
}
