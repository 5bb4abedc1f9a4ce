//! Help with the screens of those who learn, and with those of everybody.
//!
//! **Invariant:** one entry for each address, in both languages.

use super::screens;

screens! {
    /// The screens of those who learn.
    LEARNING {
        "/": "Beranda menunjukkan materi berikutnya, kewajiban dengan tenggatnya, dan JP tahun ini."
            | "Home shows the next lesson, duties with their due dates, and the JP of this year.",
            ["Tekan Lanjutkan untuk kembali ke titik terakhir." | "Press Continue to go back to where you left off.",
             "Buka kewajiban untuk melihat syarat yang belum terpenuhi." | "Open a duty to see which conditions are not met yet.",
             "Pilih pelatihan lain dari saran di bagian bawah." | "Choose another course from the suggestions below."];
        "/katalog": "Katalog memuat semua pelatihan yang dapat Anda ikuti."
            | "The catalogue holds every course that you can join.",
            ["Cari dengan kata, atau saring menurut tingkat, kompetensi, dan penyelenggara." | "Search by words, or filter by level, competency and provider.",
             "Buka pelatihan untuk membaca isi, syarat, dan JP-nya." | "Open a course to read its content, conditions and JP."];
        "/pelatihan/:slug": "Halaman ini menjelaskan satu pelatihan: isi, lama, JP, dan syarat selesai."
            | "This page explains one course: content, length, JP, and what completes it.",
            ["Daftar untuk belajar sendiri, atau ikut angkatan yang terbuka." | "Join to learn on your own, or take a seat in an open batch.",
             "Baca silabus untuk melihat materi dan kuisnya." | "Read the syllabus for its lessons and quizzes."];
        "/pembelajaran": "Semua pelatihan dan angkatan Anda, yang berjalan dan yang selesai."
            | "All your courses and batches, under way and completed.",
            ["Lanjutkan pelatihan yang sedang berjalan." | "Go on with a course that is under way.",
             "Jawab usulan angkatan dari atasan Anda." | "Answer your superior's nomination for a batch.",
             "Buka pelatihan untuk melihat yang masih kurang." | "Open a course to see what is still missing."];
        "/pembelajaran/:enrolment": "Kemajuan Anda di satu pelatihan: yang selesai, yang belum, dan alasannya."
            | "Your progress in one course: what is done, what is not, and why.",
            ["Ikuti tautan pada syarat yang belum terpenuhi." | "Follow the link at a condition that is not met.",
             "Pindah ke versi baru bila ditawarkan." | "Move to a newer version where one is offered."];
        "/belajar/:enrolment": "Halaman ini membuka materi tempat Anda terakhir belajar."
            | "This page opens the lesson where you last were.",
            ["Tunggu sebentar, atau pilih materi dari daftar isi." | "Wait a moment, or choose a lesson from the contents."];
        "/belajar/:enrolment/:lesson": "Di sini Anda membaca, menonton, berdiskusi, atau mengerjakan tugas satu materi."
            | "Here you read, watch, discuss or do the assignment of one lesson.",
            ["Pelajari sampai syarat selesainya terpenuhi; kemajuan tersimpan sendiri." | "Study until its condition is met; progress is kept by itself.",
             "Pakai daftar isi untuk pindah materi." | "Use the contents to go to another lesson.",
             "Tulis pertanyaan di diskusi bila materi ini memilikinya." | "Ask in the discussion where the lesson has one."];
        "/kuis/:enrolment/:lesson": "Aturan kuis sebelum dimulai: waktu, kesempatan, nilai lulus. Membuka halaman ini belum memulai waktunya."
            | "The rules of a quiz before it begins: time, attempts, pass mark. Opening this page does not start the clock.",
            ["Baca aturannya, lalu mulai saat Anda siap." | "Read the rules, then begin when you are ready.",
             "Lihat hasil percobaan sebelumnya." | "Look at the results of earlier attempts."];
        "/kuis/:enrolment/:lesson/latihan": "Latihan soal dengan petunjuk. Dinilai di perangkat Anda dan tidak menjadi nilai."
            | "Practice with hints. It is marked on your device and gives no mark.",
            ["Jawab, lalu periksa; coba lagi sebanyak yang Anda mau." | "Answer and check; try again as often as you like.",
             "Buka petunjuk bila ragu." | "Open a hint when in doubt."];
        "/kuis/percobaan/:attempt": "Lembar kuis yang sedang Anda kerjakan. Setiap jawaban tersimpan begitu dipilih."
            | "The quiz that you are sitting. Each answer is kept as soon as it is chosen.",
            ["Jawab soal, dan tandai yang ingin ditinjau." | "Answer, and flag what you want to look at again.",
             "Perhatikan tanda di atas: di mana jawaban Anda tersimpan." | "Watch the mark at the top: where your answers are kept.",
             "Bila sambungan putus, teruskan; jawaban dikirim sendiri nanti." | "If the connection breaks, go on; answers are sent by themselves later."];
        "/kuis/percobaan/:attempt/periksa": "Periksa jawaban sebelum dikumpulkan."
            | "Check your answers before handing in.",
            ["Kembali ke soal yang kosong atau ditandai." | "Go back to questions left open or flagged.",
             "Kumpulkan bila yakin; sesudah itu jawaban tidak dapat diubah." | "Hand in when sure; answers cannot be changed after that."];
        "/kuis/percobaan/:attempt/hasil": "Hasil satu percobaan kuis, dan pembahasannya bila sudah dibuka."
            | "The result of one attempt, and the review where it is open.",
            ["Baca pembahasan soal yang keliru." | "Read the review of what went wrong.",
             "Lanjut ke materi berikutnya, atau coba lagi bila masih ada kesempatan." | "Go on to the next lesson, or try again if attempts are left."];
        "/jp": "Catatan JP Anda per tahun, dengan aturan yang menghitungnya."
            | "Your JP ledger year by year, with the rule that counts it.",
            ["Lihat yang sudah terhitung dan batas minimalnya." | "See what is counted and your minimum.",
             "Baca mengapa sebagian JP tidak terhitung." | "Read why some JP were not counted.",
             "Pilih tahun lain." | "Choose another year."];
        "/pesan": "Pesan dari pengajar pelatihan Anda."
            | "Messages from instructors of your courses.",
            ["Buka pesan untuk membacanya." | "Open a message to read it.",
             "Hapus pesan yang tidak diperlukan lagi." | "Delete a message that is no longer needed."];
    }
}

