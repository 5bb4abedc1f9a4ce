//! One line of the API, as the server and the client both see it.
//!
//! **Invariant:** a path is written once, in `endpoints!`, `streams!` or `uploads!`; everything else derives it.

use serde::{Serialize, de::DeserializeOwned};

use crate::access::{Access, Rule};

/// The prefix under which every endpoint is mounted.
pub const PREFIX: &str = "/api/v1";

/// HTTP method of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Reads; never changes anything.
    Get,
    /// Does or creates.
    Post,
    /// Sets to a value; idempotent.
    Put,
    /// Changes some fields.
    Patch,
    /// Ends or removes.
    Delete,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What a line of the API says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Meta {
    /// `VerbNoun`.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path below [`PREFIX`], with `{parameters}`.
    pub path: &'static str,
    /// Who may call.
    pub rule: Rule,
    /// The sentence above the line.
    pub summary: &'static str,
    /// Media type of an answer that is not JSON.
    pub stream: Option<&'static str>,
    /// Most bytes of a body that is not JSON.
    pub bytes: Option<usize>,
    /// JSON schemas of parameters, body and answer.
    #[cfg(feature = "schema")]
    pub shape: fn(&mut schemars::SchemaGenerator) -> Shape,
}

/// JSON schemas of one endpoint.
#[cfg(feature = "schema")]
#[derive(Debug, Clone)]
pub struct Shape {
    /// Path and query parameters, as one object.
    pub params: schemars::Schema,
    /// The body, `null` where there is none.
    pub body: schemars::Schema,
    /// The answer, `null` where there is none.
    pub output: schemars::Schema,
}

/// An endpoint whose body and answer are JSON.
pub trait Endpoint: 'static {
    /// Name, method, path and rule.
    const META: Meta;
    /// Who may call.
    type Access: Access;
    /// Fields named in the path fill it; the others go to the query string.
    type Params: Serialize + DeserializeOwned;
    /// `()` means no body.
    type Body: Serialize + DeserializeOwned;
    /// `()` means 204.
    type Output: Serialize + DeserializeOwned;
}

/// An endpoint whose answer is bytes: a file, an export.
pub trait Stream: 'static {
    /// Name, method, path and rule.
    const META: Meta;
    /// Who may call.
    type Access: Access;
    /// Fields named in the path fill it; the others go to the query string.
    type Params: Serialize + DeserializeOwned;
}

/// An endpoint whose body is bytes: a part of a file. Its answer is JSON.
pub trait Upload: 'static {
    /// Name, method, path and rule.
    const META: Meta;
    /// Who may call.
    type Access: Access;
    /// Fields named in the path fill it; the others go to the query string.
    type Params: Serialize + DeserializeOwned;
    /// `()` means 204.
    type Output: Serialize + DeserializeOwned;
}

/// The address of one call below the host, as `/api/v1/path?query`.
///
/// # Errors
/// When the parameters are not a flat structure.
pub fn address<P: Serialize>(meta: &Meta, params: &P) -> Result<String, serde_urlencoded::ser::Error> {
    Ok(place(meta, &serde_urlencoded::to_string(params)?))
}

/// Puts parameters, written as a query, into their places in a path, and the others behind it.
fn place(meta: &Meta, flat: &str) -> String {
    let mut path = format!("{PREFIX}{}", meta.path);
    let mut query = form_urlencoded::Serializer::new(String::new());
    let mut asks = false;
    for (name, value) in form_urlencoded::parse(flat.as_bytes()) {
        let slot = format!("{{{name}}}");
        if meta.path.contains(&slot) {
            let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
            path = path.replace(&slot, &value.replace('+', "%20"));
        } else {
            query.append_pair(&name, &value);
            asks = true;
        }
    }
    if asks { format!("{path}?{}", query.finish()) } else { path }
}

/// The address of a JSON endpoint.
///
/// # Errors
/// When the parameters are not a flat structure.
pub fn url<E: Endpoint>(params: &E::Params) -> Result<String, serde_urlencoded::ser::Error> {
    address(&E::META, params)
}

