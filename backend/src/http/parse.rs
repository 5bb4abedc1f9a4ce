//! Requests to values: parameters and bodies, with every fault named by field and in words.

use actix_web::HttpRequest;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use shared::problem::{self, Phrase, Problem};

/// Parameters of path and query as one flat structure.
pub fn params<P: DeserializeOwned>(request: &HttpRequest) -> Result<P, Problem> {
    let mut flat = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        flat.append_pair(&name, &value);
    }
    for (name, value) in request.match_info().iter() {
        // actix leaves %2F and %25 of a path encoded; one more decoding makes the segment what the caller meant.
        let value: String = percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned();
        flat.append_pair(name, &value);
    }
    let flat = flat.finish();
    let source = serde_urlencoded::Deserializer::new(form_urlencoded::parse(flat.as_bytes()));
    serde_path_to_error::deserialize(source).map_err(|error| {
        let path = error.path().to_string();
        // An id that is not an id locates nothing.
        if request.match_info().get(&path).is_some() {
            return Problem::from(&problem::NOT_FOUND);
        }
        faulty(&format!("?{path}"), &error.into_inner().to_string())
    })
}

/// A JSON body; an empty one is `null`.
pub fn body<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Problem> {
    let bytes = if bytes.is_empty() { b"null" } else { bytes };
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        let pointer = pointer(error.path());
        let inner = error.into_inner();
        match inner.classify() {
            Category::Data => faulty(&pointer, &inner.to_string()),
            Category::Io | Category::Syntax | Category::Eof => Problem::from(&problem::MALFORMED)
                .with_detail(Phrase::made(
                    format!(
                        "JSON tidak lengkap atau salah tulis pada baris {}, kolom {}.",
                        inner.line(),
                        inner.column()
                    ),
                    format!(
                        "The JSON is incomplete or wrong at line {}, column {}.",
                        inner.line(),
                        inner.column()
                    ),
                )),
        }
    })?;
    source.end().map_err(|_ignored| Problem::from(&problem::MALFORMED))?;
    Ok(value)
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |mut pointer, segment| {
        pointer.push('/');
        match segment {
            Segment::Seq { index } => pointer.push_str(&index.to_string()),
            Segment::Map { key } => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => pointer.push_str(variant),
            Segment::Unknown => pointer.push('?'),
        }
        pointer
    })
}

/// Turns a serde message into a problem a clerk understands: our own phrase where the value's parser gave one.
fn faulty(pointer: &str, message: &str) -> Problem {
    let named = |rest: &str| rest.split('`').nth(1).unwrap_or_default().to_owned();
    let join = |name: &str| match pointer {
        "" | "?." | "?" => {
            if pointer.starts_with('?') {
                format!("?{name}")
            } else {
                format!("/{name}")
            }
        }
        parent if parent.ends_with(&format!("/{name}")) || parent == format!("?{name}") => parent.to_owned(),
        parent => format!("{parent}/{name}"),
    };
    let (pointer, phrase) = if let Some(phrase) = Phrase::decode(message) {
        (pointer.to_owned(), phrase)
    } else if message.starts_with("unknown field") {
        (join(&named(message)), Phrase::new("Isian ini tidak dikenal.", "This field is not known."))
    } else if message.starts_with("missing field") {
        (join(&named(message)), Phrase::new("Isian ini wajib ada.", "This field is required."))
    } else if message.starts_with("duplicate field") {
        (join(&named(message)), Phrase::new("Isian ini ditulis dua kali.", "This field is given twice."))
    } else if message.starts_with("unknown variant") {
        (pointer.to_owned(), Phrase::new("Pilihan ini tidak tersedia.", "This choice is not available."))
    } else {
        (pointer.to_owned(), Phrase::new("Bentuk isian ini tidak sesuai.", "This value has the wrong form."))
    };
    Problem::from(&problem::INVALID).with_fault(pointer, phrase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use shared::value::Email;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape matters")]
    struct Form {
        email: Email,
        count: u8,
        #[serde(default)]
        rows: Vec<Row>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape matters")]
    struct Row {
        n: i32,
    }

    fn check(json: &str, kind: &problem::Kind, pointer: Option<&str>) {
        let problem = body::<Form>(json.as_bytes()).unwrap_err();
        assert_eq!(problem.kind.urn, kind.urn, "{json}");
        assert_eq!(problem.errors.first().map(|fault| fault.pointer.as_str()), pointer, "{json}");
    }

    #[test]
    fn every_fault_names_its_field() {
        check("{", &problem::MALFORMED, None);
        check("{\"email\":\"a@b.id\",\"count\":1} x", &problem::MALFORMED, None);
        check("{\"email\":\"ab.id\",\"count\":1}", &problem::INVALID, Some("/email"));
        check("{\"email\":\"a@b.id\"}", &problem::INVALID, Some("/count"));
        check("{\"email\":\"a@b.id\",\"count\":1,\"role\":2}", &problem::INVALID, Some("/role"));
        check("{\"email\":\"a@b.id\",\"count\":999}", &problem::INVALID, Some("/count"));
        check(
            "{\"email\":\"a@b.id\",\"count\":1,\"rows\":[{\"n\":1},{\"n\":\"x\"}]}",
            &problem::INVALID,
            Some("/rows/1/n"),
        );
        check("null", &problem::INVALID, Some(""));
    }
}
