//! Words of the organisation screens.

use shared::api::organisation::Holding;

use super::{Lang, format, lang, plural};

crate::texts! {
    people: "Pegawai" | "People";
    lead: "Data kepegawaian dan penempatan di instansi Anda. Penempatan menentukan tim atasan dan angka unit."
        | "Employment and placements in your institution. Placements decide whose team a person is in and what units count.";
    ask: "Halaman ini untuk admin pelatihan instansi. Untuk perubahan data diri, hubungi admin pelatihan di BKPSDM/BKPP Anda."
        | "This page is for the training administrators of an institution. To change your own data, ask your training administrator.";
    add: "Tambah pegawai" | "Add a person";
    search: "Cari nama atau NIP" | "Search by name or NIP";
    unit_filter: "Unit" | "Unit";
    all_units: "Semua unit" | "All units";
    units: "Unit organisasi" | "Units";
    caption: "Pegawai menurut nama" | "People by name";
    nobody: "Belum ada pegawai" | "No people yet";
    nobody_why: "Tambahkan pegawai pertama, lalu tempatkan di unit dan jabatannya." | "Add the first person, then place them in a unit and position.";
    name: "Nama" | "Name";
    staff_kind: "Jenis pegawai" | "Kind of staff";
    position: "Jabatan" | "Position";
    unit: "Unit" | "Unit";
    not_recorded: "Belum dicatat" | "Not recorded";

    definitive: "Definitif" | "Definitive";
    plt: "plt. (pelaksana tugas)" | "plt. (acting, post vacant)";
    plh: "plh. (pelaksana harian)" | "plh. (acting, holder away)";

    person: "Data pegawai" | "Person's record";
    employments: "Kepegawaian" | "Employment";
    employments_caption: "Masa kepegawaian, terbaru lebih dulu" | "Employments, newest first";
    nip: "NIP/NI PPPK" | "NIP";
    no_nip: "Tidak ada" | "None";
    from: "Mulai (TMT)" | "From";
    to: "Sampai" | "Until";
    until_now: "Sekarang" | "Today";
    assignments: "Penempatan" | "Placements";
    assignments_caption: "Penempatan, terbaru lebih dulu" | "Placements, newest first";
    no_assignments: "Belum ada penempatan" | "No placement yet";
    no_assignments_why: "Tanpa penempatan, pegawai tidak masuk ke tim mana pun. Tempatkan di bawah ini." | "Without a placement the person is in nobody's team. Place them below.";
    holding: "Cara memegang jabatan" | "How the position is held";
    leads: "Memimpin unit" | "Leads the unit";
    superior: "Atasan langsung" | "Direct superior";
    superior_today: "Atasan langsung hari ini" | "Direct superior today";
    no_superior: "Belum ada atasan langsung yang dicatat." | "No direct superior is recorded.";

    place: "Tempatkan di jabatan baru" | "Place in a new position";
    place_why: "Penempatan definitif baru mengakhiri yang lama sehari sebelumnya. Riwayat tetap tersimpan." | "A new definitive placement ends the one before on the previous day. The history is kept.";
    placement_form: "Isi formulir penempatan" | "Fill in the placement";
    save_placement: "Simpan penempatan" | "Save the placement";
    placed: "Penempatan tersimpan." | "The placement is saved.";

    new_person: "Tambah pegawai" | "Add a person";
    new_lead: "Isi data kepegawaian dan penempatan pertama. Akun untuk masuk dibuat terpisah." | "Fill in employment and first placement. The account for signing in is made separately.";
    identity: "Nama" | "Name";
    employment: "Kepegawaian" | "Employment";
    first_placement: "Penempatan pertama" | "First placement";
    full_name: "Nama lengkap tanpa gelar" | "Full name without titles";
    full_name_hint: "Seperti pada SK, misalnya Siti Aminah. Satu kata juga boleh." | "As on the decree, for example Siti Aminah. A single name is fine.";
    title_before: "Gelar depan" | "Titles before the name";
    title_before_hint: "Misalnya Dr. atau Ir." | "For example Dr. or Ir.";
    title_after: "Gelar belakang" | "Titles after the name";
    title_after_hint: "Misalnya S.Sos., M.AP." | "For example S.Sos., M.AP.";
    nip_hint: "18 angka, boleh dengan spasi: 8-6-1-3, misalnya 19900115 201503 2 001. Kosongkan untuk non-ASN." | "18 digits, spaces allowed: 8-6-1-3, for example 19900115 201503 2 001. Leave empty outside ASN.";
    starts_on: "Mulai bekerja (TMT)" | "Employed from";
    starts_on_hint: "Untuk PPPK: hari pertama perjanjian kerja yang berlaku." | "For PPPK: the first day of the contract in force.";
    placement_starts_on: "Mulai menempati jabatan (TMT)" | "In the position from";
    ends_on: "Berakhir" | "Last day";
    ends_on_hint: "Hanya untuk plt. dan plh." | "Only for acting placements.";
    leading: "Memimpin unit ini (melihat tim di bawahnya)" | "Leads this unit (sees the team below)";
    save_person: "Simpan pegawai" | "Save the person";
    cancel: "Batal" | "Cancel";

    choose_superior: "Pilih atasan" | "Choose a superior";
    change_superior: "Ganti atasan" | "Choose another";
    remove_superior: "Kosongkan" | "Remove";
    superior_hint: "Selalu dipilih langsung, tidak diturunkan dari unit." | "Always chosen, never derived from the unit.";
    superior_none: "Belum dipilih" | "Not chosen";
    superior_search_hint: "Ketik sedikitnya dua huruf nama, atau NIP lengkap." | "Type at least two letters of the name, or a whole NIP.";
    superior_nobody: "Tidak ada pegawai dengan nama itu. Periksa ejaannya." | "Nobody has that name. Check the spelling.";
    superior_first: "Hanya sebagian yang ditampilkan. Ketik nama lebih lengkap." | "Only the first are shown. Type more of the name.";

    need_staff: "Pilih jenis pegawai." | "Choose the kind of staff.";
    need_unit: "Pilih unit." | "Choose a unit.";
    need_position: "Pilih jabatan." | "Choose a position.";
    need_holding: "Pilih cara memegang jabatan." | "Choose how the position is held.";
    need_day: "Isi tanggal lengkap: hari, bulan, tahun." | "Fill in a whole date: day, month, year.";
}