/// The address of a stream.
///
/// # Errors
/// When the parameters are not a flat structure.
pub fn stream_url<S: Stream>(params: &S::Params) -> Result<String, serde_urlencoded::ser::Error> {
    address(&S::META, params)
}

/// Declares the JSON endpoints of a slice: `Name: Method "path", Access, Params, Body => Output;`
#[macro_export]
macro_rules! endpoints {
    ($(#[doc = $doc:literal] $name:ident: $method:ident $path:literal, $access:ty, $params:ty, $body:ty => $out:ty;)+) => {
        $(#[doc = $doc] #[derive(Debug)] pub enum $name {}
        impl $crate::endpoint::Endpoint for $name {
            const META: $crate::endpoint::Meta = $crate::endpoint::Meta {
                name: stringify!($name), method: $crate::endpoint::Method::$method, path: $path,
                rule: <$access as $crate::access::Access>::RULE, summary: $doc, stream: None, bytes: None,
                #[cfg(feature = "schema")]
                shape: |schemas| $crate::endpoint::Shape {
                    params: schemas.subschema_for::<$params>(), body: schemas.subschema_for::<$body>(),
                    output: schemas.subschema_for::<$out>(),
                },
            };
            type Access = $access;
            type Params = $params;
            type Body = $body;
            type Output = $out;
        })+
        /// Every JSON endpoint of this slice.
        pub const ENDPOINTS: &[$crate::endpoint::Meta] = &[$(<$name as $crate::endpoint::Endpoint>::META),+];
    };
}

/// Declares the streams of a slice: `Name: Method "path", Access, Params => "media/type";`
#[macro_export]
macro_rules! streams {
    ($(#[doc = $doc:literal] $name:ident: $method:ident $path:literal, $access:ty, $params:ty => $media:literal;)+) => {
        $(#[doc = $doc] #[derive(Debug)] pub enum $name {}
        impl $crate::endpoint::Stream for $name {
            const META: $crate::endpoint::Meta = $crate::endpoint::Meta {
                name: stringify!($name), method: $crate::endpoint::Method::$method, path: $path,
                rule: <$access as $crate::access::Access>::RULE, summary: $doc, stream: Some($media), bytes: None,
                #[cfg(feature = "schema")]
                shape: |schemas| $crate::endpoint::Shape {
                    params: schemas.subschema_for::<$params>(), body: schemas.subschema_for::<()>(),
                    output: schemas.subschema_for::<()>(),
                },
            };
            type Access = $access;
            type Params = $params;
        })+
        /// Every stream of this slice.
        pub const STREAMS: &[$crate::endpoint::Meta] = &[$(<$name as $crate::endpoint::Stream>::META),+];
    };
}

/// Declares the uploads of a slice: `Name: Method "path", Access, Params, most bytes => Output;`
#[macro_export]
macro_rules! uploads {
    ($(#[doc = $doc:literal] $name:ident: $method:ident $path:literal, $access:ty, $params:ty, $most:expr => $out:ty;)+) => {
        $(#[doc = $doc] #[derive(Debug)] pub enum $name {}
        impl $crate::endpoint::Upload for $name {
            const META: $crate::endpoint::Meta = $crate::endpoint::Meta {
                name: stringify!($name), method: $crate::endpoint::Method::$method, path: $path,
                rule: <$access as $crate::access::Access>::RULE, summary: $doc, stream: None, bytes: Some($most),
                #[cfg(feature = "schema")]
                shape: |schemas| $crate::endpoint::Shape {
                    params: schemas.subschema_for::<$params>(), body: schemas.subschema_for::<()>(),
                    output: schemas.subschema_for::<$out>(),
                },
            };
            type Access = $access;
            type Params = $params;
            type Output = $out;
        })+
        /// Every upload of this slice.
        pub const UPLOADS: &[$crate::endpoint::Meta] = &[$(<$name as $crate::endpoint::Upload>::META),+];
    };
}
