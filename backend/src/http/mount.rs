//! Contract to actix: one generic handler per line of the API.
//!
//! **Invariant:** the order is place, identify, admit, parameters, body, call; nothing of a request is parsed before its
//! sender is admitted, and no endpoint can skip a step.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use shared::access::{Access, Denied, Identity, Rule};
use shared::endpoint::{Endpoint, Meta, Method, PREFIX, Stream, Upload};
use shared::problem::{self, Phrase, Problem};

use super::admission::{Bodies, Gate, Place, Urgency};
use super::caller::{self, Visitor};
use super::reply::Reply;
use super::stream::{self, Download};
use super::{cookie, encode, identify, parse, refusal};
use crate::ctx::Ctx;

/// Largest JSON body that is read; an answer of a quiz is at most a few hundred bytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Time in which a body of bytes must have come.
const BODY_TIME: Duration = Duration::from_secs(90);

/// What sets one endpoint apart from the others.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    limit: usize,
    urgency: Option<Urgency>,
}

impl Manner {
    /// As all others of a method: reading, or a change.
    const fn of(method: Method) -> Self {
        let urgency = if matches!(method, Method::Get) { Urgency::Read } else { Urgency::Change };
        Self { limit: BODY_LIMIT, urgency: Some(urgency) }
    }

    /// Of another urgency.
    pub const fn urgent(urgency: Urgency) -> Self {
        Self { limit: BODY_LIMIT, urgency: Some(urgency) }
    }

    /// A change whose body carries a file or long texts, and may have more bytes than others.
    pub const fn up_to(limit: usize) -> Self {
        Self { limit, urgency: Some(Urgency::Change) }
    }

    /// Reading, where what is asked comes in a body.
    pub const fn asking(limit: usize) -> Self {
        Self { limit, urgency: Some(Urgency::Read) }
    }

    /// One that waits in a bounded queue of its slice, and takes no place while it does.
    pub const fn queued(limit: usize) -> Self {
        Self { limit, urgency: None }
    }
}

/// A call that has been admitted and parsed.
pub struct Call<E: Endpoint> {
    /// Proof of who calls.
    pub caller: <E::Access as Access>::Caller,
    /// Parameters of the address.
    pub params: E::Params,
    /// The body.
    pub body: E::Body,
    /// Address, device and language of the sender.
    pub visitor: Visitor,
}

/// A call of a stream that has been admitted and parsed.
pub struct StreamCall<S: Stream> {
    /// Proof of who calls.
    pub caller: <S::Access as Access>::Caller,
    /// Parameters of the address.
    pub params: S::Params,
    /// Address, device and language of the sender.
    pub visitor: Visitor,
}

/// A call of an upload that has been admitted and parsed.
pub struct UploadCall<U: Upload> {
    /// Proof of who calls.
    pub caller: <U::Access as Access>::Caller,
    /// Parameters of the address.
    pub params: U::Params,
    /// The bytes.
    pub bytes: web::Bytes,
}

/// Where slices mount their endpoints.
pub struct Routes<'a> {
    service: &'a mut web::ServiceConfig,
    mounted: Vec<Meta>,
}

impl<'a> Routes<'a> {
    /// An empty list over actix's own.
    pub fn new(service: &'a mut web::ServiceConfig) -> Self {
        Self { service, mounted: Vec::new() }
    }

    /// What has been mounted, in order.
    pub fn finish(self) -> Vec<Meta> {
        self.mounted
    }

    /// Mounts a JSON endpoint.
    pub fn on<E, H, F, R, Err>(&mut self, handler: H) -> &mut Self
    where
        E: Endpoint,
        H: Fn(Ctx, Call<E>) -> F + Clone + 'static,
        F: Future<Output = Result<R, Err>> + 'static,
        R: Into<Reply<E::Output>>,
        Err: std::error::Error + Into<Problem> + 'static,
    {
        self.on_with::<E, H, F, R, Err>(Manner::of(E::META.method), handler)
    }

