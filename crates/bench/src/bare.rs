//! The bare handler: an actix server that answers everything with one recorded answer.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::{Context, Result};

use crate::city::{City, free_host};
use crate::process::Process;
use crate::wire::{Answer, Connection};

/// Headers that the server writes by itself.
const OWN: [&str; 4] = ["content-length", "date", "connection", "transfer-encoding"];

#[derive(Debug, Clone)]
struct Recorded {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: web::Bytes,
}

/// Starts a program of its own that gives a recorded answer, and waits until it listens; returns it with its address.
pub(crate) async fn start(city: &City, answer: &Answer) -> Result<(Process, String)> {
    let (file, host) = (city.file("answer"), free_host()?);
    std::fs::write(&file, &answer.raw)?;
    let mut command = Command::new(std::env::current_exe()?);
    let process = Process::start(command.arg("bare").arg(&host).arg(&file))?;
    for _ in 0..500 {
        if Connection::open(&host).await.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok((process, host))
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
