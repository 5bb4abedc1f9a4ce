//! Words of the credit slice: JP of a year, the rule that counts them, what does not count.

use chrono::NaiveDate;
use credit::{MINUTES_PER_JP, Quota, StaffKind, YearBasis};
use shared::api::credit::JpState;

use super::{Lang, format, lang, pick};

crate::texts! {
    title: "JP saya" | "My JP";
    lead: "Jam pelajaran yang Anda peroleh, dengan aturan yang menghitungnya." | "The training hours you have earned, with the rule that counts them.";
    year: "Tahun" | "Year";
    this_year: "Tahun ini" | "This year";
    print: "Cetak" | "Print";
    entries: "Rincian perolehan" | "Entries";
    empty_title: "Belum ada JP pada tahun ini" | "No JP in this year yet";
    empty_why: "JP dicatat otomatis begitu Anda memenuhi semua syarat sebuah pelatihan." | "JP are recorded by themselves once you meet all conditions of a course.";
    go_learn: "Lanjutkan belajar" | "Go on learning";
    course: "Pelatihan" | "Course";
    provider: "Penyelenggara" | "Provider";
    form: "Bentuk" | "Form";
    earned_on: "Tanggal" | "Date";
    state_label: "Status" | "State";
    earned: "Diperoleh" | "Earned";
    counted: "Dihitung" | "Counted";
    cut: "Tidak dihitung" | "Not counted";
    target: "Target" | "Target";
    missing: "Masih kurang" | "Still missing";
    ceiling: "Batas paling banyak" | "Ceiling";
    rule: "Aturan yang berlaku" | "The rule in force";
    rule_kind: "Jenis pegawai" | "Kind of staff";
    rule_quota: "Ketentuan" | "Provision";
    rule_period: "Masa hitung" | "Counting period";
    rule_law: "Dasar hukum" | "Legal reference";
    no_law: "Tidak ada ketentuan khusus" | "No special provision";
    met: "Target tercapai" | "Target reached";
    cut_why: "Belajar tidak pernah dibatasi. Yang melewati batas tetap tercatat sebagai riwayat, tetapi tidak dihitung dalam masa ini."
        | "Learning is never limited. What exceeds the limit stays on record, but does not count in this period.";
}

/// "JP tahun 2026".
pub fn tally(year: i32) -> String {
    match lang() {
        Lang::Id => format!("JP tahun {year}"),
        Lang::En => format!("JP of {year}"),
    }
}

/// "6 JP", of whole JP.
pub fn jp(whole: u16) -> String {
    format::jp(u32::from(whole).saturating_mul(MINUTES_PER_JP))
}

/// "−6 JP" for an entry taken back, "6 JP" otherwise.
pub fn signed_jp(minutes: i32) -> String {
    let amount = format::jp(minutes.unsigned_abs());
    if minutes < 0 { format!("−{amount}") } else { amount }
}

/// The name of a kind of staff.
pub fn staff(kind: StaffKind) -> &'static str {
    match kind {
        StaffKind::Pns => pick("PNS", "PNS (civil servant)"),
        StaffKind::Cpns => pick("CPNS", "CPNS (candidate civil servant)"),
        StaffKind::Pppk => pick("PPPK", "PPPK (contract government employee)"),
        StaffKind::PppkPartTime => pick("PPPK paruh waktu", "PPPK, part-time"),
        StaffKind::NonAsn => pick("Non-ASN", "Non-ASN"),
    }
}

/// What a year asks for or allows.
pub fn quota(quota: Quota) -> String {
    match (quota, lang()) {
        (Quota::Floor { jp }, Lang::Id) => format!("Paling sedikit {jp} JP setahun"),
        (Quota::Floor { jp }, Lang::En) => format!("At least {jp} JP a year"),
        (Quota::Ceiling { jp }, Lang::Id) => format!("Paling banyak {jp} JP setahun yang dihitung"),
        (Quota::Ceiling { jp }, Lang::En) => format!("At most {jp} JP a year count"),
        (Quota::Open, Lang::Id) => "Tidak ada jumlah minimal atau maksimal".to_owned(),
        (Quota::Open, Lang::En) => "Neither a least nor a most".to_owned(),
    }
}

/// "1 Jan 2026 – 31 Des 2026 (tahun kalender)".
pub fn period(starts_on: NaiveDate, ends_on: NaiveDate, basis: YearBasis) -> String {
    format!("{} – {} ({})", format::day(starts_on), format::day(ends_on), self::basis(basis))
}

/// Over which year JP are counted.
pub fn basis(basis: YearBasis) -> &'static str {
    match basis {
        YearBasis::Calendar => pick("tahun kalender", "calendar year"),
        YearBasis::Contract => pick("tahun perjanjian kerja", "year of the work agreement"),
    }
}

/// "12 JP dari target 20 JP".
pub fn of_target(counted: u32, target_jp: u32) -> String {
    let counted = format::jp(counted);
    match lang() {
        Lang::Id => format!("{counted} dari target {target_jp} JP"),
        Lang::En => format!("{counted} of the target of {target_jp} JP"),
    }
}

/// "4 JP diperoleh, 2 JP dihitung".
pub fn earned_and_counted(earned: u32, counted: u32) -> String {
    let (earned, counted) = (format::jp(earned), format::jp(counted));
    match lang() {
        Lang::Id => format!("{earned} diperoleh, {counted} dihitung"),
        Lang::En => format!("{earned} earned, {counted} counted"),
    }
}

/// "6 JP diperoleh": where nothing is aimed at.
pub fn earned_in_all(earned: u32) -> String {
    let earned = format::jp(earned);
    match lang() {
        Lang::Id => format!("{earned} diperoleh"),
        Lang::En => format!("{earned} earned"),
    }
}

/// "dari 20 JP": the small words in the ring.
pub fn of(jp: u32) -> String {
    format!("{} {jp} JP", pick("dari", "of"))
}

/// "maks. 24 JP": the small words in the ring where there is a ceiling.
pub fn at_most(jp: u32) -> String {
    format!("{} {jp} JP", pick("maks.", "max."))
}

/// "Kurang 8 JP lagi hingga 31 Des 2026."
pub fn still_missing(minutes: u32, until: NaiveDate) -> String {
    let (amount, until) = (format::jp(minutes), format::day(until));
    match lang() {
        Lang::Id => format!("Kurang {amount} lagi hingga {until}."),
        Lang::En => format!("{amount} still missing, until {until}."),
    }
}

/// The name of a state of an entry.
pub fn state(state: JpState) -> &'static str {
    match state {
        JpState::Verified => pick("Terverifikasi", "Verified"),
        JpState::Claimed => pick("Menunggu verifikasi", "Waiting for verification"),
        JpState::Rejected => pick("Ditolak", "Refused"),
    }
}

/// "Dicetak 23 Nov 2026 14.05 WIB dari Sinau."
pub fn printed(at: &str) -> String {
    match lang() {
        Lang::Id => format!("Dicetak {at} dari Sinau."),
        Lang::En => format!("Printed {at} from Sinau."),
    }
}