    /// Mounts a JSON endpoint that is set apart from the others.
    pub fn on_with<E, H, F, R, Err>(&mut self, manner: Manner, handler: H) -> &mut Self
    where
        E: Endpoint,
        H: Fn(Ctx, Call<E>) -> F + Clone + 'static,
        F: Future<Output = Result<R, Err>> + 'static,
        R: Into<Reply<E::Output>>,
        Err: std::error::Error + Into<Problem> + 'static,
    {
        let serve =
            move |ctx: web::Data<Ctx>, gate: web::Data<Gate>, request: HttpRequest, payload: web::Payload| {
                let handler = handler.clone();
                async move {
                    let ctx = ctx.get_ref().clone();
                    let _place = match enter(&ctx, gate, manner.urgency).await {
                        Ok(place) => place,
                        Err(problem) => return refusal::answer(&request, &problem),
                    };
                    let identity = match settle_identity(&ctx, &request, E::META.rule, false).await {
                        Ok(identity) => identity,
                        Err(problem) => return refusal::answer(&request, &problem),
                    };
                    let parsed = async {
                        let caller = E::Access::admit(identity).map_err(refused)?;
                        let params = parse::params(&request)?;
                        let bytes = read(&request, payload, E::META.method, manner.limit).await?;
                        let visitor = caller::visitor(&request, &ctx.config);
                        Ok(Call::<E> { caller, params, body: parse::body(&bytes)?, visitor })
                    };
                    let call = match parsed.await {
                        Ok(call) => call,
                        Err(problem) => return refusal::answer(&request, &problem),
                    };
                    match handler(ctx.clone(), call).await {
                        Ok(output) => write(&request, &ctx, &output.into()),
                        Err(error) => fail(&request, &ctx, E::META.name, error),
                    }
                }
            };
        self.add(E::META, route(E::META.method).to(serve))
    }

    /// Mounts a stream. It may be called by the session cookie alone, since images and downloads carry no token.
    pub fn stream<S, H, F, Err>(&mut self, urgency: Urgency, handler: H) -> &mut Self
    where
        S: Stream,
        H: Fn(Ctx, StreamCall<S>) -> F + Clone + 'static,
        F: Future<Output = Result<Download, Err>> + 'static,
        Err: std::error::Error + Into<Problem> + 'static,
    {
        let serve = move |ctx: web::Data<Ctx>, gate: web::Data<Gate>, request: HttpRequest| {
            let handler = handler.clone();
            async move {
                let ctx = ctx.get_ref().clone();
                let _place = match enter(&ctx, gate, Some(urgency)).await {
                    Ok(place) => place,
                    Err(problem) => return refusal::answer(&request, &problem),
                };
                let parsed = async {
                    let identity = settle_identity(&ctx, &request, S::META.rule, true).await?;
                    let caller = S::Access::admit(identity).map_err(refused)?;
                    let visitor = caller::visitor(&request, &ctx.config);
                    Ok(StreamCall::<S> { caller, params: parse::params(&request)?, visitor })
                };
                let call = match parsed.await {
                    Ok(call) => call,
                    Err(problem) => return refusal::answer(&request, &problem),
                };
                match handler(ctx.clone(), call).await {
                    Ok(download) => stream::answer(&request, download).await,
                    Err(error) => fail(&request, &ctx, S::META.name, error),
                }
            }
        };
        self.add(S::META, route(S::META.method).to(serve))
    }

    /// Mounts an upload. Its body comes slowly from a bad line: it is read between two places, in the room for bodies.
    pub fn upload<U, H, F, R, Err>(&mut self, handler: H) -> &mut Self
    where
        U: Upload,
        H: Fn(Ctx, UploadCall<U>) -> F + Clone + 'static,
        F: Future<Output = Result<R, Err>> + 'static,
        R: Into<Reply<U::Output>>,
        Err: std::error::Error + Into<Problem> + 'static,
    {
        let serve = move |ctx: web::Data<Ctx>,
                          gate: web::Data<Gate>,
                          bodies: web::Data<Bodies>,
                          request: HttpRequest,
                          payload: web::Payload| {
            let handler = handler.clone();
            async move {
                let ctx = ctx.get_ref().clone();
                let admitted = async {
                    let _place = enter(&ctx, gate.clone(), Some(Urgency::Change)).await?;
                    let identity = settle_identity(&ctx, &request, U::META.rule, false).await?;
                    let caller = U::Access::admit(identity).map_err(refused)?;
                    Ok::<_, Problem>((caller, parse::params(&request)?))
                };
                let parsed = async {
                    let (caller, params) = admitted.await?;
                    let _room = bodies.0.enter(Urgency::Change, &*ctx.ids).await?;
                    let most = U::META.bytes.unwrap_or_default();
                    let coming = read_bytes(&request, payload, most);
                    let bytes = tokio::time::timeout(BODY_TIME, coming)
                        .await
                        .unwrap_or_else(|_late| Err(Problem::from(&problem::TOO_SLOW)))?;
                    Ok::<_, Problem>(UploadCall::<U> { caller, params, bytes })
                };
                let call = match parsed.await {
                    Ok(call) => call,
                    Err(problem) => return refusal::answer(&request, &problem),
                };
                let _place = match enter(&ctx, gate, Some(Urgency::Change)).await {
                    Ok(place) => place,
                    Err(problem) => return refusal::answer(&request, &problem),
                };
                match handler(ctx.clone(), call).await {
                    Ok(output) => write(&request, &ctx, &output.into()),
                    Err(error) => fail(&request, &ctx, U::META.name, error),
                }
            }
        };
        self.add(U::META, route(U::META.method).to(serve))
    }

