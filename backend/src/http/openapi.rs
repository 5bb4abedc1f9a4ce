//! OpenAPI 3.1, derived from the contract.
//!
//! **Invariant:** nothing is described here that the contract does not say; the document cannot drift.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use shared::access::Rule;
use shared::endpoint::{Meta, PREFIX};
use shared::problem::{Kind, ProblemBody};

/// The whole document.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut schemas = SchemaGenerator::new(settings);
    let problem = schemas.subschema_for::<ProblemBody>();
    let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for meta in shared::api::all() {
        let operation = operation(&meta, &mut schemas, &problem);
        paths
            .entry(format!("{PREFIX}{}", meta.path))
            .or_default()
            .insert(meta.method.name().to_lowercase(), operation);
    }
    let components = reachable(&paths, schemas.take_definitions(true));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sinau",
            "version": "1",
            "summary": "Learning platform for Indonesia's civil servants",
            "description": problem_table(),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "This server" }],
        "security": [{ "token": [] }],
        "tags": tags(),
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "__Host-sinau",
                    "description": "Named `sinau` where the server is reached without TLS.",
                },
            },
        },
    })
}

/// A slice as the document tells it apart: its noun, what it is about, its lines.
struct Slice {
    noun: &'static str,
    about: &'static str,
    calls: &'static [Meta],
    streams: &'static [Meta],
    uploads: &'static [Meta],
}

const fn slice(
    noun: &'static str,
    about: &'static str,
    calls: &'static [Meta],
    streams: &'static [Meta],
) -> Slice {
    Slice { noun, about, calls, streams, uploads: &[] }
}

const SLICES: [Slice; 26] = {
    use shared::api;
    [
        slice("account", "Sign-in, sessions, the first administrator", api::account::ENDPOINTS, &[]),
        slice("organisation", "Units, people, employments, placements", api::organisation::ENDPOINTS, &[]),
        slice("orientation", "First steps, what is new, whom to ask", api::orientation::ENDPOINTS, &[]),
        slice("course", "Catalogue, detail page, publication", api::course::ENDPOINTS, api::course::STREAMS),
        slice("enrolment", "Joining a course and its history", api::enrolment::ENDPOINTS, &[]),
        slice(
            "discussion",
            "What learners of a course write to one another, and what those who teach answer",
            api::discussion::ENDPOINTS,
            &[],
        ),
        slice(
            "lesson",
            "Outline, lessons, where the learner is",
            api::lesson::ENDPOINTS,
            api::lesson::STREAMS,
        ),
        slice(
            "live",
            "When live lessons take place, and who was there",
            api::live::ENDPOINTS,
            api::live::STREAMS,
        ),
        slice("quiz", "Rules, attempts, answers, results", api::quiz::ENDPOINTS, &[]),
        slice("statistics", "What answers say about quizzes and questions", api::statistics::ENDPOINTS, &[]),
        slice("batch", "Batches of courses: seats, waiting list, nominations", api::batch::ENDPOINTS, &[]),
        slice("class", "How far people come, who needs help, messages to them", api::class::ENDPOINTS, &[]),
        slice("arrangement", "Dates of quizzes, more time and attempts", api::arrangement::ENDPOINTS, &[]),
        slice("correction", "Other keys for published questions", api::correction::ENDPOINTS, &[]),
        slice("marking", "Marks that people give", api::marking::ENDPOINTS, api::marking::STREAMS),
        slice("progress", "What is done and what is missing", api::progress::ENDPOINTS, &[]),
        slice("credit", "The JP ledger by year", api::credit::ENDPOINTS, &[]),
        slice("team", "The superior's dashboard", api::team::ENDPOINTS, api::team::STREAMS),
        slice("bank", "The question bank, files in and out", api::bank::ENDPOINTS, api::bank::STREAMS),
        slice("blueprint", "What a quiz is made of", api::blueprint::ENDPOINTS, &[]),
        slice("draft", "Courses being written", api::draft::ENDPOINTS, &[]),
        slice("provider", "Who offers courses, and who authors in its name", api::provider::ENDPOINTS, &[]),
        slice("review", "Drafts on their way to publication", api::review::ENDPOINTS, &[]),
        slice(
            "package",
            "Courses and texts in and out as files",
            api::package::ENDPOINTS,
            api::package::STREAMS,
        ),
        Slice {
            uploads: api::media::UPLOADS,
            ..slice(
                "media",
                "Files that come in, and the library of them",
                api::media::ENDPOINTS,
                api::media::STREAMS,
            )
        },
        slice("home", "The learner's first screen", api::home::ENDPOINTS, &[]),
    ]
};

fn tags() -> Vec<Value> {
    SLICES.iter().map(|slice| json!({ "name": slice.noun, "description": slice.about })).collect()
}

fn slice_of(meta: &Meta) -> &'static str {
    SLICES
        .iter()
        .find(|slice| {
            slice.calls.iter().chain(slice.streams).chain(slice.uploads).any(|other| other.name == meta.name)
        })
        .map_or("other", |slice| slice.noun)
}

