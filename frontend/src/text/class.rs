//! Words of the class screens and of messages.

use super::{Lang, format, lang, plural};

crate::texts! {
    classes: "Kelas" | "Classes";
    ask: "Halaman ini untuk pengajar pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors of courses. Ask your training administrator for the instructor role.";
    lead: "Pelatihan instansi Anda setelah diterbitkan: siapa yang belajar, sampai mana, dan siapa yang perlu dibantu."
        | "Your institution's courses after publishing: who learns, how far they come, and who needs help.";
    none: "Belum ada pelatihan" | "No courses yet";
    none_why: "Kelas muncul di sini begitu pelatihan instansi Anda terbit."
        | "Classes appear here once a course of your institution is published.";
    caption: "Pelatihan instansi, menurut judul" | "Courses of the institution, by title";
    course: "Pelatihan" | "Course";
    enrolled: "Peserta" | "Participants";
    enrolled_definition: "Semua orang yang pernah terdaftar di versi ini, termasuk yang sudah selesai atau keluar."
        | "Everybody who has ever enrolled in this version, those who finished or left included.";
    finished: "Selesai" | "Finished";
    finished_definition: "Peserta yang memenuhi semua syarat pelatihan." | "Participants who met all conditions of the course.";
    need_help: "Perlu dibantu" | "Need help";
    need_help_definition: "Peserta instansi Anda yang punya satu alasan atau lebih di daftar “Perlu dibantu”, di semua versi."
        | "Participants of your institution with one reason or more in the list “Need help”, over all versions.";
    see_people: "Lihat siapa dan alasannya" | "See who and why";
    not_published: "Belum terbit" | "Not published";

    class_lead: "Hitungan naik saat peserta belajar, tanpa menyebut nama. Nama hanya ada di daftar yang perlu dibantu."
        | "Counts rise as people learn, and name nobody. Names are only in the list of those who need help.";
    version: "Versi" | "Version";
    sessions: "Sesi" | "Sessions";
    sent: "Pesan terkirim" | "Messages sent";
    funnel: "Perjalanan melalui materi" | "The way through the lessons";
    funnel_caption: "Materi menurut urutan, dengan peserta yang membuka dan menyelesaikannya"
        | "Lessons in order, with the people who opened and completed them";
    lesson: "Materi" | "Lesson";
    opened: "Membuka" | "Opened";
    completed: "Menyelesaikan" | "Completed";
    optional: "Pilihan" | "Optional";
    most_stop: "Terbanyak berhenti" | "Most people stop";
    nobody_yet: "Belum ada peserta" | "Nobody yet";
    nobody_yet_why: "Hitungan muncul begitu orang pertama terdaftar di versi ini."
        | "Counts appear as soon as the first person enrols in this version.";
    loss_within: "Mereka membukanya tetapi belum menyelesaikannya. Periksa panjang, tingkat kesulitan, dan syarat selesainya."
        | "They opened it and have not completed it. Look at its length, its difficulty and what completes it.";
    loss_before: "Mereka menyelesaikan yang sebelumnya tetapi belum membuka yang ini. Ingatkan mereka, atau buat kelanjutannya lebih terlihat."
        | "They completed what comes before and have not opened this one. Remind them, or make the way on easier to see.";
    no_loss: "Belum tampak di mana orang berhenti" | "It cannot be told yet where people stop";
    no_loss_why: "Perlu lima peserta atau lebih, dan seseorang yang berhenti."
        | "It takes five participants or more, and somebody who stops.";
    scores: "Sebaran nilai kuis" | "Scores of quizzes";
    score: "Nilai" | "Score";
    people: "Orang" | "People";
    to_statistics: "Statistik kuis ini" | "Statistics of this quiz";
    hard: "Soal tersulit" | "Hard questions";
    hard_caption: "Soal yang paling jarang dijawab benar, yang tersulit lebih dulu"
        | "Questions that fewest answer rightly, the hardest first";
    hard_lead: "Soal dengan kemudahan di bawah 50% dan 30 percobaan pertama atau lebih."
        | "Questions with a facility below 50% and 30 first attempts or more.";
    question: "Soal" | "Question";
    facility: "Kemudahan" | "Facility";
    advice: "Saran" | "Advice";
    videos: "Di mana orang berhenti menonton" | "Where people stop watching";
    part: "Bagian video" | "Part of the video";
    watched: "Menonton" | "Watched";
    not_watched: "Belum ada yang menonton." | "Nobody has watched it yet.";

    helped: "Yang perlu dibantu" | "People who need help";
    helped_lead: "Diurutkan dari yang paling mendesak. Pilih orangnya untuk mengirim satu pesan."
        | "The most urgent first. Pick people to send them one message.";
    helped_caption: "Peserta yang perlu dibantu, yang paling mendesak lebih dulu" | "People who need help, the most urgent first";
    how: "Bagaimana alasan ditentukan?" | "How are reasons decided?";
    how_stuck: "Kesempatan habis: kuis wajib belum lulus dan tidak ada percobaan tersisa. Hanya pengajar yang dapat menambahnya, dengan “Tambah kesempatan”."
        | "Out of attempts: a required quiz is not passed and no attempt is left. Only instructors can add some, by “Give more attempts”.";
    how_overdue: "Terlambat: sudah mulai dan tenggatnya lewat." | "Overdue: begun, and the due date has passed.";
    how_not_started: "Belum mulai: belum membuka apa pun padahal tenggatnya 14 hari lagi atau kurang, atau sudah lewat."
        | "Not started: nothing opened, though due in 14 days or less, or overdue.";
    how_due_soon: "Segera jatuh tempo: 14 hari lagi atau kurang dan belum separuh selesai."
        | "Due soon: in 14 days or less, with less than half done.";
    how_idle: "Lama tidak aktif: sudah mulai dan 14 hari atau lebih tanpa aktivitas."
        | "Idle: begun, and 14 days or more without activity.";
    reasons: "Saring menurut alasan" | "Filter by reason";
    out_of_attempts: "Kesempatan habis" | "Out of attempts";
    overdue: "Terlambat" | "Overdue";
    not_started: "Belum mulai" | "Not started";
    due_soon: "Segera jatuh tempo" | "Due soon";
    idle: "Lama tidak aktif" | "Idle";
    name: "Nama" | "Name";
    why: "Alasan" | "Why";
    progress: "Kemajuan" | "Progress";
    due: "Tenggat" | "Due";
    last_active: "Aktivitas terakhir" | "Last active";
    no_due: "Tanpa tenggat" | "No due date";
    never: "Belum pernah" | "Never";
    nobody: "Tidak ada yang perlu dibantu" | "Nobody needs help";
    nobody_why: "Semua peserta berjalan sesuai rencana. Orang muncul di sini begitu ada alasannya."
        | "Everybody is on track. People appear here as soon as there is a reason.";
    write_picked: "Tulis pesan ke yang dipilih" | "Write to those picked";
    write_all: "Tulis ke semua di daftar ini" | "Write to all in this list";
    pick_first: "Pilih dulu orangnya dengan kotak di depan nama." | "Pick people first, by the box before the name.";
    grant: "Tambah kesempatan" | "Grant attempts";

    compose: "Tulis pesan" | "Write a message";
    subject: "Judul" | "Subject";
    message: "Isi pesan" | "Message";
    message_hint: "Boleh memakai Markdown: **tebal**, daftar, tautan. Sapaan dan nama Anda tidak ditambahkan."
        | "Markdown works: **bold**, lists, links. No greeting and no name are added.";
    check: "Lihat pratinjau" | "Preview";
    preview: "Pratinjau" | "Preview";
    back: "Ubah lagi" | "Change it";
    cancel: "Batal" | "Cancel";
    sent_now: "Pesan terkirim." | "Message sent.";
    sent_lead: "Pesan ke peserta pelatihan ini dari pengajar instansi Anda, dan berapa yang sudah membacanya."
        | "Messages to people of this course by instructors of your institution, and how many have read them.";
    sent_caption: "Pesan terkirim, yang terbaru lebih dulu" | "Messages sent, the newest first";
    sent_by: "Pengirim" | "Sent by";
    sent_at: "Waktu" | "When";
    read: "Dibaca" | "Read";
    none_sent: "Belum ada pesan" | "No messages yet";
    none_sent_why: "Pilih orang di daftar yang perlu dibantu untuk mengirim pesan pertama."
        | "Pick people in the list of those who need help to send the first message.";

    inbox: "Pesan" | "Messages";
    inbox_lead: "Pesan dari pengajar pelatihan Anda." | "Messages from instructors of your courses.";
    empty: "Belum ada pesan" | "No messages";
    empty_why: "Bila pengajar menulis kepada Anda, pesannya muncul di sini."
        | "When an instructor writes to you, the message appears here.";
    unread: "Belum dibaca" | "Unread";
    delete: "Hapus untuk saya" | "Delete for me";
    deleted: "Pesan dihapus dari daftar Anda." | "The message is gone from your list.";
    to_course: "Buka pelatihan" | "Open the course";
}

