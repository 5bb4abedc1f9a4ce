//! Words of discussions.

use chrono::{DateTime, Utc};

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    discussion: "Diskusi" | "Discussion";
    write: "Tulis pendapat Anda" | "Write what you think";
    write_hint: "Anda dapat memakai **tebal**, *miring*, dan daftar. Jangan menyebut nama atau data pribadi warga."
        | "You can use **bold**, *italics* and lists. Do not name citizens or give their personal data.";
    send: "Kirim" | "Send";
    sent: "Terkirim" | "Sent";
    kept_here: "Tulisan Anda tersimpan di perangkat ini." | "What you wrote is kept on this device.";
    not_sent: "Belum terkirim" | "Not sent yet";
    not_sent_away: "Tidak ada sambungan. Tulisan Anda tersimpan di perangkat ini; kirim lagi setelah tersambung."
        | "There is no connection. What you wrote is kept on this device; send it again once you are connected.";
    reply: "Balas" | "Reply";
    reply_label: "Balasan Anda" | "Your reply";
    cancel: "Batal" | "Cancel";
    edit: "Ubah" | "Edit";
    edit_label: "Ubah tulisan" | "Edit the post";
    save: "Simpan" | "Save";
    saved: "Perubahan disimpan" | "Changes saved";
    withdraw: "Tarik" | "Withdraw";
    withdraw_title: "Tarik tulisan ini?" | "Withdraw this post?";
    withdraw_why: "Isinya dihapus dan tidak dapat dikembalikan. Balasan orang lain tetap ada."
        | "Its text is deleted for good. Replies of others stay.";
    withdrawn: "Ditarik oleh penulis" | "Withdrawn by its author";
    withdrawn_now: "Tulisan ditarik" | "The post is withdrawn";
    hidden: "Disembunyikan pengajar" | "Hidden by the instructor";
    reason: "Alasan" | "Reason";
    report: "Laporkan" | "Report";
    report_title: "Laporkan tulisan ini" | "Report this post";
    report_why: "Pengajar membaca laporan ini tanpa nama Anda." | "Instructors read this report without your name.";
    reported: "Laporan terkirim kepada pengajar" | "The report has been sent to the instructors";
    edited: "diubah" | "edited";
    staff: "Pengajar" | "Instructor";
    you: "Anda" | "You";
    pinned: "Disematkan" | "Pinned";
    posts: "Tulisan" | "Posts";
    empty: "Belum ada tulisan" | "No posts yet";
    empty_why: "Mulailah: ceritakan satu hal dari pekerjaan Anda, dan akhiri dengan pertanyaan agar rekan mudah menanggapi."
        | "Begin: tell one thing from your work, and end with a question that colleagues can answer.";
    veiled: "Tulis pendapat Anda dahulu" | "Write your own first";
    veiled_why: "Tulisan peserta lain terbuka setelah tulisan pertama Anda terkirim."
        | "Others' posts open once your first post has been sent.";
    closed: "Diskusi ditutup pengajar" | "The instructor has closed this discussion";
    closed_why: "Tulisan yang ada tetap dapat dibaca." | "What was written can still be read.";
    for_all: "Peserta tanpa angkatan" | "Participants without a batch";

    class_lead: "Diskusi pelatihan ini menurut materi dan angkatan. Laporan peserta tampil paling atas."
        | "The discussions of this course by lesson and batch. Reports of participants come first.";
    to_discussions: "Diskusi peserta" | "Discussions";
    none: "Pelatihan ini belum punya diskusi" | "This course has no discussions yet";
    none_why: "Tambahkan materi jenis Diskusi di studio, lalu terbitkan versi barunya."
        | "Add a unit of the kind discussion in the studio, then publish the new version.";
    circles_caption: "Diskusi menurut angkatan" | "Discussions by batch";
    batch: "Angkatan" | "Batch";
    reports: "Laporan" | "Reports";
    last: "Terakhir" | "Latest";
    state: "Keadaan" | "State";
    open: "Terbuka" | "Open";
    shut: "Ditutup" | "Closed";
    close: "Tutup diskusi" | "Close the discussion";
    reopen: "Buka lagi" | "Open again";
    closed_now: "Diskusi ditutup" | "The discussion is closed";
    opened_now: "Diskusi dibuka lagi" | "The discussion is open again";
    course: "Pelatihan" | "Course";
    prompt: "Pemantik" | "Prompt";
    answer: "Tulis sebagai pengajar" | "Write as an instructor";
    answer_hint: "Ditandai “Pengajar” dan terlihat oleh semua peserta diskusi ini."
        | "Marked “Instructor” and seen by everybody in this discussion.";
    hide: "Sembunyikan" | "Hide";
    hide_title: "Sembunyikan tulisan ini" | "Hide this post";
    hide_why: "Peserta lain tidak membacanya lagi. Penulisnya membaca alasan Anda."
        | "Others do not read it any more. Its author reads your reason.";
    hidden_now: "Tulisan disembunyikan" | "The post is hidden";
    show: "Tampilkan lagi" | "Show again";
    shown_now: "Tulisan ditampilkan lagi" | "The post is shown again";
    pin: "Sematkan" | "Pin";
    pinned_now: "Tulisan disematkan" | "The post is pinned";
    unpin: "Lepas sematan" | "Unpin";
    unpinned_now: "Sematan dilepas" | "The post is unpinned";
    settle: "Biarkan" | "Leave as it is";
    settled_now: "Laporan selesai" | "The reports are settled";
    to_look_at: "Perlu dilihat" | "To be looked at";
    away: "Daftar ini salinan; tulisan baru tampil setelah tersambung." | "This list is a copy; new posts appear once connected.";
}

/// "1 dari 2 tulisan".
pub fn written(written: u32, needed: u8) -> String {
    match lang() {
        Lang::Id => format!("Anda sudah menulis {written} dari {needed} kali"),
        Lang::En => {
            format!(
                "You have written {written} of {needed} {}",
                plural(u32::from(needed), "", "post", "posts")
            )
        }
    }
}

/// "3 balasan lagi".
pub fn more(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} balasan lagi"),
        Lang::En => format!("{count} more {}", plural(count, "", "reply", "replies")),
    }
}

/// The discussion of a batch.
pub fn of_batch(name: &str) -> String {
    format!("{} {name}", pick("Diskusi angkatan", "Discussion of the batch"))
}

/// When a post was written, and whether it was changed.
pub fn when(at: DateTime<Utc>, edited_at: Option<DateTime<Utc>>) -> String {
    let at = format::date_time(at);
    match edited_at {
        Some(edited_at) => format!("{at}, {} {}", edited(), format::date_time(edited_at)),
        None => at,
    }
}

/// What a button does, to whose post: for those who hear it.
pub fn to_post(deed: &str, author: &str) -> String {
    match lang() {
        Lang::Id => format!("{deed} tulisan {author}"),
        Lang::En => format!("{deed}: post of {author}"),
    }
}

/// Until when an own post can be changed.
pub fn until(at: DateTime<Utc>) -> String {
    format!("{} {}", pick("Dapat diubah sampai", "Can be edited until"), format::time(at))
}

/// Posts and replies.
pub fn count(posts: u32) -> String {
    match posts {
        0 => pick("Belum ada", "None yet").to_owned(),
        _ => format!("{posts} {}", plural(posts, "tulisan", "post", "posts")),
    }
}

/// Posts that were reported.
pub fn reported_count(posts: u32) -> String {
    match posts {
        0 => pick("Tidak ada", "None").to_owned(),
        _ => format!("{posts} {}", plural(posts, "tulisan", "post", "posts")),
    }
}
