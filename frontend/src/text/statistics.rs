//! Words of the statistics screens.

use super::{Lang, format, lang, plural};

crate::texts! {
    statistics: "Statistik kuis" | "Quiz statistics";
    ask: "Halaman ini untuk pengajar pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors of courses. Ask your training administrator for the instructor role.";
    versions: "Versi pelatihan" | "Course versions";
    running: "Pelaksanaan" | "Running it";
    arrange: "Atur" | "Arrange";
    quizzes_lead: "Pilih kuis untuk melihat apa yang dikatakan jawaban peserta tentang soal-soalnya."
        | "Choose a quiz to see what the answers say about its questions.";
    quizzes_caption: "Kuis dalam versi ini, sesuai urutan pelatihan" | "Quizzes of this version, in the order of the course";
    no_quizzes: "Versi ini tidak memuat kuis" | "This version has no quiz";
    no_quizzes_why: "Statistik tersedia untuk pelatihan yang memuat kuis." | "Statistics are there for courses with quizzes.";
    quiz: "Kuis" | "Quiz";
    questions: "Soal" | "Questions";
    participants: "Peserta" | "Participants";
    lead: "Dihitung dari percobaan pertama setiap peserta. Percobaan ulang tidak ikut, karena soal dan kuncinya sudah pernah dilihat."
        | "Counted from everybody's first attempt. Later attempts are left out, since questions and keys have been seen by then.";

    gain: "Kemajuan sejak pretest" | "Progress since the pre-test";
    normalised: "Kemajuan ternormalisasi" | "Normalised gain";
    normalised_definition: "Bagian dari yang belum dikuasai saat pretest yang dikuasai saat posttest: (posttest − pretest) ÷ (100% − pretest), dari nilai rata-rata. Di bawah 0,3 rendah, 0,7 ke atas tinggi (Hake, 1998)."
        | "Of what was missing at the pre-test, the part that is there at the post-test: (after − before) ÷ (100% − before), of the mean marks. Below 0.3 is low, 0.7 and more is high (Hake, 1998).";
    gain_none: "Pretest sudah penuh: tak ada yang diukur" | "The pre-test was full: nothing to measure";
    gain_not_judged: "Belum cukup peserta untuk dinilai" | "Too few people to judge";
    gain_loss: "Nilai turun: periksa kedua tes" | "Marks fell: check both tests";
    gain_low: "Rendah: materi belum banyak mengubah" | "Low: the course has changed little";
    gain_medium: "Sedang: peserta maju nyata" | "Medium: people made real progress";
    gain_high: "Tinggi: hampir semua tersampaikan" | "High: nearly all of it got across";
    before: "Rata-rata pretest" | "Mean before";
    before_definition: "Rata-rata nilai percobaan pertama pretest, hanya dari peserta yang mengerjakan keduanya."
        | "The mean mark of first attempts at the pre-test, of those who took both.";
    before_reads: "Yang sudah dikuasai sebelum belajar" | "What people knew before";
    before_high: "Pretest terlalu mudah, atau peserta sudah mahir" | "The pre-test is too easy, or people knew it all";
    after: "Rata-rata posttest" | "Mean after";
    after_definition: "Rata-rata nilai percobaan pertama posttest dari peserta yang sama."
        | "The mean mark of first attempts at the post-test, of the same people.";
    after_reads: "Yang dikuasai sesudah belajar" | "What people know after";
    rose: "Peserta yang naik" | "People who rose";
    rose_definition: "Bagian peserta yang nilai posttest-nya lebih tinggi daripada pretest."
        | "The share of people whose post-test mark is above their pre-test mark.";
    rose_reads: "Nilainya lebih tinggi daripada pretest" | "Their mark is above the pre-test";
    how_gain: "Kemajuan dihitung dari percobaan pertama pretest dan posttest orang yang sama, bila pretest dikirim sebelum posttest dimulai."
        | "Progress is counted from the first attempts of the same people at pre-test and post-test, where the pre-test was handed in before the post-test began.";

    summary: "Kuis secara keseluruhan" | "The quiz as a whole";
    no_figure: "–" | "–";
    cannot_tell: "Belum dapat dihitung" | "Cannot be told yet";
    mean: "Nilai rata-rata" | "Mean mark";
    mean_definition: "Rata-rata nilai semua peserta, sebagai bagian dari nilai penuh. Kuis untuk membedakan kemampuan sebaiknya antara 50% dan 75%; kuis untuk memastikan semua menguasai materi boleh lebih tinggi."
        | "The mean of everybody's marks as a share of full marks. A quiz that tells people apart should lie between 50% and 75%; one that makes sure everybody has learned the material may lie higher.";
    mean_low: "Sulit: kurang dari separuh nilai" | "Hard: less than half the marks";
    mean_high: "Mudah; wajar untuk kuis penguasaan" | "Easy; fine for a mastery quiz";
    mean_good: "Tingkat kesulitan sesuai" | "The level fits";
    median: "Nilai tengah" | "Median mark";
    median_definition: "Separuh peserta mendapat nilai ini atau lebih, separuh lagi ini atau kurang. Tidak terpengaruh oleh satu dua nilai yang sangat rendah."
        | "Half the participants have this mark or more, half this or less. A few very low marks do not move it.";
    median_reads: "Separuh peserta mencapainya" | "Half the participants reach it";
    deviation: "Sebaran nilai" | "Spread of marks";
    deviation_definition: "Simpangan baku: seberapa jauh nilai peserta biasanya dari rata-rata. Di bawah 12%, nilai terlalu berdekatan untuk membedakan kemampuan."
        | "The standard deviation: how far marks usually lie from the mean. Below 12%, marks are too close to tell people apart.";
    deviation_low: "Nilai peserta berdekatan" | "Marks lie close together";
    deviation_good: "Nilai peserta beragam" | "Marks differ well";
    alpha: "Keandalan" | "Reliability";
    alpha_definition: "Alfa Cronbach: apakah soal-soal mengukur hal yang sama. 0,75 atau lebih memuaskan; di bawah 0,64 nilai sedikit berkata tentang kemampuan seseorang."
        | "Cronbach's alpha: whether the questions measure the same thing. 0.75 or more is satisfactory; below 0.64 a mark says little about a person.";
    alpha_low: "Nilai belum dapat diandalkan" | "Marks are not reliable yet";
    alpha_fair: "Cukup, belum memuaskan" | "Fair, not satisfactory yet";
    alpha_good: "Nilai dapat diandalkan" | "Marks are reliable";
    alpha_drawn: "Tak dapat dihitung: soal diundi untuk setiap lembar" | "Cannot be told: each paper draws its questions";
    error: "Galat nilai" | "Error of a mark";
    error_definition: "Galat baku pengukuran: sejauh ini nilai seseorang dapat meleset karena kebetulan. Dua orang yang nilainya berselisih kurang dari ini tidak dapat dibedakan."
        | "The standard error of measurement: a person's mark may be off by this much by chance. Two people whose marks differ by less cannot be told apart.";
    error_reads: "Nilai dapat meleset sebesar ini" | "A mark may be off by this much";
    error_ratio: "Bagian kebetulan" | "Share of chance";
    error_ratio_definition: "Berapa bagian dari sebaran nilai yang hanya kebetulan. Di atas 50% berarti kebetulan menentukan lebih dari kemampuan."
        | "How much of the spread of marks is mere chance. Above 50%, chance decides as much as ability.";
    error_ratio_reads: "Perbedaan nilai yang hanya kebetulan" | "Differences that are mere chance";
    skewness: "Kemencengan" | "Skewness";
    skewness_definition: "Ke mana nilai condong. Negatif: ada ekor nilai rendah, hal biasa pada kuis yang mudah. Di atas 1: kebanyakan nilai rendah, dan perbedaan di sekitar batas lulus sulit terlihat."
        | "Which way marks lean. Negative: a tail of low marks, usual for an easy quiz. Above 1: most marks are low, and differences near the pass mark are hard to see.";
    skewness_high: "Kebanyakan nilai rendah" | "Most marks are low";
    skewness_left: "Condong ke nilai tinggi" | "Leans to high marks";
    skewness_good: "Tidak condong berlebihan" | "Does not lean too far";
    kurtosis: "Keruncingan" | "Kurtosis";
    kurtosis_definition: "Apakah nilai menumpuk di tengah. Di atas 1: yang sangat baik dan yang sangat lemah sulit dibedakan dari yang lain."
        | "Whether marks pile up in the middle. Above 1: the very good and the very weak are hardly told from the rest.";
    kurtosis_high: "Nilai menumpuk di satu tempat" | "Marks pile up in one place";
    kurtosis_good: "Tidak terlalu menumpuk" | "Does not pile up too much";

    each_question: "Setiap soal" | "Each question";
    questions_caption: "Soal menurut urutan penulis" | "Questions in the author's order";
    facility: "Kemudahan" | "Facility";
    discrimination: "Daya beda" | "Discrimination";
    advice: "Saran" | "Advice";
    sound: "Baik" | "Sound";
    note: "Catatan" | "Note";
    look: "Perlu dilihat" | "Worth a look";
    check: "Periksa soal ini" | "Check this question";
    nothing_to_do: "Tidak ada yang perlu diubah." | "Nothing to change.";

    extremely_hard: "Luar biasa sulit" | "Extremely hard";
    very_hard: "Sangat sulit" | "Very hard";
    hard: "Sulit" | "Hard";
    fairly_hard: "Agak sulit" | "Fairly hard";
    medium: "Sedang" | "Medium";
    fairly_easy: "Agak mudah" | "Fairly easy";
    easy: "Mudah" | "Easy";
    very_easy: "Sangat mudah" | "Very easy";
    extremely_easy: "Luar biasa mudah" | "Extremely easy";
    negative: "Terbalik" | "Reversed";
    very_weak: "Sangat lemah" | "Very weak";
    weak: "Lemah" | "Weak";
    adequate: "Cukup" | "Adequate";
    very_good: "Sangat baik" | "Very good";

    says_negative: "Peserta yang kuat di soal lain justru lebih sering salah di sini. Periksa kunci dan kata-kata soal."
        | "Those who do well elsewhere fail here more often. Check the key and the wording.";
    says_too_hard: "Hampir tidak ada yang benar. Periksa apakah materinya sudah diajarkan dan soalnya jelas."
        | "Hardly anybody is right. Check whether this was taught and the question is clear.";
    says_guessing: "Hasilnya tidak lebih baik daripada menebak. Perjelas soal atau bahas lagi materinya."
        | "Results are no better than guessing. Make the question clearer or teach the matter again.";
    says_too_easy: "Hampir semua benar. Tidak apa-apa bila memang semua harus menguasainya; untuk membedakan kemampuan, soal ini tidak membantu."
        | "Nearly everybody is right. That is fine if everybody must know this; to tell people apart it is no help.";
    says_same: "Semua peserta mendapat nilai yang sama, jadi soal ini tidak membedakan apa pun."
        | "Everybody earns the same, so the question tells nothing apart.";
    says_weak: "Soal ini kurang membedakan peserta yang kuat dan yang lemah. Perjelas kata-kata atau ganti pengecohnya."
        | "The question hardly tells the strong from the weak. Make the wording clearer or replace its distractors.";
    says_guessable: "Menebak saja sudah memberi lebih dari 40% nilai. Tambah pilihan atau ganti bentuk soal."
        | "Blind guessing earns more than 40% of the marks. Add choices or use another kind of question.";
    says_blank: "Seperlima peserta atau lebih mengosongkannya. Periksa apakah soalnya jelas dan waktunya cukup."
        | "One in five or more leave it blank. Check whether the question is clear and the time enough.";

    more: "Angka dan pilihan" | "Figures and choices";
    spread: "Simpangan baku" | "Standard deviation";
    efficiency: "Efisiensi daya beda" | "Discriminative efficiency";
    guess: "Nilai tebakan" | "Random guess score";
    intended: "Bobot yang dimaksud" | "Intended weight";
    effective: "Bobot yang terjadi" | "Effective weight";
    blank: "Dikosongkan" | "Left blank";
    right_choice: "Kunci" | "Key";
    claim_true: "Benar" | "True";
    claim_false: "Salah" | "False";
    by_thirds: "“Terbawah” dan “teratas” adalah sepertiga peserta dengan nilai terendah dan tertinggi di soal-soal lain. Jawaban benar mestinya lebih banyak dipilih yang teratas, pengecoh oleh yang terbawah."
        | "“Lowest” and “highest” are the thirds with the lowest and highest marks in the other questions. The right answer should be picked more by the highest, a distractor by the lowest.";

    how: "Dari mana angka-angka ini?" | "Where do these figures come from?";
    how_formulas: "Rumusnya adalah rumus teori tes klasik seperti yang dipakai Moodle:"
        | "The formulas are those of classical test theory as Moodle uses them:";
    how_reading: "Batas untuk membaca angka diambil dari:" | "The borders for reading the figures are from:";
    how_choices: "Aturan tentang pengecoh yang jarang dipilih (kurang dari 5%) berasal dari Haladyna dan Downing (1993)."
        | "The rule about distractors that are rarely picked (fewer than 5%) is from Haladyna and Downing (1993).";
    how_first: "Setiap peserta dihitung sekali, dari percobaan pertamanya. Soal yang dikosongkan dihitung tanpa nilai. Kuis yang diakhiri oleh waktu dihitung apa adanya."
        | "Everybody is counted once, by the first attempt. A question left blank earns nothing. A quiz ended by the clock counts as it stood.";
    how_facility: "Kemudahan: rata-rata nilai pada soal itu, sebagai bagian dari bobotnya. Makin tinggi, makin mudah."
        | "Facility: the mean mark of the question as a share of its worth. The higher, the easier.";
    how_discrimination: "Daya beda: hubungan antara nilai soal itu dan nilai soal-soal lain, dari -100% sampai 100%. 30% atau lebih memadai."
        | "Discrimination: how the question's marks go with those of the other questions, from -100% to 100%. 30% or more is adequate.";
    how_efficiency: "Efisiensi daya beda: daya beda dibandingkan dengan yang terbaik yang mungkin pada kemudahan itu. 50% atau lebih memadai."
        | "Discriminative efficiency: discrimination compared with the best that this facility allows. 50% or more is adequate.";
    how_weights: "Bobot yang terjadi: bagian soal itu dalam perbedaan nilai peserta. Jauh di atas bobot yang dimaksud berarti soal itu terlalu menentukan."
        | "Effective weight: the question's part in how marks differ. Far above the intended weight, the question decides too much.";
}

