//! Words of the frame: navigation, header, language and theme.

crate::texts! {
    brand: "Sinau" | "Sinau";
    skip: "Lompat ke isi" | "Skip to content";
    menu: "Menu" | "Menu";
    home: "Beranda" | "Home";
    catalogue: "Katalog" | "Catalogue";
    learning: "Pembelajaran" | "Learning";
    account: "Akun" | "Account";
    team: "Tim" | "Team";
    people: "Pegawai" | "People";
    versions: "Versi" | "Versions";
    classes: "Kelas" | "Classes";
    inbox_ask: "Pesan adalah untuk mereka yang belajar. Minta admin pelatihan memberi Anda peran peserta."
        | "Messages are for those who learn. Ask your training administrator for the learner role.";
    studio: "Studio" | "Studio";
    bank: "Bank soal" | "Question bank";
    blueprints: "Kisi-kisi kuis" | "Quiz blueprints";
    media: "Pustaka media" | "Media library";
    batches: "Angkatan" | "Batches";
    marking: "Penilaian" | "Marking";
    languages: "Bahasa" | "Language";
    indonesian: "Bahasa Indonesia" | "Bahasa Indonesia";
    english: "English" | "English";
    switch_theme: "Ganti tema terang atau gelap" | "Switch between light and dark theme";
    help: "Bantuan" | "Help";
    help_with_news: "Bantuan, ada yang baru" | "Help, something is new";
    aids: "Bantuan baca" | "Reading aids";
    aids_what: "Ukuran dan jarak teks, kontras, tautan, warna" | "Size and spacing of text, contrast, links, colours";
    theme: "Tema" | "Theme";
    theme_system: "Ikuti perangkat" | "Follow the device";
    theme_light: "Terang" | "Light";
    theme_dark: "Gelap" | "Dark";
    messages: "Pesan singkat" | "Short messages";
    not_found: "Halaman tidak ditemukan" | "Page not found";
    not_found_why: "Alamat ini tidak ada atau sudah dipindahkan. Periksa alamatnya, atau mulai lagi dari beranda."
        | "This address does not exist or has moved. Check the address, or start again from home.";
    to_studio: "Buka studio" | "Open the studio";
    to_versions: "Buka daftar versi" | "Open the list of versions";
    to_batches: "Buka angkatan" | "Open batches";
    to_classes: "Buka kelas" | "Open classes";
    to_learning: "Buka pembelajaran saya" | "Open my learning";
    to_inbox: "Buka pesan" | "Open messages";
    to_catalogue: "Buka katalog" | "Open the catalogue";
    to_own_record: "Periksa data saya" | "Check my record";
    to_home: "Ke beranda" | "Go to home";
}