screens! {
    /// The screens of everybody.
    EVERYBODY {
        "/akun": "Data kepegawaian, tampilan, kata sandi, dan perangkat Anda."
            | "Your staff record, display, password and devices.",
            ["Periksa unit dan jabatan; bila keliru, beri tahu admin pelatihan." | "Check unit and position; if wrong, tell the training administrator.",
             "Ganti kata sandi, bahasa, atau tema." | "Change password, language or theme.",
             "Keluarkan perangkat yang tidak Anda kenal." | "Sign out a device that you do not know."];
        "/langkah-awal": "Pengenalan singkat untuk setiap peran Anda."
            | "A short introduction for each of your roles.",
            ["Baca langkahnya, lalu ikuti tombolnya." | "Read a step, then follow its button."];
        "/baru": "Perubahan di Sinau yang menyangkut peran Anda."
            | "Changes in Sinau that concern your roles.",
            ["Baca dari atas: yang terbaru lebih dahulu." | "Read from the top: the newest comes first."];
        "/gaya": "Sistem desain Sinau: setiap bagian tampilan dalam setiap keadaan. Untuk pengembang dan perancang."
            | "Sinau's design system: every part in every state. For developers and designers.",
            ["Cari bagian yang sudah ada sebelum membuat yang baru." | "Look for a part that exists before making a new one."];
        "/api-docs": "Dokumentasi API untuk sistem lain yang tersambung dengan Sinau."
            | "The API's documentation, for other systems that connect to Sinau.",
            ["Cari titik akhir menurut kelompoknya." | "Find an endpoint by its group.",
             "Unduh dokumen OpenAPI." | "Download the OpenAPI document."];
    }
}
