//! The bare handler: an actix server that answers everything with one recorded answer.

use std::path::Path;

use actix_web::http::StatusCode;
use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::{Context, Result};

use crate::wire::Answer;

/// Headers that the server writes by itself.
const OWN: [&str; 4] = ["content-length", "date", "connection", "transfer-encoding"];

#[derive(Debug, Clone)]
struct Recorded {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: web::Bytes,
}

/// Serves until it is ended.
pub(crate) fn serve(listen: &str, answer: &Path) -> Result<()> {
    let answer = Answer::parse(std::fs::read(answer).with_context(|| answer.display().to_string())?)?;
    let headers = answer.headers().into_iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
    let recorded = web::Data::new(Recorded {
        status: StatusCode::from_u16(answer.status())?,
        headers: headers.collect(),
        body: web::Bytes::copy_from_slice(answer.body()),
    });
    let server =
        HttpServer::new(move || App::new().app_data(recorded.clone()).default_service(web::route().to(same)));
    actix_web::rt::System::new().block_on(async { server.bind(listen)?.run().await })?;
    Ok(())
}

/// The same answer for everybody; the body of the request is read, as any handler must.
async fn same(_body: web::Bytes, recorded: web::Data<Recorded>) -> HttpResponse {
    let mut response = HttpResponse::build(recorded.status);
    for (name, value) in &recorded.headers {
        response.insert_header((name.as_str(), value.as_str()));
    }
    response.body(recorded.body.clone())
}
