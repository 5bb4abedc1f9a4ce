//! The browser's transport: fetch, same origin, cookies included.

#[cfg(target_arch = "wasm32")]
use gloo_net::http::{Headers, RequestBuilder};
#[cfg(target_arch = "wasm32")]
use gloo_timers::callback::Timeout;
#[cfg(target_arch = "wasm32")]
use shared::endpoint::Method;
#[cfg(target_arch = "wasm32")]
use web_sys::AbortController;

#[cfg(target_arch = "wasm32")]
use crate::Load;
use crate::{Answer, Call, CallError, Transport};

/// How long an answer is waited for, in milliseconds: a server that accepts and never answers is not reached.
#[cfg(target_arch = "wasm32")]
const PATIENCE_MS: u32 = 30_000;

/// How long a part of a file may be on its way, in milliseconds.
#[cfg(target_arch = "wasm32")]
const BYTES_PATIENCE_MS: u32 = 80_000;

/// Sends by the browser's `fetch` to the page's own origin.
#[derive(Debug, Clone, Default)]
pub struct FetchTransport {
    /// BCP 47 tag for `Accept-Language`, so that problems come in the reader's language.
    pub language: String,
}

/// Outside a browser there is no page and no origin: nothing can be reached.
#[cfg(not(target_arch = "wasm32"))]
impl Transport for FetchTransport {
    async fn send(&self, _call: Call) -> Result<Answer, CallError> {
        Err(CallError::Unreachable)
    }
}

#[cfg(target_arch = "wasm32")]
impl Transport for FetchTransport {
    async fn send(&self, call: Call) -> Result<Answer, CallError> {
        let headers = Headers::new();
        headers.set("accept-language", &self.language);
        if let Some(token) = &call.token {
            headers.set("authorization", &format!("Bearer {token}"));
        }
        let method = match call.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
            Method::Put => gloo_net::http::Method::PUT,
            Method::Patch => gloo_net::http::Method::PATCH,
            Method::Delete => gloo_net::http::Method::DELETE,
        };
        if let Some(body) = &call.body {
            headers.set("content-type", body.media());
        }
        let patience =
            if matches!(call.body, Some(Load::Bytes(_))) { BYTES_PATIENCE_MS } else { PATIENCE_MS };
        let limit = AbortController::new().map_err(|_ignored| CallError::Unreadable)?;
        let signal = limit.signal();
        // Dropped with this call, and with it the clock.
        let _clock = Timeout::new(patience, move || limit.abort());
        let builder =
            RequestBuilder::new(&call.address).method(method).headers(headers).abort_signal(Some(&signal));
        let request = match call.body {
            Some(Load::Json(text)) => builder.body(text),
            Some(Load::Bytes(bytes)) => builder.body(js_sys::Uint8Array::from(bytes.as_slice())),
            None => builder.build(),
        };
        let response = request
            .map_err(|_ignored| CallError::Unreadable)?
            .send()
            .await
            .map_err(|_ignored| CallError::Unreachable)?;
        let status = response.status();
        let body = response.text().await.map_err(|_ignored| CallError::Unreachable)?;
        Ok(Answer { status, body })
    }
}