/// "Atur pelaksanaan Kuis modul 1".
pub fn running_of(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Atur pelaksanaan {title}"),
        Lang::En => format!("Arrange the running of {title}"),
    }
}

/// "Statistik Kuis 1".
pub fn of_quiz(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Statistik: {title}"),
        Lang::En => format!("Statistics: {title}"),
    }
}

/// "Pelayanan prima, versi 3".
pub fn version(title: &str, number: u32) -> String {
    match lang() {
        Lang::Id => format!("{title}, versi {number}"),
        Lang::En => format!("{title}, version {number}"),
    }
}

/// "Lihat statistik".
pub fn see(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Statistik kuis versi {number}"),
        Lang::En => format!("Quiz statistics of version {number}"),
    }
}

/// "Soal 3".
pub fn question(number: u16) -> String {
    match lang() {
        Lang::Id => format!("Soal {number}"),
        Lang::En => format!("Question {number}"),
    }
}

/// "42 peserta".
pub fn participants_of(count: u32) -> String {
    let word = plural(count, "peserta", "participant", "participants");
    format!("{} {word}", format::number(i64::from(count)))
}

/// How many more are needed.
pub fn more_needed(missing: u32) -> String {
    let number = format::number(i64::from(missing));
    match lang() {
        Lang::Id => format!("Perlu {number} peserta lagi"),
        Lang::En => format!("{number} more {} needed", plural(missing, "", "participant", "participants")),
    }
}

