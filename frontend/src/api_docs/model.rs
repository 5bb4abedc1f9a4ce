//! The part of the OpenAPI document that the page shows, and the search in it. No Leptos.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::text::api_docs as text;

/// The document, as far as the page reads it.
#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    tags: Vec<Tag>,
    paths: BTreeMap<String, BTreeMap<String, Operation>>,
}

#[derive(Deserialize)]
struct Tag {
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Operation {
    #[serde(rename = "operationId")]
    name: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    parameters: Vec<ParameterLine>,
    request_body: Option<Content>,
    #[serde(default)]
    responses: BTreeMap<String, Content>,
    security: Option<Vec<Value>>,
    #[serde(rename = "x-role")]
    role: Option<Roles>,
}

/// Who may call, where it takes a role: one, or any of some.
#[derive(Deserialize)]
#[serde(untagged)]
enum Roles {
    One(String),
    Any(Vec<String>),
}

#[derive(Deserialize)]
struct ParameterLine {
    name: String,
    #[serde(rename = "in")]
    place: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
struct Content {
    #[serde(default)]
    content: BTreeMap<String, Media>,
}

#[derive(Deserialize)]
struct Media {
    schema: Value,
}

/// Who may call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// Anybody.
    Anybody,
    /// Anybody signed in.
    SignedIn,
    /// Holders of any of these roles.
    Role(Vec<String>),
}

impl Who {
    /// The words.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Anybody => text::anybody().to_owned(),
            Self::SignedIn => text::signed_in().to_owned(),
            Self::Role(codes) => codes.iter().map(|code| text::role(code)).collect::<Vec<_>>().join(" / "),
        }
    }
}

/// A parameter of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) is_in_path: bool,
    pub(super) is_required: bool,
    pub(super) about: String,
}

/// One call of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) about: String,
    pub(super) slice: String,
    pub(super) who: Who,
    pub(super) parameters: Vec<Parameter>,
    /// Name of the body's schema.
    pub(super) body: Option<String>,
    /// Name of the answer's schema, or its media type.
    pub(super) answer: Option<String>,
}

/// The calls of a slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
}

/// Reads the document.
pub(super) fn read(json: &str) -> Option<Vec<Slice>> {
    let Document { tags, paths } = serde_json::from_str(json).ok()?;
    let mut slices: Vec<Slice> =
        tags.into_iter().map(|tag| Slice { name: tag.name, lines: Vec::new() }).collect();
    for (path, operations) in paths {
        for (method, operation) in operations {
            let line = line(&path, &method, operation);
            match slices.iter_mut().find(|slice| slice.name == line.slice) {
                Some(slice) => slice.lines.push(line),
                None => slices.push(Slice { name: line.slice.clone(), lines: vec![line] }),
            }
        }
    }
    slices.retain(|slice| !slice.lines.is_empty());
    Some(slices)
}

fn line(path: &str, method: &str, operation: Operation) -> Line {
    let who = match (&operation.security, operation.role) {
        (_, Some(Roles::One(role))) => Who::Role(vec![role]),
        (_, Some(Roles::Any(roles))) => Who::Role(roles),
        (Some(none), None) if none.is_empty() => Who::Anybody,
        (_, None) => Who::SignedIn,
    };
    let parameter = |line: ParameterLine| Parameter {
        name: line.name,
        is_in_path: line.place == "path",
        is_required: line.required,
        about: line.description,
    };
    Line {
        name: operation.name,
        method: method.to_uppercase(),
        path: path.to_owned(),
        about: operation.summary,
        slice: operation.tags.into_iter().next().unwrap_or_default(),
        who,
        parameters: operation.parameters.into_iter().map(parameter).collect(),
        body: operation.request_body.as_ref().and_then(schema_name),
        answer: operation.responses.get("200").and_then(schema_name),
    }
}