    fn add(&mut self, meta: Meta, route: actix_web::Route) -> &mut Self {
        self.service.route(&format!("{PREFIX}{}", meta.path), route);
        self.mounted.push(meta);
        self
    }
}

fn route(method: Method) -> actix_web::Route {
    match method {
        Method::Get => web::get(),
        Method::Post => web::post(),
        Method::Put => web::put(),
        Method::Patch => web::patch(),
        Method::Delete => web::delete(),
    }
}

/// A place to be worked on; none is needed by what waits elsewhere.
async fn enter(ctx: &Ctx, gate: web::Data<Gate>, urgency: Option<Urgency>) -> Result<Option<Place>, Problem> {
    match urgency {
        Some(urgency) => gate.into_inner().enter(urgency, &*ctx.ids).await.map(Some),
        None => Ok(None),
    }
}

/// Who calls; a public endpoint does not ask.
async fn settle_identity(
    ctx: &Ctx,
    request: &HttpRequest,
    rule: Rule,
    may_use_cookie: bool,
) -> Result<Option<Identity>, Problem> {
    if rule == Rule::Public {
        return Ok(None);
    }
    let identity = identify::identify(ctx, request, may_use_cookie).await?;
    if let Some(identity) = &identity {
        request.extensions_mut().insert(caller::Account(identity.account));
    }
    Ok(identity)
}

fn refused(denied: Denied) -> Problem {
    match denied {
        Denied::NotSignedIn => Problem::from(&problem::NOT_SIGNED_IN),
        Denied::NotAllowed(_) => Problem::from(&problem::NOT_ALLOWED),
    }
}

async fn read(
    request: &HttpRequest,
    payload: web::Payload,
    method: Method,
    limit: usize,
) -> Result<web::Bytes, Problem> {
    let bytes = take_in(payload, limit).await?;
    if method != Method::Get && !bytes.is_empty() && !is_sent_as(request, "application/json") {
        return Err(Problem::from(&problem::NOT_JSON));
    }
    Ok(bytes)
}

/// A body of bytes. What it says to be is asked first: no form of another site can say that.
async fn read_bytes(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<web::Bytes, Problem> {
    if !is_sent_as(request, "application/octet-stream") {
        return Err(Problem::from(&problem::NOT_BYTES));
    }
    take_in(payload, limit).await
}

async fn take_in(payload: web::Payload, limit: usize) -> Result<web::Bytes, Problem> {
    match payload.to_bytes_limited(limit).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Problem::from(&problem::MALFORMED)),
        Err(_) => {
            let most = limit / 1024;
            Err(Problem::from(&problem::TOO_LARGE).with_detail(Phrase::made(
                format!("Batas ukuran permintaan ini {most} KB."),
                format!("This request may have at most {most} KB."),
            )))
        }
    }
}

fn is_sent_as(request: &HttpRequest, media: &str) -> bool {
    caller::text(request, header::CONTENT_TYPE)
        .is_some_and(|value| value.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(media))
}

fn write<T: serde::Serialize>(request: &HttpRequest, ctx: &Ctx, reply: &Reply<T>) -> HttpResponse {
    let Ok(json) = serde_json::to_vec(&reply.body) else {
        return refusal::answer(request, &Problem::from(&problem::INTERNAL));
    };
    let mut response = if json == b"null" { HttpResponse::NoContent() } else { HttpResponse::Ok() };
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(change) = &reply.cookie {
        response.cookie(cookie::write(change, &ctx.config));
    }
    if json == b"null" {
        return response.finish();
    }
    encode::finish(request, response, json)
}

/// Tells a slice's error; the cause of a 5xx is logged here, once.
fn fail<Err: std::error::Error + Into<Problem> + 'static>(
    request: &HttpRequest,
    ctx: &Ctx,
    endpoint: &'static str,
    error: Err,
) -> HttpResponse {
    let cause = chain(&error);
    let mut problem: Problem = error.into();
    // Who is refused for want of room is counted and not logged: there would be thousands.
    if problem.kind.status >= 500 && problem.retry_after_s.is_none() {
        tracing::error!(request_id = %caller::request_id(request), endpoint, kind = problem.kind.urn, cause, "call failed");
    }
    if problem.kind.status == 503 && problem.retry_after_s.is_none() {
        problem.retry_after_s = Some(ctx.ids.come_back_s());
    }
    refusal::answer(request, &problem)
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text = format!("{text}: {source}");
        next = source.source();
    }
    text
}