/// Why so many are needed.
pub fn more_needed_why(have: u32, enough: u32) -> String {
    match lang() {
        Lang::Id => format!(
            "Baru {have} peserta mengirim kuis ini. Dari kurang dari {enough} percobaan pertama, angka terlalu goyah untuk menilai soal."
        ),
        Lang::En => format!(
            "{have} {} handed this quiz in so far. With fewer than {enough} first attempts, figures are too shaky to judge a question.",
            plural(have, "", "participant has", "participants have")
        ),
    }
}

/// The advice about a choice that beats the key.
pub fn says_key(choice: &str) -> String {
    match lang() {
        Lang::Id => format!(
            "Kuncinya meragukan: peserta terkuat lebih sering memilih “{choice}” daripada jawaban yang benar."
        ),
        Lang::En => {
            format!("The key is in doubt: the strongest pick “{choice}” more often than the right answer.")
        }
    }
}

/// The advice about a wrong choice of the strong.
pub fn says_draws(choice: &str) -> String {
    match lang() {
        Lang::Id => format!("“{choice}” menarik peserta yang kuat. Periksa apakah pilihan itu juga benar."),
        Lang::En => format!("“{choice}” draws strong participants. Check whether it is right, too."),
    }
}

/// The advice about wrong choices that nobody picks.
pub fn says_never(choices: &str) -> String {
    match lang() {
        Lang::Id => format!("Tidak ada yang memilih {choices}. Ganti dengan kesalahan yang lazim."),
        Lang::En => format!("Nobody picks {choices}. Replace it with a usual mistake."),
    }
}

