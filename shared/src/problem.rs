//! Problems (RFC 9457): the table of what can go wrong, in both languages, and the body that travels.
//!
//! **Invariant:** the browser branches on `type`, never on text; nothing internal is ever in a `detail`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// One sentence in both languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Bahasa Indonesia.
    pub id: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

/// Separates the two languages of a phrase that travels inside a serde error message.
const MARK: char = '\u{1f}';

impl Phrase {
    /// A phrase known at compile time.
    pub const fn new(id: &'static str, en: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), en: Cow::Borrowed(en) }
    }

    /// A phrase made at run time.
    pub fn made(id: String, en: String) -> Self {
        Self { id: Cow::Owned(id), en: Cow::Owned(en) }
    }

    /// Wraps the phrase so that it survives a serde error, which carries one string only.
    pub fn encode(&self) -> String {
        format!("{MARK}{}{MARK}{}{MARK}", self.id, self.en)
    }

    /// Finds a phrase that `encode` hid in an error message.
    pub fn decode(message: &str) -> Option<Self> {
        let mut parts = message.split(MARK).skip(1);
        let (id, en) = (parts.next()?, parts.next()?);
        Some(Self::made(id.to_owned(), en.to_owned()))
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Bahasa Indonesia, the default (UU 24/2009).
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// Reads `Accept-Language`: English only where it comes before Indonesian.
    pub fn accepted(header: Option<&str>) -> Self {
        let first = header.unwrap_or_default().split(',').next().unwrap_or_default().trim();
        if first.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Id }
    }

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

/// One row of the problem table.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// `urn:problem:<slice>/<kebab>`.
    pub urn: &'static str,
    /// HTTP status.
    pub status: u16,
    /// What happened and what to do, for a clerk.
    pub title: Phrase,
}

/// Declares problem kinds of one slice and the list of them.
#[macro_export]
macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident: $status:literal $urn:literal, $id:literal, $en:literal;)+) => {
        $($(#[$doc])* pub static $name: $crate::problem::Kind = $crate::problem::Kind {
            urn: concat!("urn:problem:", $urn), status: $status, title: $crate::problem::Phrase::new($id, $en),
        };)+
        /// Every problem kind declared in this file.
        pub static KINDS: &[&$crate::problem::Kind] = &[$(&$name),+];
    };
}

problems! {
    /// No valid token.
    NOT_SIGNED_IN: 401 "common/not-signed-in", "Sesi Anda berakhir. Silakan masuk kembali.", "Your session has ended. Please sign in again.";
    /// The role is missing.
    NOT_ALLOWED: 403 "common/not-allowed", "Anda tidak memiliki akses ke bagian ini. Hubungi admin pelatihan di instansi Anda.", "You have no access to this part. Ask the training administrator of your institution.";
    /// The request came from another site.
    CROSS_SITE: 403 "common/cross-site", "Permintaan ditolak karena berasal dari situs lain.", "The request was refused because it came from another site.";
    /// Not there, or not the caller's: the same answer.
    NOT_FOUND: 404 "common/not-found", "Data tidak ditemukan atau bukan milik Anda.", "Not found, or not yours.";
    /// A path with another method.
    METHOD_NOT_ALLOWED: 405 "common/method-not-allowed", "Cara pemanggilan ini tidak didukung untuk alamat tersebut.", "This method is not supported at that address.";
    /// The body is too large.
    TOO_LARGE: 413 "common/too-large", "Data yang dikirim terlalu besar.", "The data sent is too large.";
    /// The body is not JSON by its declared type.
    NOT_JSON: 415 "common/not-json", "Kirim data sebagai application/json.", "Send the data as application/json.";
    /// The body is not bytes by its declared type.
    NOT_BYTES: 415 "common/not-bytes", "Kirim isi berkas sebagai application/octet-stream.", "Send the bytes of a file as application/octet-stream.";
    /// The body did not come in time.
    TOO_SLOW: 408 "common/too-slow", "Data tidak sampai pada waktunya. Kirim lagi dalam bagian yang lebih kecil.", "The data did not arrive in time. Send it again in smaller parts.";
    /// The body is not JSON at all.
    MALFORMED: 400 "common/malformed", "Data yang dikirim tidak dapat dibaca.", "The data sent could not be read.";
    /// A part of a file that lies beyond its end.
    NO_SUCH_RANGE: 416 "common/no-such-range", "Bagian berkas yang diminta tidak ada.", "The file has no such part.";
    /// Fields are missing, unknown or wrong.
    INVALID: 422 "common/invalid", "Periksa kembali isian yang ditandai.", "Please check the marked fields.";
    /// Too many calls.
    TOO_MANY: 429 "common/too-many", "Terlalu banyak permintaan. Tunggu sebentar lalu coba lagi.", "Too many requests. Wait a moment and try again.";
    /// Our fault.
    INTERNAL: 500 "common/internal", "Ada gangguan di server kami. Data Anda aman; coba lagi beberapa saat lagi.", "Something failed on our server. Your data is safe; try again shortly.";
    /// The database is busy, full or away.
    UNAVAILABLE: 503 "common/unavailable", "Server sedang sibuk. Pekerjaan Anda tetap tersimpan di perangkat; coba lagi sebentar lagi.", "The server is busy. Your work is kept on this device; try again shortly.";
    /// The file storage does not answer.
    STORAGE_AWAY: 503 "common/storage-away", "Penyimpanan berkas sedang tidak terjangkau sehingga berkas ini belum tersimpan atau belum dapat dibuka. Coba lagi beberapa saat lagi.", "The file storage cannot be reached, so this file was not kept or cannot be opened yet. Try again shortly.";
    /// The disk is full.
    STORAGE_FULL: 507 "common/storage-full", "Penyimpanan server penuh sehingga perubahan belum tersimpan. Hubungi admin sistem.", "The server's storage is full, so the change was not kept. Tell the system administrator.";
}

