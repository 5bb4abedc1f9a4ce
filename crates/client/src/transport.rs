//! The client: turns a line of the contract into a request, and the answer into a value.
//!
//! **Invariant:** everything generic is thin; one non-generic `send` per transport, so wasm holds one copy.

use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::endpoint::{self, Endpoint, Meta, Method, Upload};
use shared::problem::ProblemBody;

use crate::CallError;

/// What a request carries.
#[derive(Debug, Clone)]
pub enum Load {
    /// JSON.
    Json(String),
    /// Bytes of a file.
    Bytes(Vec<u8>),
}

impl Load {
    /// Its media type.
    pub const fn media(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Bytes(_) => "application/octet-stream",
        }
    }
}

/// A request, ready to be sent.
#[derive(Debug, Clone)]
pub struct Call {
    /// HTTP method.
    pub method: Method,
    /// Path and query below the host.
    pub address: String,
    /// The body, if any.
    pub body: Option<Load>,
    /// Access token, if any.
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body as text.
    pub body: String,
}

/// How requests travel.
pub trait Transport {
    /// Sends a request.
    ///
    /// # Errors
    /// [`CallError::Unreachable`] where no answer came.
    fn send(&self, call: Call) -> impl Future<Output = Result<Answer, CallError>>;
}

/// A caller of the API.
#[derive(Debug, Clone)]
pub struct Client<T> {
    transport: T,
}

impl<T: Transport> Client<T> {
    /// A client over a transport.
    pub fn new(transport: T) -> Self {
        Self { transport }
    }

    /// The transport, for what the contract does not cover (cookies, files).
    pub fn transport(&self) -> &T {
        &self.transport
    }

    /// Calls an endpoint with an access token, or without one where it is public.
    ///
    /// # Errors
    /// The three cases of [`CallError`].
    pub async fn call<E: Endpoint>(
        &self,
        token: Option<String>,
        params: &E::Params,
        body: &E::Body,
    ) -> Result<E::Output, CallError> {
        let call = prepare(&E::META, params, body)?;
        decode(&self.send(Call { token, ..call }).await?)
    }

    /// Sends a request and returns the answer as it came, for those who keep a copy; [`decode`] reads it.
    ///
    /// # Errors
    /// [`CallError::Unreachable`] and [`CallError::Refused`].
    pub async fn send(&self, call: Call) -> Result<String, CallError> {
        settle(self.transport.send(call).await?)
    }

    /// Sends bytes to an upload.
    ///
    /// # Errors
    /// The three cases of [`CallError`].
    pub async fn upload<U: Upload>(
        &self,
        token: Option<String>,
        params: &U::Params,
        bytes: Vec<u8>,
    ) -> Result<U::Output, CallError> {
        let address = endpoint::address(&U::META, params).map_err(|_ignored| CallError::Unreadable)?;
        let call = Call { method: U::META.method, address, body: Some(Load::Bytes(bytes)), token };
        decode(&self.send(call).await?)
    }
}

/// Reads an answer's text.
///
/// # Errors
/// [`CallError::Unreadable`].
pub fn decode<T: DeserializeOwned>(text: &str) -> Result<T, CallError> {
    serde_json::from_str(text).map_err(|_ignored| CallError::Unreadable)
}

/// The request for a line of the contract, without a token.
///
/// # Errors
/// [`CallError::Unreadable`], where parameters or body cannot be written.
pub fn prepare<P: Serialize, B: Serialize>(meta: &Meta, params: &P, body: &B) -> Result<Call, CallError> {
    let address = endpoint::address(meta, params).map_err(|_ignored| CallError::Unreadable)?;
    let body = serde_json::to_string(body).map_err(|_ignored| CallError::Unreadable)?;
    // `()` is written as `null`, and means "no body".
    let body = (body != "null").then_some(Load::Json(body));
    Ok(Call { method: meta.method, address, body, token: None })
}

/// The text of a good answer, `null` for an empty one, or the problem.
fn settle(answer: Answer) -> Result<String, CallError> {
    if (200..300).contains(&answer.status) {
        return Ok(if answer.body.is_empty() { "null".to_owned() } else { answer.body });
    }
    match serde_json::from_str::<ProblemBody>(&answer.body) {
        Ok(problem) => Err(CallError::Refused(Box::new(problem))),
        // A proxy's error page: the server itself was not reached.
        Err(_) if answer.status >= 500 => Err(CallError::Unreachable),
        Err(_) => Err(CallError::Unreadable),
    }
}
