//! Words of providers.

use shared::api::provider::{ProviderKind, ProviderPart, ProviderState};

use super::{Lang, lang, pick, plural};

crate::texts! {
    providers: "Penyelenggara" | "Providers";
    provider: "Penyelenggara" | "Provider";
    lead: "Siapa yang menyelenggarakan pelatihan, dan siapa yang boleh menulis atas namanya."
        | "Who offers courses, and who may author in their name.";
    caption: "Penyelenggara menurut nama" | "Providers by name";
    empty: "Belum ada penyelenggara" | "No providers yet";
    empty_why: "Penyelenggara muncul saat pelatihan pertamanya masuk. Buat di sini bila anggotanya perlu diatur lebih dahulu."
        | "A provider appears with its first course. Make one here where its members should be set first.";
    new: "Tambah penyelenggara" | "Add a provider";
    new_lead: "Setelah disimpan, tambahkan anggotanya." | "Once it is saved, add its members.";
    create: "Simpan penyelenggara" | "Save the provider";
    created: "Penyelenggara disimpan." | "The provider is saved.";
    save: "Simpan perubahan" | "Save changes";
    saved: "Perubahan disimpan." | "Changes saved.";
    cancel: "Batal" | "Cancel";
    name: "Nama" | "Name";
    kind_label: "Jenis" | "Kind";
    website: "Situs" | "Site";
    website_hint: "Diawali https://; tampil di halaman pelatihan." | "Begins with https://; shown on the pages of courses.";
    contact: "Kontak" | "Contact";
    contact_hint: "Telepon atau alamat; hanya untuk admin." | "Telephone or address; for administrators only.";
    close: "Tutup: tidak dicantumkan lagi di draf baru; pelatihannya tetap ada"
        | "Closed: named on no further draft; its courses stay";
    state_label: "Keadaan" | "State";
    courses: "Pelatihan" | "Courses";
    members: "Anggota" | "Members";
    members_caption: "Siapa yang boleh menulis atas nama penyelenggara" | "Who may author in the provider's name";
    members_why: "Selama ada anggota, hanya mereka dan admin pelatihan yang dapat mencantumkan penyelenggara ini di draf. Tanpa anggota, semua pengajar dapat."
        | "While there are members, only they and training administrators name this provider on drafts. Without any, every instructor can.";
    no_members: "Belum ada anggota." | "No members yet.";
    person: "Pengajar" | "Instructor";
    part: "Peran" | "Part";
    actions: "Tindakan" | "Actions";
    add_member: "Tambah anggota" | "Add a member";
    add: "Tambahkan" | "Add";
    choose_person: "Pilih pengajar." | "Choose an instructor.";
}

/// What a provider is.
pub fn kind(kind: ProviderKind) -> &'static str {
    match kind {
        ProviderKind::TrainingInstitution => pick("Lembaga pelatihan", "Training institution"),
        ProviderKind::ProfessionalOrganisation => pick("Organisasi profesi", "Professional organisation"),
        ProviderKind::Agency => pick("Instansi", "Agency"),
    }
}

/// Whether a provider still offers courses.
pub fn state(state: ProviderState) -> &'static str {
    match state {
        ProviderState::Active => pick("Aktif", "Active"),
        ProviderState::Closed => pick("Ditutup", "Closed"),
    }
}

/// A part in a provider.
pub fn part_name(part: ProviderPart) -> &'static str {
    match part {
        ProviderPart::Manager => pick("Pengelola", "Manager"),
        ProviderPart::Author => pick("Penulis", "Author"),
    }
}

/// What somebody with a part may do.
pub fn part_why(part: ProviderPart) -> &'static str {
    match part {
        ProviderPart::Manager => pick(
            "Dihitung sebagai pemilik setiap draf penyelenggara ini: menulis, membagikan, mengajukan.",
            "Counts as owner of every draft of this provider: writes, shares, submits.",
        ),
        ProviderPart::Author => {
            pick("Mencantumkan penyelenggara ini di drafnya.", "Names this provider on their drafts.")
        }
    }
}

/// Whom a button takes out.
pub fn remove_this(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Keluarkan {name}"),
        Lang::En => format!("Take out {name}"),
    }
}

/// How many members.
pub fn member_count(count: u32) -> String {
    match count {
        0 => pick("Terbuka untuk semua pengajar", "Open to every instructor").to_owned(),
        _ => format!("{count} {}", plural(count, "orang", "person", "people")),
    }
}
