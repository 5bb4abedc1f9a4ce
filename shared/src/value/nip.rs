//! NIP and NI PPPK: 18 digits (Perka BKN 22/2007), without a check digit.
//!
//! **Invariant:** a well-formed number proves nothing about a person, and nothing is derived from it for the record.

use crate::problem::Phrase;

/// What digits 13–14 suggest; the stored staff kind always comes from the personnel source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NipKind {
    /// Appointed in this month (01–12).
    Pns {
        /// Month of appointment.
        month: u8,
    },
    /// On the n-th work agreement (2n).
    Pppk {
        /// Ordinal of the work agreement, 1–9.
        agreement: u8,
    },
}

/// The parts of a number that can be suggested in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NipHint {
    /// Year, month, day of birth as printed.
    pub born: (u16, u8, u8),
    /// Year of appointment.
    pub appointed: u16,
    /// PNS or PPPK.
    pub kind: NipKind,
}

fn number(digits: &str) -> u16 {
    digits.bytes().fold(0, |sum, byte| sum * 10 + u16::from(byte - b'0'))
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

fn part(text: &str, from: usize, to: usize) -> u16 {
    number(text.get(from..to).unwrap_or_default())
}

fn small(text: &str, from: usize, to: usize) -> u8 {
    u8::try_from(part(text, from, to)).unwrap_or(u8::MAX)
}

fn hint(text: &str) -> Result<NipHint, Phrase> {
    let born = (part(text, 0, 4), small(text, 4, 6), small(text, 6, 8));
    if born.0 < 1900 || born.2 == 0 || born.2 > days_in(born.0, born.1) {
        return Err(Phrase::new(
            "Delapan angka pertama NIP harus tanggal lahir yang benar (tahun, bulan, tanggal).",
            "The first eight digits of a NIP must be a real date of birth (year, month, day).",
        ));
    }
    let appointed = part(text, 8, 12);
    if appointed < born.0 + 18 || appointed > 2100 {
        return Err(Phrase::new(
            "Tahun pengangkatan pada NIP (angka ke-9 sampai ke-12) terlalu dekat dengan tahun lahir.",
            "The year of appointment in the NIP (digits 9 to 12) is too close to the year of birth.",
        ));
    }
    let kind = match small(text, 12, 14) {
        month @ 1..=12 => NipKind::Pns { month },
        code @ 21..=29 => NipKind::Pppk { agreement: code - 20 },
        _ => {
            return Err(Phrase::new(
                "Angka ke-13 dan ke-14 NIP harus bulan pengangkatan (01–12) atau kode PPPK (21–29).",
                "Digits 13 and 14 of a NIP must be the month of appointment (01–12) or a PPPK code (21–29).",
            ));
        }
    };
    if !matches!(small(text, 14, 15), 1 | 2) {
        return Err(Phrase::new("Angka ke-15 NIP harus 1 atau 2.", "Digit 15 of a NIP must be 1 or 2."));
    }
    if part(text, 15, 18) == 0 {
        return Err(Phrase::new(
            "Nomor urut NIP (tiga angka terakhir) dimulai dari 001.",
            "The serial of a NIP (last three digits) starts at 001.",
        ));
    }
    Ok(NipHint { born, appointed, kind })
}

fn check(text: &str) -> Result<String, Phrase> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    if digits.len() != 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Phrase::new("NIP terdiri atas 18 angka.", "A NIP has 18 digits."));
    }
    hint(&digits).map(|_| digits)
}

text_value! {
    /// An employee number of 18 digits. Its `Debug` hides it.
    Nip, "200012312024121001", check, |_| "***"
}

impl Nip {
    /// What the digits suggest; never stored.
    pub fn hint(&self) -> Option<NipHint> {
        hint(&self.0).ok()
    }

    /// The usual way to print it: `20001231 202412 1 001`.
    pub fn spaced(&self) -> String {
        let at = |from, to| self.0.get(from..to).unwrap_or_default();
        format!("{} {} {} {}", at(0, 8), at(8, 14), at(14, 15), at(15, 18))
    }

    /// Says whether the date of birth in the number lies after a given day; the clock is the caller's.
    pub fn is_born_after(&self, year: u16, month: u8, day: u8) -> bool {
        self.hint().is_some_and(|hint| hint.born > (year, month, day))
    }
}
