//! Access tokens (JWT, HS256) and session cookies (session, generation, MAC).
//!
//! **Invariant:** one algorithm, all claims required, time from the clock that is passed in.

use hmac::{Hmac, Mac};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use shared::id::{AccountId, SessionId};
use uuid::Uuid;

use super::error::AccountError;

/// Issuer and audience: this program alone reads what it writes.
const SELF: &str = "sinau";
/// Header `typ` of an access token (RFC 9068).
const TYPE: &str = "at+jwt";
/// Clock difference that is forgiven between servers.
const LEEWAY_S: i64 = 10;

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claims {
    iss: String,
    aud: String,
    /// The account.
    pub(super) sub: AccountId,
    /// The session.
    pub(super) sid: SessionId,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// The keys of this installation.
pub(super) struct Keys {
    encoding: EncodingKey,
    decoding: DecodingKey,
    mac: Hmac<Sha256>,
}

impl Keys {
    pub(super) fn new(secret: &SecretString) -> Result<Self, AccountError> {
        let bytes = secret.expose_secret().as_bytes();
        if bytes.len() < 32 {
            return Err(AccountError::Crypto);
        }
        // Two uses, two keys: a token can never pass for a cookie.
        let mut cookie = Hmac::<Sha256>::new_from_slice(bytes).map_err(|_ignored| AccountError::Crypto)?;
        cookie.update(b"session cookie");
        let key = cookie.finalize().into_bytes();
        Ok(Self {
            encoding: EncodingKey::from_secret(bytes),
            decoding: DecodingKey::from_secret(bytes),
            mac: Hmac::new_from_slice(&key).map_err(|_ignored| AccountError::Crypto)?,
        })
    }

    /// Writes an access token.
    pub(super) fn sign(
        &self,
        account: AccountId,
        session: SessionId,
        now: i64,
        life_s: i64,
    ) -> Result<String, AccountError> {
        let header = Header { typ: Some(TYPE.to_owned()), ..Header::new(Algorithm::HS256) };
        let claims = Claims {
            iss: SELF.to_owned(),
            aud: SELF.to_owned(),
            sub: account,
            sid: session,
            iat: now,
            nbf: now,
            exp: now + life_s,
        };
        jsonwebtoken::encode(&header, &claims, &self.encoding).map_err(|_ignored| AccountError::Crypto)
    }

    /// Reads an access token; `None` for anything that this program did not write or that is not valid now.
    pub(super) fn read(&self, token: &str, now: i64) -> Option<Claims> {
        if token.len() > 1024 {
            return None;
        }
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[SELF]);
        validation.set_audience(&[SELF]);
        validation.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
        // Times are checked below against the clock of the call, not the machine's.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let data = jsonwebtoken::decode::<Claims>(token, &self.decoding, &validation).ok()?;
        let claims = data.claims;
        let is_now =
            claims.nbf <= now + LEEWAY_S && now < claims.exp + LEEWAY_S && claims.iat <= now + LEEWAY_S;
        (data.header.typ.as_deref() == Some(TYPE) && is_now).then_some(claims)
    }

    /// The cookie of a session's generation.
    pub(super) fn cookie(&self, session: SessionId, generation: i32) -> String {
        let tag = self.tag(session, generation).finalize().into_bytes();
        format!("{}.{generation}.{}", session.0.simple(), hex::encode(tag))
    }

    /// Session and generation of a cookie that this program wrote.
    pub(super) fn read_cookie(&self, cookie: &str) -> Option<(SessionId, i32)> {
        let mut parts = cookie.split('.');
        let session = SessionId(Uuid::parse_str(parts.next()?).ok()?);
        let generation: i32 = parts.next()?.parse().ok()?;
        let tag = hex::decode(parts.next()?).ok()?;
        if parts.next().is_some() {
            return None;
        }
        self.tag(session, generation).verify_slice(&tag).ok()?;
        Some((session, generation))
    }

    fn tag(&self, session: SessionId, generation: i32) -> Hmac<Sha256> {
        let mut mac = self.mac.clone();
        mac.update(session.0.as_bytes());
        mac.update(&generation.to_be_bytes());
        mac
    }
}

#[cfg(test)]
mod tests;
