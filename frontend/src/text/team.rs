//! Words of the team screens.

use super::{Lang, format, lang, plural};

crate::texts! {
    team: "Tim" | "Team";
    ask: "Halaman ini untuk atasan yang memimpin unit. Jika Anda memimpin unit (juga sebagai plt. atau plh.), minta admin pelatihan memeriksa data jabatan Anda."
        | "This page is for superiors who lead a unit. If you lead a unit (also in an acting role), ask your training administrator to check your position.";
    led_units: "Unit yang Anda pimpin" | "Units you lead";
    export: "Unduh CSV" | "Download CSV";
    summary: "Ringkasan" | "Summary";

    jp_met: "JP tercapai" | "JP reached";
    jp_met_definition: "Bagian pegawai yang JP-nya tahun ini sudah mencapai batas minimal, dari semua pegawai yang punya batas minimal (PNS dan CPNS). Pegawai tanpa batas minimal, misalnya PPPK, tidak dihitung di sini."
        | "The share of staff whose JP this year have reached the minimum, out of all staff who have one (PNS and CPNS). Staff without a minimum, such as PPPK, are not counted here.";
    mandatory_done: "Wajib selesai" | "Mandatory done";
    mandatory_done_definition: "Bagian pelatihan wajib yang sudah selesai, dari semua pelatihan wajib yang diberikan kepada pegawai unit ini dan unit di bawahnya."
        | "The share of mandatory courses that are completed, out of all mandatory courses given to staff of this unit and the units below.";
    overdue: "Wajib terlambat" | "Mandatory overdue";
    overdue_definition: "Pelatihan wajib yang tenggatnya sudah lewat dan belum selesai. Satu pegawai dapat terhitung lebih dari sekali."
        | "Mandatory courses whose due date has passed and that are not completed. One person may be counted more than once.";
    at_risk: "Perlu perhatian" | "Need attention";
    at_risk_definition: "Pegawai dengan paling sedikit satu alasan mendesak: tenggat terlewat, tenggat dekat dengan kemajuan lambat, atau kuis berulang kali belum lulus."
        | "Staff with at least one urgent reason: a missed due date, a near due date with slow progress, or a quiz failed again and again.";
    no_figure: "–" | "–";
    no_jp_people: "Belum ada pegawai dengan batas minimal JP" | "No staff with a JP minimum yet";
    no_mandatory: "Belum ada pelatihan wajib" | "No mandatory courses yet";
    see_people: "Lihat pegawainya" | "See the people";
    nothing_late: "Tidak ada pelatihan wajib yang terlambat" | "No mandatory course is overdue";
    nobody_at_risk: "Tidak ada yang mendesak" | "Nobody is urgent";

    below: "Unit di bawahnya" | "Units below";
    below_caption: "Angka setiap unit sudah mencakup unit di bawahnya" | "The figures of each unit include the units below it";
    unit: "Unit" | "Unit";
    people: "Pegawai" | "Staff";
    duties: "Pelatihan wajib" | "Mandatory courses";
    duty_done: "Selesai" | "Done";
    duty_open: "Belum, masih dalam tenggat" | "Open, within the due date";
    duty_late: "Terlambat" | "Overdue";

    how_judged: "Bagaimana kami menilai?" | "How do we judge?";
    how_intro: "Penilaian memakai aturan tetap atas tanggal, kemajuan, dan percobaan kuis. Tidak ada ramalan, dan isi jawaban tidak pernah ditampilkan."
        | "The judgement follows a fixed rule over dates, progress and quiz attempts. Nothing is predicted, and answers are never shown.";
    level_risk: "Perlu perhatian" | "Needs attention";
    level_watch: "Pantau" | "Watch";
    level_calm: "Sesuai rencana" | "On track";
    rule_risk_late: "Perlu perhatian: tenggat sebuah pelatihan sudah lewat." | "Needs attention: a course is past its due date.";
    rule_calm: "Sesuai rencana: tidak ada alasan di atas." | "On track: none of these reasons.";
    rule_order: "Daftar diurutkan dari yang paling perlu dibantu. Alasan terberat disebut lebih dulu."
        | "The list begins with those who need help most. The weightiest reason comes first.";

    search: "Cari nama pegawai" | "Search by name";
    levels: "Saring menurut penilaian" | "Filter by judgement";
    people_caption: "Pegawai unit ini dan unit di bawahnya, yang paling perlu dibantu lebih dulu"
        | "Staff of this unit and the units below, those who need help first";
    nobody: "Belum ada pegawai di unit ini" | "No staff in this unit yet";
    nobody_why: "Pegawai muncul di sini setelah admin pelatihan menempatkannya di unit ini atau di bawahnya."
        | "People appear here once the training administrator places them in this unit or below.";
    name: "Nama" | "Name";
    judgement: "Penilaian" | "Judgement";
    jp_year: "JP tahun ini" | "JP this year";
    mandatory: "Wajib" | "Mandatory";
    next_due: "Tenggat terdekat" | "Next due";
    last_active: "Terakhir aktif" | "Last active";
    never_active: "Belum pernah" | "Never";
    no_due: "Tidak ada" | "None";
    none_mandatory: "Tidak ada" | "None";
    no_target: "tanpa batas minimal" | "no minimum";

    member: "Pegawai" | "Person";
    why: "Mengapa perlu dibantu" | "Why help is needed";
    why_calm: "Tidak ada alasan untuk khawatir saat ini: tidak ada tenggat terlewat, kemajuan sesuai rencana."
        | "No reason to worry right now: no missed due date, progress as planned.";
    next_step: "Langkah berikutnya: tanyakan apa yang menghambat, lalu sepakati waktu belajar pada jam kerja."
        | "Next step: ask what is in the way, then agree on learning time during working hours.";
    facts: "Ringkasan pegawai" | "At a glance";
    superior: "Atasan langsung" | "Direct superior";
    no_superior: "Belum dicatat" | "Not recorded yet";
    position: "Jabatan" | "Position";
    counted: "Dihitung" | "Counted";
    earned: "Diperoleh" | "Earned";
    cut: "Tidak dihitung" | "Not counted";
    cut_why: "Melebihi batas atas atau batas bentuk kegiatan; tetap tercatat di riwayat." | "Above a ceiling or the cap of an activity form; it stays on record.";
    rule: "Aturan" | "Rule";
    period: "Masa hitung" | "Counting period";
    legal: "Dasar hukum" | "Legal basis";
    target_met: "Batas minimal sudah tercapai" | "The minimum has been reached";
    enrolments: "Pelatihan" | "Courses";
    enrolments_caption: "Pelatihan pegawai ini, yang bertenggat lebih dulu" | "This person's courses, due ones first";
    no_enrolments: "Belum mengikuti pelatihan" | "No courses yet";
    no_enrolments_why: "Pelatihan muncul di sini setelah pegawai mendaftar atau mendapat tugas." | "Courses appear here once the person joins one or is assigned one.";
    course: "Pelatihan" | "Course";
    state: "Status" | "State";
    origin: "Asal" | "Origin";
    due: "Tenggat" | "Due";
    progress: "Kemajuan" | "Progress";
    failed_attempts: "Percobaan kuis belum lulus" | "Failed quiz attempts";
    activity: "Aktivitas terakhir" | "Last activity";
    privacy: "Anda melihat kemajuan, bukan isi jawaban atau nilai per soal." | "You see progress, not answers or marks per question.";
}