/// The schemas that the paths refer to, directly or through others: parameters are written out where they stand, so
/// the schemas of whole parameter sets are left over.
fn reachable(paths: &impl serde::Serialize, mut all: Map<String, Value>) -> Map<String, Value> {
    let mut kept = Map::new();
    let mut next = vec![serde_json::to_value(paths).unwrap_or_default()];
    while let Some(value) = next.pop() {
        match value {
            Value::Object(fields) => {
                let name =
                    fields.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
                if let Some((name, schema)) = name.and_then(|name| all.remove_entry(name)) {
                    next.push(schema.clone());
                    kept.insert(name, schema);
                }
                next.extend(fields.into_iter().map(|(_, value)| value));
            }
            Value::Array(items) => next.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    kept
}

fn operation(meta: &Meta, schemas: &mut SchemaGenerator, problem: &Schema) -> Value {
    let shape = (meta.shape)(schemas);
    let mut operation = json!({
        "operationId": meta.name,
        "summary": meta.summary.trim(),
        "tags": [slice_of(meta)],
        "responses": responses(meta, &shape.output, problem),
    });
    let parameters = parameters(meta, &resolved(schemas, &shape.params));
    if let Some(fields) = operation.as_object_mut() {
        if !parameters.is_empty() {
            fields.insert("parameters".into(), Value::Array(parameters));
        }
        if meta.bytes.is_some() {
            let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
            let body = json!({ "required": true, "content": { "application/octet-stream": bytes } });
            fields.insert("requestBody".into(), body);
        } else if !is_null(&shape.body) {
            let body =
                json!({ "required": true, "content": { "application/json": { "schema": shape.body } } });
            fields.insert("requestBody".into(), body);
        }
        match meta.rule {
            Rule::Public => {
                fields.insert("security".into(), json!([]));
            }
            Rule::SignedIn | Rule::Role(_) | Rule::Either(..) if meta.stream.is_some() => {
                fields.insert("security".into(), json!([{ "token": [] }, { "session": [] }]));
            }
            Rule::SignedIn | Rule::Role(_) | Rule::Either(..) => {}
        }
        match meta.rule {
            Rule::Public | Rule::SignedIn => {}
            Rule::Role(role) => {
                fields.insert("x-role".into(), json!(role.code()));
            }
            Rule::Either(one, other) => {
                fields.insert("x-role".into(), json!([one.code(), other.code()]));
            }
        }
    }
    operation
}

fn responses(meta: &Meta, output: &Schema, problem: &Schema) -> Value {
    let mut responses = Map::new();
    let refused = |what: &str| json!({ "description": what, "content": { "application/problem+json": { "schema": problem } } });
    if let Some(media) = meta.stream {
        let bytes = json!({ "description": "The bytes", "content": { media: { "schema": { "type": "string", "format": "binary" } } } });
        responses.insert("200".into(), bytes);
    } else if is_null(output) {
        responses.insert("204".into(), json!({ "description": "Done" }));
    } else {
        responses.insert(
            "200".into(),
            json!({ "description": "The answer", "content": { "application/json": { "schema": output } } }),
        );
    }
    if meta.rule != Rule::Public {
        responses.insert("401".into(), refused("Not signed in"));
    }
    if matches!(meta.rule, Rule::Role(_) | Rule::Either(..)) {
        responses.insert("403".into(), refused("The role is missing"));
    }
    responses.insert("4XX".into(), refused("What the caller can mend"));
    responses.insert("5XX".into(), refused("What the server must mend"));
    Value::Object(responses)
}

fn parameters(meta: &Meta, params: &Value) -> Vec<Value> {
    let required: Vec<&str> = params
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let Some(fields) = params.get("properties").and_then(Value::as_object) else { return Vec::new() };
    fields
        .iter()
        .map(|(name, schema)| {
            let is_path = meta.path.contains(&format!("{{{name}}}"));
            json!({
                "name": name,
                "in": if is_path { "path" } else { "query" },
                "required": is_path || required.contains(&name.as_str()),
                "description": schema.get("description").and_then(Value::as_str).unwrap_or(name),
                "schema": schema,
            })
        })
        .collect()
}

/// The schema behind a reference.
fn resolved(schemas: &SchemaGenerator, schema: &Schema) -> Value {
    let value = schema.clone().to_value();
    value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| path.rsplit('/').next())
        .and_then(|name| schemas.definitions().get(name))
        .cloned()
        .unwrap_or(value)
}

fn is_null(schema: &Schema) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null")
}

fn problem_table() -> String {
    let row = |kind: &Kind| format!("| `{}` | {} | {} |\n", kind.urn, kind.status, kind.title.en);
    let rows: String = shared::api::problems().map(row).collect();
    format!(
        "Declared once in the contract, from which server, client and this document derive.\n\n\
         Problems (RFC 9457), by `type`:\n\n| type | status | meaning |\n|---|---|---|\n{rows}"
    )
}