/// What went wrong with one call, inside the server.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The row of the table.
    pub kind: &'static Kind,
    /// More about this case, if the title does not say enough.
    pub detail: Option<Phrase>,
    /// Faults of single fields.
    pub errors: Vec<Fault>,
    /// Seconds after which trying again makes sense.
    pub retry_after_s: Option<u32>,
}

/// A fault of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer (RFC 6901) into the body, or `?name` for a parameter of the address.
    pub pointer: String,
    /// What to do about it.
    pub detail: Phrase,
}

impl From<&'static Kind> for Problem {
    fn from(kind: &'static Kind) -> Self {
        Self { kind, detail: None, errors: Vec::new(), retry_after_s: None }
    }
}

impl Problem {
    /// Adds what is particular to this case.
    #[must_use]
    pub fn with_detail(mut self, detail: Phrase) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Adds a fault of one field.
    #[must_use]
    pub fn with_fault(mut self, pointer: impl Into<String>, detail: Phrase) -> Self {
        self.errors.push(Fault { pointer: pointer.into(), detail });
        self
    }

    /// Adds the seconds after which to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_s = Some(seconds);
        self
    }

    /// What is particular to this case, or else what happened, in one sentence.
    pub fn words(&self, lang: Lang) -> &str {
        self.detail.as_ref().unwrap_or(&self.kind.title).in_lang(lang)
    }

    /// The body that travels, in the caller's language.
    pub fn body(&self, lang: Lang, instance: &str) -> ProblemBody {
        ProblemBody {
            kind: self.kind.urn.to_owned(),
            title: self.kind.title.in_lang(lang).to_owned(),
            status: self.kind.status,
            detail: self.detail.as_ref().map(|phrase| phrase.in_lang(lang).to_owned()),
            instance: instance.to_owned(),
            errors: self
                .errors
                .iter()
                .map(|fault| FieldFault {
                    pointer: fault.pointer.clone(),
                    detail: fault.detail.in_lang(lang).to_owned(),
                })
                .collect(),
        }
    }
}

/// The body of `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProblemBody {
    /// Stable code of the problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened and what to do.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// More about this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request's id, to quote when asking for help.
    pub instance: String,
    /// Faults of single fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
}

/// A fault of one field, in the caller's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldFault {
    /// JSON pointer into the body, or `?name` for a parameter of the address.
    pub pointer: String,
    /// What to do about it.
    pub detail: String,
}

impl ProblemBody {
    /// Says whether this is a problem of the given kind.
    pub fn is(&self, kind: &Kind) -> bool {
        self.kind == kind.urn
    }

    /// The fault of one field, if it has one.
    pub fn fault(&self, pointer: &str) -> Option<&str> {
        self.errors.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.detail.as_str())
    }
}
