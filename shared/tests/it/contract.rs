//! The whole contract as one text: a change of path, rule, shape or problem shows in review.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;
use shared::access::Rule;
use shared::endpoint::{Meta, PREFIX};
use shared::problem::ProblemBody;

fn who(rule: Rule) -> String {
    match rule {
        Rule::Public => "public".to_owned(),
        Rule::SignedIn => "signed_in".to_owned(),
        Rule::Role(one) => one.code().to_owned(),
        Rule::Either(one, other) => format!("{}|{}", one.code(), other.code()),
    }
}

/// A schema without its prose: a better sentence is no change of the contract.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, value)| *name != "description" || !value.is_string());
            // Sorted, whatever order the map of this build keeps.
            let in_order: BTreeMap<_, _> = kept.map(|(name, value)| (name.clone(), bare(value))).collect();
            Value::Object(in_order.into_iter().collect())
        }
        Value::Array(items) => items.iter().map(bare).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn one_line(schema: &Schema) -> String {
    bare(schema.as_value()).to_string()
}

/// One line for each field or variant, which is what a review reads.
fn lines(schema: &Value) -> String {
    let mut text = String::new();
    for (name, value) in bare(schema).as_object().unwrap() {
        match value {
            Value::Object(fields) if name == "properties" => {
                text.extend(fields.iter().map(|(field, shape)| format!("  .{field} {shape}\n")));
            }
            Value::Array(variants) if name == "oneOf" || name == "anyOf" => {
                text.extend(variants.iter().map(|variant| format!("  | {variant}\n")));
            }
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => text.extend(["  ", name.as_str(), " ", &value.to_string(), "\n"]),
        }
    }
    text
}

fn endpoint(meta: &Meta, schemas: &mut SchemaGenerator) -> String {
    let shape = (meta.shape)(schemas);
    let output = match meta.stream {
        Some(media) => format!("stream {media}"),
        None => one_line(&shape.output),
    };
    let body = match meta.bytes {
        Some(most) => format!("bytes, at most {most}"),
        None => one_line(&shape.body),
    };
    format!(
        "{} {PREFIX}{}  [{}]  {}\n  params {}\n  body   {body}\n  output {output}\n",
        meta.method.name(),
        meta.path,
        who(meta.rule),
        meta.name,
        one_line(&shape.params),
    )
}

/// Endpoints, then the shapes that they name, then the problems.
fn contract() -> String {
    let mut schemas = SchemaSettings::draft2020_12().into_generator();
    let mut parts: Vec<String> = shared::api::all().map(|meta| endpoint(&meta, &mut schemas)).collect();
    drop(schemas.subschema_for::<ProblemBody>());
    for (name, schema) in schemas.take_definitions(true).into_iter().collect::<BTreeMap<_, _>>() {
        parts.push(format!("{name}\n{}", lines(&schema)));
    }
    let kinds = shared::api::problems();
    parts.extend(
        kinds.map(|kind| format!("{} {}\n  {}\n  {}\n", kind.status, kind.urn, kind.title.id, kind.title.en)),
    );
    parts.join("\n")
}

#[test]
fn the_contract_changes_only_on_purpose() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("contract", contract()));
}

#[test]
fn every_problem_has_one_code_and_both_languages() {
    let mut seen = std::collections::BTreeSet::new();
    for kind in shared::api::problems() {
        assert!(seen.insert(kind.urn), "{} is declared twice", kind.urn);
        assert!(kind.urn.starts_with("urn:problem:"), "{}", kind.urn);
        assert!((400..600).contains(&kind.status), "{}", kind.urn);
        for sentence in [&kind.title.id, &kind.title.en] {
            assert!(sentence.ends_with('.') && sentence.len() > 15, "{}: {sentence}", kind.urn);
        }
    }
}

#[test]
fn names_and_lines_of_the_api_are_unique() {
    let mut names = std::collections::BTreeSet::new();
    let mut lines = std::collections::BTreeSet::new();
    for meta in shared::api::all() {
        assert!(names.insert(meta.name), "{}", meta.name);
        assert!(lines.insert((meta.method, meta.path)), "{}", meta.path);
    }
}
