//! Help with the screens of superiors and administrators, and of those who teach what is published.
//!
//! **Invariant:** one entry for each address, in both languages.

use super::screens;

screens! {
    /// Teams, people, providers, batches.
    RUNNING {
        "/tim": "Unit Anda hari ini: empat angka, unit di bawahnya, dan pegawai menurut siapa yang perlu dibantu."
            | "Your unit today: four figures, the units below, and people in the order in which they need help.",
            ["Tekan nama angka untuk membaca cara menghitungnya." | "Press a figure's name to read how it is counted.",
             "Buka orang teratas untuk melihat alasannya." | "Open the first person to see the reasons.",
             "Unduh daftar sebagai CSV." | "Download the list as CSV."];
        "/tim/orang/:person": "Pelatihan dan tenggat satu anggota tim, dengan alasan penilaiannya. Isi jawaban tidak ditampilkan."
            | "Courses and due dates of one member of the team, with the reasons of the judgement. Answers are not shown.",
            ["Lihat apa yang tertunda, lalu bicarakan dengan orangnya." | "See what is pending, then talk with the person.",
             "Usulkan ke angkatan yang masih terbuka." | "Nominate for a batch that is open."];
        "/organisasi": "Pegawai dan unit instansi Anda."
            | "People and units of your institution.",
            ["Cari orang dengan nama atau NIP." | "Find a person by name or NIP.",
             "Tambah pegawai baru." | "Add a person."];
        "/organisasi/baru": "Formulir pegawai baru: data, hubungan kerja, penempatan."
            | "The form for a new person: data, employment, placement.",
            ["Isi data, lalu simpan; yang keliru disebut di atas formulir." | "Fill in and save; what is wrong is said above the form."];
        "/organisasi/orang/:person": "Catatan kepegawaian satu orang, dengan riwayat penempatannya."
            | "The record of one person, with the history of placements.",
            ["Tempatkan di unit dan jabatan lain mulai sebuah tanggal." | "Place in another unit and position from a day on.",
             "Periksa riwayat sebelum mengubah." | "Look at the history before a change."];
        "/penyelenggara": "Siapa yang menyelenggarakan pelatihan di instansi Anda."
            | "Who offers courses in your institution.",
            ["Buka penyelenggara untuk mengatur anggotanya." | "Open a provider to keep its members.",
             "Buat penyelenggara baru." | "Make a new provider."];
        "/penyelenggara/baru": "Formulir penyelenggara baru."
            | "The form for a new provider.",
            ["Isi nama dan jenisnya, simpan, lalu tambahkan anggota." | "Give name and kind, save, then add members."];
        "/penyelenggara/:provider": "Satu penyelenggara: keterangan, anggota, dan statusnya."
            | "One provider: what it is, its members, and its state.",
            ["Tentukan siapa yang boleh menulis atas namanya." | "Decide who may author in its name.",
             "Tutup penyelenggara yang tidak aktif lagi." | "Close a provider that is no longer active."];
        "/angkatan": "Angkatan pelatihan instansi Anda, dengan tanggal dan kursinya."
            | "Batches of your institution, with dates and seats.",
            ["Buka angkatan untuk melihat peserta dan daftar tunggu." | "Open a batch to see people and waiting list.",
             "Buat angkatan baru." | "Make a new batch."];
        "/angkatan/baru": "Formulir angkatan: pelatihan, tanggal, dan jumlah kursi."
            | "The form for a batch: course, dates, seats.",
            ["Pilih pelatihan yang sudah terbit, lalu isi tanggalnya." | "Choose a published course, then fill in the dates.",
             "Batasi siapa yang dapat mendaftar bila perlu." | "Limit who may join where needed."];
        "/angkatan/:batch": "Satu angkatan: keterangan, peserta, dan daftar tunggu."
            | "One batch: facts, people, waiting list.",
            ["Tambah atau keluarkan peserta; kursi kosong langsung diisi dari daftar tunggu." | "Add or remove people; a free seat is filled from the waiting list at once.",
             "Ubah, ulangi, atau batalkan angkatan." | "Change, repeat or cancel the batch."];
    }
}

