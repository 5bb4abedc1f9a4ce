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
    studio: "Studio" | "Studio";
    bank: "Bank soal" | "Question bank";
    blueprints: "Kisi-kisi kuis" | "Quiz blueprints";
    marking: "Penilaian" | "Marking";
    languages: "Bahasa" | "Language";
    indonesian: "Bahasa Indonesia" | "Bahasa Indonesia";
    english: "English" | "English";
    switch_theme: "Ganti tema terang atau gelap" | "Switch between light and dark theme";
    theme: "Tema" | "Theme";
    theme_system: "Ikuti perangkat" | "Follow the device";
    theme_light: "Terang" | "Light";
    theme_dark: "Gelap" | "Dark";
    messages: "Pesan singkat" | "Short messages";
    not_found: "Halaman tidak ditemukan" | "Page not found";
    not_found_why: "Alamat ini tidak ada atau sudah dipindahkan. Periksa alamatnya, atau mulai lagi dari beranda."
        | "This address does not exist or has moved. Check the address, or start again from home.";
    to_home: "Ke beranda" | "Go to home";
}
