//! Believable names from many regions, put together by a number. Nobody in particular.

const WOMEN: [&str; 32] = [
    "Siti", "Dewi", "Ni Luh", "Maria", "Ratna", "Yohana", "Nurhayati", "Sri", "Lestari", "Andi", "Rina", "Fitri", "Debora",
    "Ida Ayu", "Wulan", "Kartika", "Aminah", "Mega", "Yuliana", "Putri", "Intan", "Martha", "Salma", "Hesti", "Cut", "Tuti",
    "Rosalina", "Ayu", "Nadia", "Farida", "Agnes", "Suryani",
];
const MEN: [&str; 32] = [
    "Budi", "Agus", "I Made", "Yohanes", "Ahmad", "Rudi", "Teuku", "Daniel", "Hendra", "I Wayan", "Rahmat", "Slamet", "Markus",
    "Dedi", "Fajar", "Joko", "Petrus", "Arif", "Bambang", "Ilham", "Samuel", "Eko", "Andi", "Yusuf", "Ketut", "Lukas", "Asep",
    "Dimas", "Gilang", "Rizal", "Ferdinand", "Wahyu",
];
const FAMILIES: [&str; 40] = [
    "Wibowo", "Siregar", "Nasution", "Rumbiak", "Hasanah", "Simanjuntak", "Pratiwi", "Saputra", "Mandagi", "Lubis", "Wulandari",
    "Tuhuteru", "Hidayat", "Kurniawan", "Sembiring", "Suhartono", "Wenda", "Manurung", "Anggraini", "Maharani", "Setiawan",
    "Pattiasina", "Rahayu", "Sihombing", "Daeng", "Permata", "Gunawan", "Tanaya", "Yuniarti", "Pohan", "Susanti", "Nugroho",
    "Kambu", "Puspita", "Salim", "Hakim", "Tarigan", "Utami", "Mahendra", "Latuconsina",
];
const DEGREES: [&str; 8] = ["S.E.", "S.Sos.", "S.T.", "S.Kom.", "A.Md.", "S.H.", "S.Kep.", "S.AP."];

fn pick<'a>(list: &'a [&'a str], number: u64) -> &'a str {
    let place = usize::try_from(number).unwrap_or_default() % list.len().max(1);
    list.get(place).copied().unwrap_or_default()
}

/// A name, and titles after it for some.
pub(super) fn name(number: u64) -> (String, Option<String>) {
    let first = if number.is_multiple_of(2) { pick(&WOMEN, number / 2) } else { pick(&MEN, number / 2) };
    let family = pick(&FAMILIES, number.wrapping_mul(7).wrapping_add(number / 40));
    // Some people have one name only.
    let name = if number % 17 == 5 { first.to_owned() } else { format!("{first} {family}") };
    let title = (number % 5 < 3).then(|| pick(&DEGREES, number.wrapping_mul(3)).to_owned());
    (name, title)
}