screens! {
    /// What becomes of courses that are published.
    TEACHING {
        "/kelas": "Pelatihan instansi Anda yang sudah terbit: berapa yang belajar dan sampai mana."
            | "Published courses of your institution: how many learn, and how far they are.",
            ["Buka kelas untuk melihat di mana peserta berhenti." | "Open a class to see where people stop."];
        "/kelas/:slug": "Jalannya satu pelatihan: sampai mana peserta, di mana berhenti, dan soal yang sulit. Tanpa nama."
            | "What becomes of one course: how far people come, where they stop, hard questions. Without names.",
            ["Cari materi tempat banyak orang berhenti." | "Find the lesson where many stop.",
             "Buka peserta yang perlu dibantu, sesi, atau diskusi." | "Open those who need help, sessions or discussions."];
        "/kelas/:slug/peserta": "Peserta yang perlu dibantu, dengan alasannya, yang paling mendesak lebih dahulu."
            | "Those who need help, with the reasons, the most urgent first.",
            ["Saring menurut alasan." | "Filter by reason.",
             "Pilih beberapa orang dan kirim satu pesan." | "Pick some people and send one message."];
        "/kelas/:slug/pesan": "Pesan yang sudah dikirim ke peserta pelatihan ini, dan berapa yang membacanya."
            | "Messages sent to people of this course, and how many have read them.",
            ["Lihat pesan yang belum banyak dibaca." | "See which messages few have read."];
        "/kelas/:slug/sesi": "Jadwal sesi langsung pelatihan ini."
            | "Dates of this course's live sessions.",
            ["Jadwalkan sesi dengan tempat atau tautan." | "Schedule a session with a place or a link.",
             "Buka sesi untuk mencatat kehadiran." | "Open a session to note who was there."];
        "/kelas/:slug/sesi/:session": "Kehadiran satu sesi."
            | "Who was at one session.",
            ["Centang yang hadir, lalu catat." | "Tick those who were there, then note them.",
             "Cabut nama yang keliru dengan alasan." | "Strike off a wrong name with a reason."];
        "/kelas/:slug/diskusi": "Diskusi pelatihan ini menurut materi dan angkatan, laporan peserta paling atas."
            | "This course's discussions by lesson and batch, reports on top.",
            ["Selesaikan laporan lebih dahulu." | "Settle reports first.",
             "Buka diskusi yang menunggu jawaban." | "Open a discussion that waits for an answer."];
        "/kelas/:slug/diskusi/:lesson": "Diskusi satu materi dari sisi pengajar."
            | "One lesson's discussion, as those who teach see it.",
            ["Jawab, sematkan, atau tutup diskusi." | "Answer, pin, or close the discussion.",
             "Sembunyikan tulisan dengan alasan." | "Hide what was written, with a reason."];
        "/penilaian": "Jawaban yang menunggu dinilai, yang paling lama lebih dahulu."
            | "Answers that wait to be marked, the oldest first.",
            ["Nilai menurut soal atau menurut peserta." | "Mark by question or by learner.",
             "Lihat nilai yang sudah diberikan." | "See the marks that were given."];
        "/penilaian/soal/:question": "Jawaban satu soal yang menunggu dinilai."
            | "Answers to one question that wait to be marked.",
            ["Buka jawaban pertama, lalu lanjut satu per satu." | "Open the first answer, then go on one by one."];
        "/penilaian/:attempt": "Satu percobaan peserta dengan jawaban yang perlu dinilai."
            | "One attempt with the answers that are to be marked.",
            ["Buka jawaban yang belum dinilai." | "Open an answer that has no mark yet."];
        "/penilaian/:attempt/:slot": "Satu jawaban dengan rubriknya. Nama peserta tidak tampil kecuali diminta."
            | "One answer with its rubric. The learner's name is shown only if asked for.",
            ["Beri nilai menurut rubrik dan tulis umpan balik." | "Mark by the rubric and write feedback.",
             "Simpan lalu lanjut ke jawaban berikutnya." | "Keep it and go on to the next answer."];
    }
}
