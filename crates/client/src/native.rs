//! The native transport: reqwest, for tests and the command line.

use shared::endpoint::Method;

use crate::{Answer, Call, CallError, Load, Transport};

/// Sends by reqwest to a server's base address, as a browser of that origin would.
#[derive(Debug, Clone)]
pub struct NativeTransport {
    base: String,
    http: reqwest::Client,
}

impl NativeTransport {
    /// A transport to `http://host:port`, with the given HTTP client (which may keep cookies).
    pub fn new(base: impl Into<String>, http: reqwest::Client) -> Self {
        Self { base: base.into(), http }
    }

    /// The server's base address.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The HTTP client, for requests outside the contract.
    pub fn http(&self) -> &reqwest::Client {
        &self.http
    }
}

impl Transport for NativeTransport {
    async fn send(&self, call: Call) -> Result<Answer, CallError> {
        let method = match call.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Patch => reqwest::Method::PATCH,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut request = self
            .http
            .request(method, format!("{}{}", self.base, call.address))
            .header("origin", &self.base)
            .header("sec-fetch-site", "same-origin");
        if let Some(token) = call.token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = call.body {
            request = request.header("content-type", body.media());
            request = match body {
                Load::Json(text) => request.body(text),
                Load::Bytes(bytes) => request.body(bytes),
            };
        }
        let response = request.send().await.map_err(|_ignored| CallError::Unreachable)?;
        let status = response.status().as_u16();
        let body = response.text().await.map_err(|_ignored| CallError::Unreachable)?;
        Ok(Answer { status, body })
    }
}