fn numbers(part: u32, whole: u32) -> (String, String) {
    (format::number(i64::from(part)), format::number(i64::from(whole)))
}

/// "12 pegawai, termasuk unit di bawahnya".
pub fn lead(people: u32) -> String {
    let number = format::number(i64::from(people));
    match lang() {
        Lang::Id => format!(
            "{number} pegawai, termasuk unit di bawahnya. Yang paling perlu dibantu ada di urutan teratas."
        ),
        Lang::En => {
            let word = plural(people, "", "person", "people");
            format!("{number} {word}, units below included. Those who need help most come first.")
        }
    }
}

/// "14 dari 22 pegawai".
pub fn of_people(part: u32, whole: u32) -> String {
    let (part, whole) = numbers(part, whole);
    match lang() {
        Lang::Id => format!("{part} dari {whole} pegawai"),
        Lang::En => format!("{part} of {whole} people"),
    }
}

/// "14 dari 22 pelatihan".
pub fn of_courses(part: u32, whole: u32) -> String {
    let (part, whole) = numbers(part, whole);
    match lang() {
        Lang::Id => format!("{part} dari {whole} pelatihan wajib"),
        Lang::En => format!("{part} of {whole} mandatory courses"),
    }
}

/// The unit of a number of courses.
pub fn courses(count: u32) -> &'static str {
    plural(count, "pelatihan", "course", "courses")
}

