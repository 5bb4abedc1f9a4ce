//! Help with the screens where courses, quizzes and questions are written.
//!
//! **Invariant:** one entry for each address, in both languages.

use super::screens;

screens! {
    /// Questions, quizzes, files and versions.
    BANK {
        "/bank": "Bank soal instansi Anda menurut kategori."
            | "Your institution's question bank, by category.",
            ["Cari dengan kata, kategori, tag, atau jenis." | "Search by words, category, tag or kind.",
             "Tulis soal baru, atau impor dari berkas." | "Write a question, or import a file.",
             "Ekspor soal yang sedang disaring." | "Export what is filtered."];
        "/bank/impor": "Impor soal dari berkas GIFT, Aiken, Moodle XML, atau tabel. Tidak ada yang tersimpan sebelum Anda setuju."
            | "Import questions from GIFT, Aiken, Moodle XML or a table. Nothing is kept before you agree.",
            ["Pilih berkas, lalu periksa hasilnya per soal." | "Choose a file, then check what becomes of each question.",
             "Batalkan impor yang keliru." | "Undo an import that was wrong."];
        "/bank/baru": "Tulis satu soal baru dengan pratinjau yang bisa dicoba."
            | "Write a new question with a preview that can be tried.",
            ["Pilih jenis soal, tulis, dan tentukan kuncinya." | "Choose a kind, write, and set the key.",
             "Coba pratinjaunya sebelum menyimpan." | "Try the preview before keeping it."];
        "/bank/:question": "Satu soal dengan versi, kunci, dan tempat pemakaiannya."
            | "One question with its versions, key and uses.",
            ["Ubah soal; versi lama tetap tersimpan." | "Change it; older versions are kept.",
             "Arsipkan soal yang tidak dipakai." | "Archive one that is not used."];
        "/bank/:question/ubah": "Ubah satu soal. Kuis yang sudah ada tidak ikut berubah."
            | "Change a question. Quizzes that exist do not change with it.",
            ["Ubah, coba pratinjaunya, lalu simpan sebagai versi baru." | "Change it, try the preview, and keep it as a new version."];
        "/kisi-kisi": "Semua kuis pelatihan Anda dan kisi-kisi isinya."
            | "All quizzes of your courses, and what they are made of.",
            ["Buka kuis untuk menyusun soalnya." | "Open a quiz to put its questions together."];
        "/kisi-kisi/:course/:module/:lesson": "Susunan satu kuis: soal sendiri, soal bank, dan undian dari bank."
            | "What one quiz is made of: own questions, the bank's, and draws from the bank.",
            ["Tambah, urutkan, atau undi soal." | "Add, order or draw questions.",
             "Coba sebagai peserta." | "Try it as a learner.",
             "Jadikan versi draf pelatihan." | "Make it a draft version of the course."];
        "/kisi-kisi/:course/:module/:lesson/coba": "Satu lembar kuis seperti yang diterima peserta. Tidak ada yang disimpan."
            | "One sheet of the quiz as a learner gets it. Nothing is kept.",
            ["Jawab dan lihat penilaiannya." | "Answer and see how it is marked."];
        "/media": "Gambar, video, suara, dan dokumen instansi Anda."
            | "Your institution's pictures, films, sound and documents.",
            ["Unggah berkas; sambungan putus dilanjutkan sendiri." | "Send a file; a broken line is taken up by itself.",
             "Cari berkas dan lihat di mana dipakai." | "Find a file and see where it is used."];
        "/versi": "Versi semua pelatihan instansi Anda, mana yang terbit, dan arsipnya."
            | "Versions of your institution's courses, which one is published, and the archive.",
            ["Terbitkan versi; peserta yang sudah mulai tetap pada versinya." | "Publish a version; those under way stay on theirs.",
             "Buka statistik atau jadwal kuisnya." | "Open statistics or dates of its quizzes."];
        "/versi/:version/statistik": "Daftar kuis satu versi dengan statistiknya."
            | "Quizzes of one version with their statistics.",
            ["Pilih kuis untuk melihat soal demi soal." | "Choose a quiz to look question by question."];
        "/versi/:version/statistik/:lesson": "Apa yang dikatakan jawaban tentang satu kuis: kemudahan, daya beda, dan saran."
            | "What answers say about one quiz: ease, discrimination, advice.",
            ["Buka soal yang ditandai." | "Open a question that is marked.",
             "Koreksi kunci yang keliru." | "Correct a wrong key."];
        "/versi/:version/statistik/:lesson/koreksi/:question": "Perbaiki kunci satu soal yang sudah terbit."
            | "Correct the key of a published question.",
            ["Pilih kunci baru, lalu lihat siapa yang nilainya berubah." | "Choose the new key, then see whose marks change.",
             "Setujui dengan alasan; semua percobaan dinilai ulang." | "Agree with a reason; all attempts are marked anew."];
        "/versi/:version/pelaksanaan/:lesson": "Jadwal satu kuis, serta waktu dan kesempatan tambahan."
            | "Dates of one quiz, and more time or attempts.",
            ["Tentukan kapan kuis dibuka dan ditutup." | "Set when it opens and closes.",
             "Beri tambahan kepada orang atau unit, dengan alasan." | "Grant more to a person or a unit, with a reason."];
    }
}

