//! What a handler may answer besides its value: a change of the session cookie.

/// A value with what goes around it.
#[derive(Debug)]
pub struct Reply<T> {
    /// The body.
    pub body: T,
    /// A change of the session cookie.
    pub cookie: Option<CookieChange>,
}

/// What happens to the session cookie.
#[derive(Debug, Clone)]
pub enum CookieChange {
    /// Set to a secret, for so many seconds.
    Set {
        /// The cookie's value.
        value: String,
        /// Seconds that the browser keeps it.
        max_age_s: i64,
    },
    /// Removed.
    Clear,
}

impl<T> From<T> for Reply<T> {
    fn from(body: T) -> Self {
        Self { body, cookie: None }
    }
}

impl<T> Reply<T> {
    /// Adds a change of the cookie.
    #[must_use]
    pub fn with_cookie(mut self, change: CookieChange) -> Self {
        self.cookie = Some(change);
        self
    }
}