fn numbers(part: u32, whole: u32) -> (String, String) {
    (format::number(i64::from(part)), format::number(i64::from(whole)))
}

/// "Versi 2 (terbit)".
pub fn version_of(number: u32, is_published: bool, enrolled: u32) -> String {
    let people = of_people(enrolled);
    match (lang(), is_published) {
        (Lang::Id, true) => format!("Versi {number}, terbit · {people}"),
        (Lang::Id, false) => format!("Versi {number} · {people}"),
        (Lang::En, true) => format!("Version {number}, published · {people}"),
        (Lang::En, false) => format!("Version {number} · {people}"),
    }
}

/// "61 orang".
pub fn of_people(count: u32) -> String {
    format!("{} {}", format::number(i64::from(count)), plural(count, "orang", "person", "people"))
}

/// "57 dari 61".
pub fn part_of(part: u32, whole: u32) -> String {
    let (part, whole) = numbers(part, whole);
    match lang() {
        Lang::Id => format!("{part} dari {whole}"),
        Lang::En => format!("{part} of {whole}"),
    }
}

/// "23 dari 61 orang berhenti di “Alur loket”".
pub fn stop_within(lost: u32, of: u32, title: &str) -> String {
    let (lost, of) = numbers(lost, of);
    match lang() {
        Lang::Id => format!("{lost} dari {of} orang berhenti di “{title}”"),
        Lang::En => format!("{lost} of {of} people stop in “{title}”"),
    }
}