/// The name of the schema, or the media type of what is not JSON.
fn schema_name(content: &Content) -> Option<String> {
    let (media_type, media) = content.content.first_key_value()?;
    let reference = media.schema.get("$ref").and_then(Value::as_str);
    let name = reference.and_then(|path| path.rsplit('/').next());
    Some(name.unwrap_or(media_type).to_owned())
}

/// The calls that hold every word somewhere; all of them where nothing is searched for.
pub(super) fn found(slices: &[Slice], words: &str) -> Vec<Slice> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let holds = |line: &Line| {
        let all = [&line.name, &line.method, &line.path, &line.about, &line.slice, &line.who.words()]
            .map(|part| part.to_lowercase());
        words.iter().all(|word| all.iter().any(|part| part.contains(word)))
    };
    let narrowed = slices.iter().map(|slice| Slice {
        name: slice.name.clone(),
        lines: slice.lines.iter().filter(|line| holds(line)).cloned().collect(),
    });
    narrowed.filter(|slice| !slice.lines.is_empty()).collect()
}

/// How many calls there are.
pub(super) fn count(slices: &[Slice]) -> u32 {
    u32::try_from(slices.iter().map(|slice| slice.lines.len()).sum::<usize>()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r##"{
        "tags": [{ "name": "account" }, { "name": "team" }, { "name": "empty" }],
        "paths": {
            "/api/v1/session": { "post": {
                "operationId": "SignIn", "summary": "Signs in.", "tags": ["account"], "security": [],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/SignInForm" } } } },
                "responses": { "200": { "description": "The answer", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/AccessGrant" } } } } }
            } },
            "/api/v1/team/export": { "get": {
                "operationId": "ExportTeam", "summary": "Sends people.", "tags": ["team"], "x-role": "superior",
                "security": [{ "token": [] }, { "session": [] }],
                "parameters": [{ "name": "unit", "in": "query", "required": false, "description": "The unit.", "schema": {} }],
                "responses": { "200": { "description": "", "content": { "text/csv": { "schema": { "type": "string" } } } }, "4XX": { "description": "" } }
            } },
            "/api/v1/session/now": { "delete": { "operationId": "SignOut", "tags": ["account"], "x-role": ["instructor", "training_admin"], "responses": { "204": { "description": "Done" } } } }
        }
    }"##;

    #[test]
    fn the_document_is_read_slice_by_slice() {
        let slices = read(JSON).unwrap();
        let names: Vec<_> = slices.iter().map(|slice| (slice.name.as_str(), slice.lines.len())).collect();
        assert_eq!(names, [("account", 2), ("team", 1)]);
        assert_eq!(count(&slices), 3);
        let line = slices.first().unwrap().lines.first().unwrap();
        assert_eq!(
            (line.method.as_str(), line.body.as_deref(), line.answer.as_deref()),
            ("POST", Some("SignInForm"), Some("AccessGrant"))
        );
        assert_eq!(line.who, Who::Anybody);
        let export = slices.last().unwrap().lines.first().unwrap();
        assert_eq!(export.who, Who::Role(vec!["superior".to_owned()]));
        let any = slices.first().unwrap().lines.last().unwrap();
        assert_eq!(any.who, Who::Role(["instructor", "training_admin"].map(str::to_owned).to_vec()));
        assert_eq!(export.answer.as_deref(), Some("text/csv"));
        assert!(!export.parameters.first().unwrap().is_required);
    }

    #[test]
    fn a_search_needs_every_word() {
        let slices = read(JSON).unwrap();
        let names = |words: &str| {
            let found = found(&slices, words);
            found.into_iter().flat_map(|slice| slice.lines).map(|line| line.name).collect::<Vec<_>>()
        };
        assert_eq!(names("atasan csv"), Vec::<String>::new());
        assert_eq!(names("ATASAN get"), ["ExportTeam"]);
        assert_eq!(names("session"), ["SignIn", "SignOut"]);
        assert_eq!(names(""), ["SignIn", "SignOut", "ExportTeam"]);
    }

    #[test]
    fn what_is_no_document_is_not_shown() {
        assert!(read("<html>").is_none());
    }
}
