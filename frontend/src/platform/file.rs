//! Files that the reader chooses, read whole.
//!
//! **Invariant:** a file is looked at only once it has been chosen, and kept nowhere.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that has been chosen. By its properties, since the browser's types for files would add to the app.
#[derive(Clone, Debug)]
pub struct Chosen(JsValue);

/// The first file that is chosen in a field for files.
pub fn chosen(field: &JsValue) -> Option<Chosen> {
    let files = Reflect::get(field, &"files".into()).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?;
    file.is_object().then_some(Chosen(file))
}

/// Every file that is chosen in a field for files.
pub fn all_chosen(field: &JsValue) -> Vec<Chosen> {
    Reflect::get(field, &"files".into()).map(|files| all(&files)).unwrap_or_default()
}

/// Every file that an event drops.
pub fn dropped(event: &JsValue) -> Vec<Chosen> {
    let carried = Reflect::get(event, &"dataTransfer".into());
    carried.map(|carried| all_chosen(&carried)).unwrap_or_default()
}

/// Lets a field for files forget what was chosen.
pub fn empty(field: &JsValue) {
    drop(Reflect::set(field, &"value".into(), &"".into()));
}

fn all(files: &JsValue) -> Vec<Chosen> {
    let at = |place| Reflect::get_u32(files, place).ok().filter(JsValue::is_object).map(Chosen);
    (0..).map_while(at).collect()
}

impl Chosen {
    /// Its size.
    pub fn size(&self) -> u64 {
        self.number("size")
    }

    /// When it was changed last, in milliseconds since 1970.
    pub fn modified_ms(&self) -> u64 {
        self.number("lastModified")
    }

    fn number(&self, name: &str) -> u64 {
        let number = Reflect::get(&self.0, &name.into()).ok().and_then(|number| number.as_f64());
        // Written out and read, since a float has no way to a whole number that cannot go wrong.
        number.and_then(|number| format!("{number:.0}").parse().ok()).unwrap_or_default()
    }

    /// A part of its bytes; nothing if it cannot be read any more.
    pub async fn part(&self, from: u64, to: u64) -> Option<Vec<u8>> {
        let place = |at: u64| u32::try_from(at).ok().map(|at| JsValue::from(f64::from(at)));
        let slice: Function = Reflect::get(&self.0, &"slice".into()).ok()?.dyn_into().ok()?;
        let part = slice.call2(&self.0, &place(from)?, &place(to)?).ok()?;
        Self(part).bytes().await
    }

    async fn bytes(&self) -> Option<Vec<u8>> {
        let read: Function = Reflect::get(&self.0, &"arrayBuffer".into()).ok()?.dyn_into().ok()?;
        let reading: Promise = read.call0(&self.0).ok()?.dyn_into().ok()?;
        let buffer = JsFuture::from(reading).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    /// Its name.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it has more bytes than there may be.
    pub fn is_larger_than(&self, most: usize) -> bool {
        let size = Reflect::get(&self.0, &"size".into()).ok().and_then(|size| size.as_f64());
        // Exact: the limits of files are far below what a float counts.
        size.is_some_and(|size| u32::try_from(most).is_ok_and(|most| size > f64::from(most)))
    }

    /// Its bytes in base64; nothing if it cannot be read any more.
    pub async fn base64(&self) -> Option<String> {
        Some(encode(&self.bytes().await?))
    }
}

/// Base64 with padding (RFC 4648).
fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32| DIGITS.get(usize::try_from(bits & 63).unwrap_or_default()).copied();
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |place: usize| three.get(place).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter =
                if place <= three.len() { digit(bits >> shift).map_or('=', char::from) } else { '=' };
            text.push(letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn bytes_become_base64() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("é?>", "w6k/Pg=="),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
        }
    }
}