/// How a position is held.
pub fn holding_of(holding: Holding) -> &'static str {
    match holding {
        Holding::Definitive => definitive(),
        Holding::Plt => plt(),
        Holding::Plh => plh(),
    }
}

/// "Dinas Contoh, 12 pegawai".
pub fn unit_with_people(name: &str, people: u32) -> String {
    let number = format::number(i64::from(people));
    match lang() {
        Lang::Id => format!("{name} · {number} pegawai"),
        Lang::En => format!("{name} · {number} {}", plural(people, "", "person", "people")),
    }
}

/// "Terbaca: 19900115 201503 2 001".
pub fn nip_read(spaced: &str) -> String {
    match lang() {
        Lang::Id => format!("Terbaca: {spaced}"),
        Lang::En => format!("Read as: {spaced}"),
    }
}

/// "3 pegawai ditampilkan".
pub fn superiors_found(count: usize) -> String {
    match (lang(), count) {
        (_, 0) => superior_nobody().to_owned(),
        (Lang::Id, _) => format!("{count} pegawai ditampilkan"),
        (Lang::En, _) => format!("{count} shown"),
    }
}

/// "12 dari 18 angka".
pub fn nip_so_far(digits: usize) -> String {
    match lang() {
        Lang::Id => format!("{digits} dari 18 angka"),
        Lang::En => format!("{digits} of 18 digits"),
    }
}

/// "Siti Aminah sudah ditambahkan."
pub fn added(name: &str) -> String {
    match lang() {
        Lang::Id => format!("{name} sudah ditambahkan."),
        Lang::En => format!("{name} has been added."),
    }
}

/// A button that takes a person as superior.
pub fn pick(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Pilih {name}"),
        Lang::En => format!("Choose {name}"),
    }
}