/// The unit of a number of people.
pub fn persons(count: u32) -> &'static str {
    plural(count, "pegawai", "person", "people")
}

/// "33% (2 dari 6)".
pub fn share(percent: u32, part: u32, whole: u32) -> String {
    let (part, whole) = numbers(part, whole);
    match lang() {
        Lang::Id => format!("{percent}% ({part} dari {whole})"),
        Lang::En => format!("{percent}% ({part} of {whole})"),
    }
}

/// "Terlambat 3 hari".
pub fn late_by(days: u16) -> String {
    let unit = plural(u32::from(days), "hari", "day", "days");
    match lang() {
        Lang::Id => format!("Tenggat terlewat {days} {unit}"),
        Lang::En => format!("{days} {unit} past the due date"),
    }
}

/// "Tenggat 5 hari lagi, baru 20% selesai".
pub fn due_soon(days: u16, percent: u8) -> String {
    let unit = plural(u32::from(days), "hari", "day", "days");
    match (lang(), days) {
        (Lang::Id, 0) => format!("Tenggat hari ini, baru {percent}% selesai"),
        (Lang::Id, _) => format!("Tenggat {days} {unit} lagi, baru {percent}% selesai"),
        (Lang::En, 0) => format!("Due today, {percent}% done so far"),
        (Lang::En, _) => format!("Due in {days} {unit}, {percent}% done so far"),
    }
}

/// "2 kali belum lulus kuis".
pub fn failed(count: u16) -> String {
    match lang() {
        Lang::Id => format!("{count} kali belum lulus kuis"),
        Lang::En => format!("{count} quiz attempts not passed"),
    }
}

/// "16 hari tanpa aktivitas".
pub fn idle(days: u16) -> String {
    let unit = plural(u32::from(days), "hari", "day", "days");
    match lang() {
        Lang::Id => format!("Sudah mulai, {days} {unit} tanpa aktivitas"),
        Lang::En => format!("Started, {days} {unit} without activity"),
    }
}

/// The rule about a near due date.
pub fn rule_due_soon(days: u16, percent: u8) -> String {
    match lang() {
        Lang::Id => {
            format!("Perlu perhatian: tenggat dalam {days} hari dan kemajuan masih di bawah {percent}%.")
        }
        Lang::En => format!("Needs attention: due within {days} days with progress below {percent}%."),
    }
}

/// The rule about failed attempts.
pub fn rule_failed(count: u16) -> String {
    match lang() {
        Lang::Id => format!("Perlu perhatian: {count} percobaan atau lebih pada kuis yang belum lulus."),
        Lang::En => format!("Needs attention: {count} or more attempts at a quiz that is not passed yet."),
    }
}

/// The rule about idleness.
pub fn rule_idle(days: u16) -> String {
    match lang() {
        Lang::Id => format!("Pantau: pelatihan sudah dimulai, lalu tidak ada aktivitas selama {days} hari."),
        Lang::En => format!("Watch: a course was started and then left alone for {days} days."),
    }
}

/// "1 Jan 2026 – 31 Des 2026".
pub fn between(from: &str, to: &str) -> String {
    format!("{from} – {to}")
}

/// "9 JP dari 20 JP".
pub fn jp_of(have: &str, target: &str) -> String {
    match lang() {
        Lang::Id => format!("{have} dari {target}"),
        Lang::En => format!("{have} of {target}"),
    }
}

/// "JP tahun 2026".
pub fn jp_in(year: i32) -> String {
    match lang() {
        Lang::Id => format!("JP tahun {year}"),
        Lang::En => format!("JP in {year}"),
    }
}
