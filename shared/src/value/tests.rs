//! Table tests of parsed values, with the NIP vectors of the domain.

use super::*;

#[test]
fn nip_vectors_of_the_domain() {
    let kind = |text: &str| Nip::parse(text).ok().and_then(|nip| nip.hint()).map(|hint| hint.kind);
    assert_eq!(kind("200012312024121001"), Some(NipKind::Pns { month: 12 }));
    assert_eq!(kind("200012312024211001"), Some(NipKind::Pppk { agreement: 1 }));
    assert_eq!(kind("199001012025242001"), Some(NipKind::Pppk { agreement: 4 }));
    assert_eq!(kind("19860926 201505 1 001"), Some(NipKind::Pns { month: 5 }));
    assert_eq!(kind("19860926.201505-1.001"), Some(NipKind::Pns { month: 5 }));
    for (wrong, word) in [
        ("200002302024121001", "tanggal lahir"),
        ("200012312024131001", "bulan pengangkatan"),
        ("200012312024123001", "ke-15"),
        ("200012312024121000", "001"),
        ("200012312010121001", "tahun lahir"),
        ("20001231202412100", "18 angka"),
        ("2000123120241210011", "18 angka"),
        ("20001231202412,001", "18 angka"),
        ("２00012312024121001", "18 angka"),
        ("200012312024201001", "bulan pengangkatan"),
        ("200012312024301001", "bulan pengangkatan"),
        ("", "18 angka"),
    ] {
        let phrase = Nip::parse(wrong).unwrap_err();
        assert!(phrase.id.contains(word), "{wrong}: {}", phrase.id);
    }
}

#[test]
fn a_nip_born_in_the_future_is_recognised() {
    let nip = Nip::parse("200012312024121001").unwrap();
    assert!(nip.is_born_after(2000, 12, 30));
    assert!(!nip.is_born_after(2000, 12, 31));
    assert_eq!(nip.spaced(), "20001231 202412 1 001");
}

#[test]
fn leap_days_are_real_days() {
    assert!(Nip::parse("200002292024121001").is_ok());
    assert!(Nip::parse("199902292024121001").is_err());
    assert!(Nip::parse("190002292024121001").is_err());
}

#[test]
fn texts_are_normalised_or_refused() {
    assert_eq!(Email::parse(" Budi@Contoh.GO.id ").unwrap().as_str(), "budi@contoh.go.id");
    for wrong in
        ["", "budi", "budi@", "@contoh.id", "budi@contoh", "budi santoso@contoh.id", "a@b..id", "a@@b.id"]
    {
        assert!(Email::parse(wrong).is_err(), "{wrong}");
    }
    assert_eq!(PersonName::parse("  Siti   Aminah ").unwrap().as_str(), "Siti Aminah");
    assert!(PersonName::parse("   ").is_err());
    assert_eq!(SignInName::parse("19860926 201505 1 001").unwrap().as_str(), "198609262015051001");
    assert!(SignInName::parse("budi").is_err());
    assert!(Slug::parse("pelayanan-publik").is_ok());
    assert!(Slug::parse("Pelayanan").is_err() && Slug::parse("-a").is_err() && Slug::parse("").is_err());
    assert_eq!(
        WebAddress::parse(" https://contoh.go.id/a?b=1#c ").unwrap().as_str(),
        "https://contoh.go.id/a?b=1#c"
    );
    for wrong in [
        "",
        "contoh.go.id",
        "http://contoh.go.id",
        "https://",
        "https://a b.id",
        "https://contoh",
        "javascript:alert(1)",
        "https://x.id/\"><b>",
    ] {
        assert!(WebAddress::parse(wrong).is_err(), "{wrong}");
    }
    assert!(NewPassword::parse("pendek").is_err());
    assert!(NewPassword::parse("aaaaaaaaaaaaaa").is_err());
    assert!(NewPassword::parse("kopi pagi di taman").is_ok());
    assert_eq!(AttendanceWord::parse("  kata   hadir ").unwrap().as_str(), "kata hadir");
    assert!(AttendanceWord::parse("ya").is_err() && MeetingPlace::parse("  ").is_err());
}

#[test]
fn personal_values_hide_in_debug() {
    assert_eq!(format!("{:?}", Nip::parse("200012312024121001").unwrap()), "Nip(***)");
    assert_eq!(format!("{:?}", Password::parse("rahasia").unwrap()), "Password(***)");
    assert_eq!(format!("{:?}", AttendanceWord::parse("prima").unwrap()), "AttendanceWord(***)");
}

#[test]
fn a_meeting_link_leads_to_a_named_host_over_https() {
    for right in ["https://rapat.go.id", " https://rapat.go.id/a?b=c%20d#e "] {
        assert_eq!(MeetingLink::parse(right).unwrap().as_str(), right.trim());
    }
    let long = format!("https://rapat.go.id/{}", "a".repeat(500));
    for wrong in [
        "http://rapat.go.id",
        "https://rapat",
        "https://bank.id@lain.id/",
        "https://rapat.go.id/a b",
        "https://rapat.go.id/\"><script>",
        "javascript:alert(1)",
        long.as_str(),
    ] {
        assert!(MeetingLink::parse(wrong).is_err(), "{wrong}");
    }
}
