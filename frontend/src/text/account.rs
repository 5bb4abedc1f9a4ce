//! Words of the account page: own record, password, sessions.

use shared::api::organisation::Holding;

use super::{Lang, lang, pick, plural};

crate::texts! {
    title: "Akun" | "Account";
    record: "Data kepegawaian" | "Staff record";
    no_record: "Akun ini tidak terhubung dengan data pegawai." | "This account is not linked to a staff record.";
    record_source: "Data berasal dari sistem kepegawaian. Bila ada yang keliru, hubungi admin pelatihan di instansi Anda."
        | "The data come from the personnel system. If something is wrong, ask the training administrator of your institution.";
    institution: "Instansi" | "Institution";
    position: "Jabatan" | "Position";
    unit: "Unit kerja" | "Unit";
    nip: "NIP" | "NIP";
    staff: "Jenis pegawai" | "Kind of staff";
    superior: "Atasan langsung" | "Direct superior";
    no_superior: "Belum tercatat" | "Not recorded yet";
    before: "Riwayat jabatan" | "Earlier positions";
    display: "Tampilan" | "Display";
    language: "Bahasa" | "Language";
    theme: "Tema" | "Theme";
    password: "Ganti kata sandi" | "Change password";
    password_lead: "Setelah diganti, perangkat lain yang masih masuk akan dikeluarkan." | "After the change, other devices that are signed in are signed out.";
    current: "Kata sandi saat ini" | "Current password";
    new: "Kata sandi baru" | "New password";
    new_hint: "Paling sedikit 12 karakter. Beberapa kata biasa yang digabung sudah cukup." | "At least 12 characters. A few ordinary words together will do.";
    change: "Ganti kata sandi" | "Change password";
    changed: "Kata sandi diganti. Perangkat lain sudah dikeluarkan." | "The password is changed. Other devices are signed out.";
    change_failed: "Kata sandi belum diganti" | "The password is not changed yet";
    sessions: "Perangkat yang masuk" | "Signed-in devices";
    sessions_lead: "Keluarkan perangkat yang tidak Anda kenal, lalu ganti kata sandi." | "Sign out a device that you do not know, then change your password.";
    this_device: "Perangkat ini" | "This device";
    unknown_device: "Perangkat tidak dikenal" | "Unknown device";
    end: "Keluarkan" | "Sign out";
    ended: "Perangkat itu sudah dikeluarkan." | "That device is signed out.";
    end_failed: "Perangkat belum dikeluarkan" | "The device is not signed out yet";
    sign_out: "Keluar dari perangkat ini" | "Sign out of this device";
    everywhere: "Keluar dari semua perangkat" | "Sign out everywhere";
    everywhere_title: "Keluar dari semua perangkat?" | "Sign out everywhere?";
    everywhere_what: "Semua perangkat, termasuk perangkat ini, harus masuk lagi dengan kata sandi Anda."
        | "Every device, this one included, has to sign in again with your password.";
    stay: "Batal" | "Cancel";
    again_title: "Masuk lagi untuk melanjutkan" | "Sign in again to go on";
    again_why: "Sesi Anda berakhir. Halaman ini tetap terbuka dan jawaban Anda aman di perangkat ini; setelah masuk, semuanya dikirim otomatis."
        | "Your session has ended. This page stays open and your answers are safe on this device; once you are signed in, all of them are sent.";
    again_name: "NIP atau surel" | "NIP or e-mail";
    again_password: "Kata sandi" | "Password";
    again: "Masuk" | "Sign in";
    again_blank: "Isi NIP atau surel dan kata sandi Anda." | "Fill in your NIP or e-mail, and your password.";
    unsent_title: "Masih ada yang belum terkirim" | "Something has not been sent yet";
    unsent_lead: "Ini hanya tersimpan di perangkat ini:" | "This is on this device only:";
    unsent_why: "Semua data Anda di perangkat ini dihapus saat Anda keluar, jadi yang belum terkirim akan hilang dan tidak dapat dikembalikan. Sambungkan perangkat ke internet dan buka lagi kuis atau materinya agar terkirim, lalu keluar."
        | "Signing out removes all your data from this device, so what has not been sent is lost for good. Connect the device and open the quiz or lesson again so that it is sent, then sign out.";
    all_sent_now: "Semua sudah terkirim. Anda dapat keluar sekarang." | "Everything has been sent. You can sign out now.";
    stay_signed_in: "Tetap masuk" | "Stay signed in";
    sign_out_now: "Keluar" | "Sign out";
    sign_out_and_lose: "Keluar dan hapus" | "Sign out and delete";
    sign_out_failed: "Belum berhasil keluar" | "You are not signed out yet";
    more: "Lainnya" | "More";
    my_jp: "JP saya" | "My JP";
    my_jp_what: "Jam pelajaran per tahun, dengan aturannya" | "Training hours by year, with their rule";
    api: "Dokumentasi API" | "API documentation";
    api_what: "Untuk yang menghubungkan sistem lain" | "For those who connect other systems";
    design: "Gaya antarmuka" | "Interface style";
    design_what: "Semua bagian antarmuka dalam satu halaman" | "Every part of the interface on one page";
    demo: "Data peragaan" | "Demonstration data";
}

/// "12 perangkat lain".
pub fn other_devices(count: usize) -> String {
    match lang() {
        Lang::Id => format!("{count} perangkat lain"),
        Lang::En => format!("{count} other devices"),
    }
}

/// "Keluarkan Chrome di Android": the name of the button for assistive technology.
pub fn end_device(device: &str) -> String {
    match lang() {
        Lang::Id => format!("perangkat {device}"),
        Lang::En => format!("the device {device}"),
    }
}

/// "Masuk sejak 23 Nov 2026 · terakhir dipakai 14.05".
pub fn session_times(opened: &str, seen: &str) -> String {
    match lang() {
        Lang::Id => format!("Masuk {opened} · terakhir dipakai {seen}"),
        Lang::En => format!("Signed in {opened} · last used {seen}"),
    }
}

/// "3 jawaban kuis": what of a quiz is on this device only.
pub fn unsent_answers(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} jawaban kuis"),
        Lang::En => format!("{count} quiz {}", plural(count, "", "answer", "answers")),
    }
}

/// "kemajuan di 2 materi": what of lessons is on this device only.
pub fn unsent_places(count: u32) -> String {
    match lang() {
        Lang::Id => format!("kemajuan di {count} materi"),
        Lang::En => format!("your progress in {count} {}", plural(count, "", "lesson", "lessons")),
    }
}

/// "tulisan di 2 blok draf": what of drafts is on this device only.
pub fn unsent_blocks(count: u32) -> String {
    match lang() {
        Lang::Id => format!("tulisan di {count} blok draf"),
        Lang::En => format!("what you wrote in {count} {} of a draft", plural(count, "", "block", "blocks")),
    }
}

/// How a position is held, where that must be said.
pub fn holding(holding: Holding) -> Option<&'static str> {
    match holding {
        Holding::Definitive => None,
        Holding::Plt => Some(pick("Plt.", "Acting (plt.)")),
        Holding::Plh => Some(pick("Plh.", "Acting (plh.)")),
    }
}

/// "sejak 1 Jan 2024", "1 Jan 2020 – 31 Des 2023".
pub fn between(starts: &str, ends: Option<&str>) -> String {
    match (ends, lang()) {
        (Some(ends), _) => format!("{starts} – {ends}"),
        (None, Lang::Id) => format!("sejak {starts}"),
        (None, Lang::En) => format!("since {starts}"),
    }
}
