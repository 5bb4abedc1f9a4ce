//! Files for the web: a hash of the content in the name, and Brotli and gzip twins beside each.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// Sizes of a file as it travels.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Sizes {
    /// Path below the root of the site.
    pub(crate) path: String,
    /// As it is.
    pub(crate) raw: u64,
    /// Brotli 11.
    pub(crate) br: u64,
    /// gzip 9.
    pub(crate) gz: u64,
}

/// Ten hexadecimal digits of a content's hash: enough to tell two builds apart.
pub(crate) fn short_hash(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content)).chars().take(10).collect()
}

/// Writes `name.ending` as `name.<hash>.ending`; returns the new name.
pub(crate) fn hashed(directory: &Path, name: &str, content: &[u8]) -> Result<String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let name = format!("{stem}.{}.{ending}", short_hash(content));
    std::fs::write(directory.join(&name), content)?;
    Ok(name)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// Packs every file that gains by it, on all cores; returns the sizes by path.
pub(crate) fn pack(directory: &Path) -> Result<BTreeMap<String, Sizes>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(directory) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    // The largest first, so that no core is left alone with it at the end.
    files.sort_by_key(|path| std::cmp::Reverse(path.metadata().map_or(0, |data| data.len())));
    let next = std::sync::atomic::AtomicUsize::new(0);
    let sizes = std::sync::Mutex::new(BTreeMap::new());
    let work = || -> Result<()> {
        while let Some(path) = files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let own = pack_one(directory, path)?;
            if let Ok(mut sizes) = sizes.lock() {
                sizes.insert(own.path.clone(), own);
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let helper = scope.spawn(work);
        work()?;
        helper.join().map_err(|_| anyhow::anyhow!("packing failed"))?
    })?;
    Ok(sizes.into_inner().unwrap_or_default())
}

fn pack_one(directory: &Path, path: &Path) -> Result<Sizes> {
    let content = std::fs::read(path)?;
    let name = path.strip_prefix(directory)?.to_string_lossy().replace('\\', "/");
    let raw = u64::try_from(content.len())?;
    let is_packed_already =
        matches!(path.extension().and_then(|ending| ending.to_str()), Some("png" | "webm" | "html"));
    let (br, gz) = (brotli(&content)?, gzip(&content)?);
    if !is_packed_already {
        std::fs::write(format!("{}.br", path.display()), &br)?;
        std::fs::write(format!("{}.gz", path.display()), &gz)?;
    }
    Ok(Sizes { path: name, raw, br: u64::try_from(br.len())?, gz: u64::try_from(gz.len())? })
}