screens! {
    /// The studio.
    STUDIO {
        "/studio": "Draf pelatihan yang sedang ditulis, milik Anda dan yang Anda telaah."
            | "Courses being written: your own, and those that you review.",
            ["Mulai draf dari kosong, pola, atau pelatihan lain." | "Begin a draft from nothing, a template or a course.",
             "Lanjutkan draf yang terakhir diubah." | "Go on with the draft changed last."];
        "/studio/impor": "Bawa pelatihan dari paket server lain atau cadangan."
            | "Bring a course from another server's package or a backup.",
            ["Pilih paket dan baca isinya." | "Choose a package and read what is in it.",
             "Setujui untuk membuat draf baru." | "Agree to make a new draft."];
        "/studio/:draft": "Kerangka draf: modul, materi, dan temuan yang perlu dibenahi."
            | "The draft's outline: modules, units, and findings to mend.",
            ["Tambah dan urutkan modul serta materi." | "Add and order modules and units.",
             "Buka temuan untuk menuju tempatnya." | "Open a finding to go to its place.",
             "Ajukan untuk ditelaah bila siap." | "Hand in for review when ready."];
        "/studio/:draft/tentang": "Keterangan pelatihan yang dibaca orang di katalog dan dipakai menghitung JP."
            | "What people read in the catalogue, and what JP are counted by.",
            ["Isi tujuan, kompetensi, dan penyelenggara; tersimpan sendiri." | "Fill in aims, competencies and provider; it is kept by itself."];
        "/studio/:draft/riwayat": "Semua perubahan draf ini, siapa dan kapan."
            | "Every change of this draft, by whom and when.",
            ["Buka perubahan untuk melihat isinya." | "Open a change to see what it was.",
             "Urungkan bila keliru." | "Undo what was wrong."];
        "/studio/:draft/telaah": "Perjalanan draf dari tulisan sampai terbit."
            | "The draft's way from writing to publication.",
            ["Ajukan, setujui, atau kembalikan dengan catatan." | "Hand in, approve, or send back with notes.",
             "Tentukan siapa penulis dan penelaahnya." | "Decide who writes and who reviews."];
        "/studio/:draft/banding": "Perbedaan draf dengan versi terakhir, materi demi materi."
            | "How the draft differs from the latest version, unit by unit.",
            ["Baca yang berubah sebelum menyetujui." | "Read what has changed before approving."];
        "/studio/:draft/impor": "Jadikan dokumen Word atau Markdown modul dan materi draf ini."
            | "Turn a Word or Markdown document into modules and units of this draft.",
            ["Pilih dokumen, lalu periksa kerangkanya." | "Choose a document, then check its outline.",
             "Tentukan masuk sebagai modul atau materi." | "Decide whether it comes in as modules or units."];
        "/studio/:draft/:unit": "Satu materi draf: blok teks, video, dokumen, kuis, tugas, atau sesi."
            | "One unit of the draft: blocks of text, film, document, quiz, assignment or session.",
            ["Tulis atau tempel; tersimpan sendiri." | "Write or paste; it is kept by itself.",
             "Tentukan apa yang menyelesaikan materi." | "Set what completes the unit.",
             "Lihat pratinjaunya." | "Look at the preview."];
        "/studio/:draft/:unit/pratinjau": "Materi seperti yang akan dilihat peserta."
            | "The unit as learners will see it.",
            ["Periksa tampilannya, lalu kembali menulis." | "Check how it looks, then go back to writing."];
    }
}