/// The advice about wrong choices that few pick.
pub fn says_rarely(choices: &str) -> String {
    match lang() {
        Lang::Id => format!("Kurang dari 5% memilih {choices}. Buat pengecohnya lebih masuk akal."),
        Lang::En => format!("Fewer than 5% pick {choices}. Make the distractor more plausible."),
    }
}

/// "12 dari 40 (30%)".
pub fn used(count: u32, share: &str) -> String {
    let count = format::number(i64::from(count));
    format!("{count} ({share})")
}

/// Shares of the thirds.
pub fn thirds(lower: &str, upper: &str) -> String {
    match lang() {
        Lang::Id => format!("Terbawah {lower} · teratas {upper}"),
        Lang::En => format!("Lowest {lower} · highest {upper}"),
    }
}

/// "Tempat 2", of an item in an order.
pub fn place(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Tempat {number}"),
        Lang::En => format!("Place {number}"),
    }
}

/// "Isian 2", of a gap.
pub fn gap(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Isian {number}"),
        Lang::En => format!("Gap {number}"),
    }
}

/// "Dari 120 peserta yang mengerjakan pretest dan kuis ini."
pub fn gain_of(people: u32) -> String {
    match lang() {
        Lang::Id => format!(
            "Dari {} peserta yang mengerjakan pretest dan kuis ini.",
            format::number(i64::from(people))
        ),
        Lang::En => format!(
            "Of {} {} who took the pre-test and this quiz.",
            format::number(i64::from(people)),
            plural(people, "peserta", "person", "people")
        ),
    }
}

/// "Baru 12 peserta mengerjakan keduanya; kemajuan dinilai mulai 20."
pub fn gain_few(people: u32, enough: u32) -> String {
    match lang() {
        Lang::Id => {
            format!("Baru {people} peserta mengerjakan keduanya; kemajuan dinilai mulai {enough} peserta.")
        }
        Lang::En => format!(
            "{people} {} taken both so far; progress is judged from {enough} people on.",
            plural(people, "peserta", "person has", "people have")
        ),
    }
}