/// "23 dari 61 orang berhenti sebelum “Alur loket”".
pub fn stop_before(lost: u32, of: u32, title: &str) -> String {
    let (lost, of) = numbers(lost, of);
    match lang() {
        Lang::Id => format!("{lost} dari {of} orang berhenti sebelum “{title}”"),
        Lang::En => format!("{lost} of {of} people stop before “{title}”"),
    }
}

/// "40–50%".
pub fn tenth(from: u32) -> String {
    format!("{from}–{}%", from + 10)
}

/// "61 percobaan pertama, rata-rata 72%. Batas lulus 70%."
pub fn quiz_summary(attempts: u32, mean: Option<u32>, pass: u8) -> String {
    let attempts = format::number(i64::from(attempts));
    let mean = mean.map_or_else(String::new, |mean| match lang() {
        Lang::Id => format!(", rata-rata {mean}%"),
        Lang::En => format!(", mean {mean}%"),
    });
    match (lang(), pass) {
        (Lang::Id, 0) => format!("{attempts} percobaan pertama{mean}."),
        (Lang::En, 0) => format!("{attempts} first attempts{mean}."),
        (Lang::Id, _) => format!("{attempts} percobaan pertama{mean}. Batas lulus {pass}%."),
        (Lang::En, _) => format!("{attempts} first attempts{mean}. Pass mark {pass}%."),
    }
}

/// "Soal 4 dari “Ujian akhir”".
pub fn question_of(number: u16, quiz: &str) -> String {
    match lang() {
        Lang::Id => format!("Soal {number} dari “{quiz}”"),
        Lang::En => format!("Question {number} of “{quiz}”"),
    }
}

/// "Dari 40 penonton, 12 masih menonton di akhir. Terbanyak berhenti sekitar menit 3.20."
pub fn video_summary(viewers: u32, last: u32, stop: Option<&str>) -> String {
    let (last, viewers) = numbers(last, viewers);
    let stop = stop.map_or_else(String::new, |at| match lang() {
        Lang::Id => format!(" Terbanyak berhenti sekitar {at}."),
        Lang::En => format!(" Most stop around {at}."),
    });
    match lang() {
        Lang::Id => format!("Dari {viewers} penonton, {last} menonton bagian akhirnya.{stop}"),
        Lang::En => format!("Of {viewers} viewers, {last} watched the last part.{stop}"),
    }
}

/// "Tenggat terlewat 6 hari, belum mulai".
pub fn not_started_days(days: i16) -> String {
    let count = u32::from(days.unsigned_abs());
    let unit = plural(count, "hari", "day", "days");
    match (lang(), days) {
        (Lang::Id, 0) => "Belum mulai, tenggatnya hari ini".to_owned(),
        (Lang::En, 0) => "Not started, due today".to_owned(),
        (Lang::Id, 1..) => format!("Belum mulai, tenggat {count} {unit} lagi"),
        (Lang::En, 1..) => format!("Not started, due in {count} {unit}"),
        (Lang::Id, _) => format!("Belum mulai, tenggat terlewat {count} {unit}"),
        (Lang::En, _) => format!("Not started, {count} {unit} past the due date"),
    }
}

/// "Kesempatan habis di “Ujian akhir”".
pub fn stuck_at(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Kesempatan habis di “{title}”, belum lulus"),
        Lang::En => format!("No attempts left at “{title}”, not passed"),
    }
}

/// "Kirim ke 12 orang".
pub fn send_to(count: u32) -> String {
    let people = of_people(count);
    match lang() {
        Lang::Id => format!("Kirim ke {people}"),
        Lang::En => format!("Send to {people}"),
    }
}

/// "Akan dikirim ke 12 orang, sekali. Hari ini masih dapat mengirim 9 pesan."
pub fn about_to_send(count: u32, left: u32) -> String {
    let people = of_people(count);
    match lang() {
        Lang::Id => format!("Akan dikirim ke {people}. Hari ini Anda masih dapat mengirim {left} pesan."),
        Lang::En => format!("It goes to {people}. You can send {left} more today."),
    }
}

/// "3 orang dipilih".
pub fn picked(count: u32) -> String {
    let people = of_people(count);
    match lang() {
        Lang::Id => format!("{people} dipilih"),
        Lang::En => format!("{people} picked"),
    }
}

/// "Pesan, 2 belum dibaca".
pub fn inbox_with(unread: u32) -> String {
    match (lang(), unread) {
        (_, 0) => inbox().to_owned(),
        (Lang::Id, _) => format!("Pesan, {unread} belum dibaca"),
        (Lang::En, _) => format!("Messages, {unread} unread"),
    }
}

/// "Dewi Lestari · Pelayanan Publik Prima".
pub fn from(sent_by: &str, course: &str) -> String {
    format!("{sent_by} · {course}")
}
