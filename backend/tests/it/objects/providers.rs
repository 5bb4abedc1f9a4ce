//! Rows of who offers courses.

use serde_json::json;
use shared::api::provider::ProviderPart;

use super::{Row, row};
use crate::provider::{about, join, made};
use crate::support::TestApp;
use crate::support::city::City;

/// Rows of a provider with a member.
pub(super) async fn providers(app: &TestApp) -> Vec<Row> {
    let admin = app.signed_in(&City::email("admin")).await;
    let one = made(&admin, "Himpunan Widyaiswara").await;
    let one = join(&admin, &one, "Guru", ProviderPart::Manager).await;
    let id = [one.id.to_string()];
    let set = row("SetProvider", "admin", "/providers/{}", &id, None);
    let member = row("SetProviderMember", "admin", "/providers/{}/members", &id, None);
    let part = json!({ "account": City::account("guru"), "part": "author" });
    vec![
        row("GetProvider", "admin", "/providers/{}", &id, None),
        Row { body: serde_json::to_value(about("Himpunan Widyaiswara Contoh")).ok(), ..set },
        Row { body: Some(part), ..member },
    ]
}
