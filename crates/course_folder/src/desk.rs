//! The reader's desk: the file in hand, the folder around it, and the list of findings.

use std::collections::BTreeSet;

use crate::{Files, Finding, HostAt, Severity, asset, layout};

/// Everything a reader of one file needs to look things up and to complain.
pub(crate) struct Desk<'a> {
    pub(crate) files: &'a Files,
    /// Assets that something refers to.
    pub(crate) used: &'a mut BTreeSet<String>,
    pub(crate) findings: &'a mut Vec<Finding>,
    /// Hosts that texts show films of.
    pub(crate) hosts: &'a mut Vec<HostAt>,
    /// The file being read.
    pub(crate) file: String,
    /// The module's directory; empty for `course.yaml`.
    pub(crate) module: String,
}

impl Desk<'_> {
    /// Reports a fault that stops the import.
    pub(crate) fn error(
        &mut self,
        line: impl Into<Option<usize>>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.report(Severity::Error, line.into(), what.into(), remedy.into());
    }

    /// Reports a doubt that does not stop the import.
    pub(crate) fn warn(
        &mut self,
        line: impl Into<Option<usize>>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.report(Severity::Warning, line.into(), what.into(), remedy.into());
    }

    fn report(&mut self, severity: Severity, line: Option<usize>, what: String, remedy: String) {
        self.findings.push(Finding { file: self.file.clone(), line, severity, what, remedy });
    }

    /// Checks that `reference` names a file of the module of one of these kinds, and marks it as used.
    pub(crate) fn refer(&mut self, line: usize, reference: &str, kinds: &[asset::Kind]) {
        if self.module.is_empty() {
            return self.error(
                line,
                format!("`{reference}` tidak dapat dirujuk dari course.yaml"),
                "Pindahkan gambar atau tautan berkas itu ke materi di dalam modul.",
            );
        }
        if let Err(why) = layout::reference(reference) {
            return self.misplaced(line, reference, &why);
        }
        let path = format!("{}/{reference}", self.module);
        if !self.files.contains_key(&path) {
            return self.absent(line, reference, &path);
        }
        self.used.insert(path);
        if asset::Kind::of(reference).is_some_and(|kind| !kinds.contains(&kind)) {
            let wanted = kinds.iter().map(|kind| kind.endings()).collect::<Vec<_>>().join(", ");
            self.error(
                line,
                format!("berkas `{reference}` bukan jenis yang diminta di sini"),
                format!("Pakai berkas dengan akhiran {wanted}."),
            );
        }
    }

    fn misplaced(&mut self, line: usize, reference: &str, why: &layout::BadReference) {
        let first = match why {
            layout::BadReference::Outside => "Salin berkasnya ke folder images/ atau media/ di modul ini",
            layout::BadReference::Elsewhere => {
                "Simpan gambar di images/ dan berkas lain di media/ dalam folder modul"
            }
        };
        self.error(
            line,
            format!("alamat berkas `{reference}` tidak menunjuk ke folder modul ini"),
            format!("{first}, lalu tulis misalnya images/nama-berkas.svg."),
        );
    }

    fn absent(&mut self, line: usize, reference: &str, path: &str) {
        let remedy = match layout::nearest(reference, self.siblings(), 3) {
            Some(near) => format!("Mungkin maksud Anda `{near}`. Periksa ejaan dan huruf besar-kecilnya."),
            None => format!("Tambahkan berkas itu sebagai `{path}`, atau betulkan namanya."),
        };
        self.error(line, format!("berkas `{reference}` tidak ada"), remedy);
    }

    fn siblings(&self) -> impl Iterator<Item = &str> {
        let dir = self.module.as_str();
        self.files.keys().filter_map(move |path| path.strip_prefix(dir)?.strip_prefix('/'))
    }
}
