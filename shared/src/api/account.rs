//! Account: sign in and out, sessions, the first administrator.

use chrono::{DateTime, Utc};

use super::Nothing;
use super::orientation::Guide;
use crate::access::{Public, Role, SignedIn};
use crate::id::{AccountId, PersonId, SessionId};
use crate::value::{Email, NewPassword, Password, PersonName, SignInName};
use crate::{endpoints, problems};

endpoints! {
    /// Signs in by NIP or e-mail and password; the session secret comes as a cookie that scripts cannot read.
    SignIn: Post "/session", Public, Nothing, SignInForm => AccessGrant;
    /// Exchanges the session cookie for a short access token and rotates the cookie.
    RefreshAccess: Post "/session/token", Public, Nothing, () => AccessGrant;
    /// Ends this session.
    SignOut: Delete "/session", SignedIn, Nothing, () => ();
    /// Lists the account's open sessions.
    ListSessions: Get "/sessions", SignedIn, Nothing, () => Sessions;
    /// Ends all sessions of the account, this one included.
    SignOutEverywhere: Delete "/sessions", SignedIn, Nothing, () => ();
    /// Ends one of the account's sessions.
    EndSession: Delete "/sessions/{session}", SignedIn, OfSession, () => ();
    /// Changes the password and ends every other session.
    ChangePassword: Put "/me/password", SignedIn, Nothing, PasswordChange => ();
    /// Makes the first administrator, by a one-time link.
    CompleteSetup: Post "/setup", Public, Nothing, SetupForm => ();
}

input! {
    /// Name and password.
    pub struct SignInForm {
        /// NIP or e-mail.
        pub name: SignInName,
        /// Password as typed.
        pub password: Password,
    }

    /// Locates a session.
    pub struct OfSession {
        /// The session.
        pub session: SessionId,
    }

    /// Old and new password.
    pub struct PasswordChange {
        /// The password in force.
        pub current: Password,
        /// The password to be.
        pub new: NewPassword,
    }

    /// What the holder of a one-time link fills in.
    pub struct SetupForm {
        /// The secret of the link.
        pub token: String,
        /// The administrator's name.
        pub name: PersonName,
        /// The administrator's e-mail, for signing in.
        pub email: Email,
        /// The password to be.
        pub password: NewPassword,
    }
}

wire! {
    /// An access token with its life, and who it is for.
    pub struct AccessGrant {
        /// The JWT for the `Authorization` header; kept in memory only.
        pub token: String,
        /// Seconds until it ends.
        pub expires_in_s: u32,
        /// Who is signed in.
        pub me: Me,
    }

    /// Who is signed in.
    pub struct Me {
        /// The account.
        pub account: AccountId,
        /// The person behind it, if any.
        pub person: Option<PersonId>,
        /// Name with titles, as shown in the header.
        pub name: String,
        /// Institution's name.
        pub institution: String,
        /// Position and unit in words.
        pub place: Option<String>,
        /// Roles held now.
        pub roles: Vec<Role>,
        /// Whether this is demonstration data.
        pub is_demo: bool,
        /// Messages that have not been opened.
        #[serde(default)]
        pub unread: u32,
        /// Guides that have not been seen.
        #[serde(default)]
        pub unseen: Vec<Guide>,
    }

    /// The account's open sessions, newest first.
    pub struct Sessions {
        /// The sessions.
        pub items: Vec<SessionView>,
    }

    /// One signed-in device.
    pub struct SessionView {
        /// The session.
        pub id: SessionId,
        /// Browser and system in words; empty where the browser names neither.
        pub device: String,
        /// When it was opened.
        pub opened_at: DateTime<Utc>,
        /// When it was last used.
        pub last_seen_at: DateTime<Utc>,
        /// Whether it is the one that asks.
        pub is_current: bool,
    }
}

problems! {
    /// Unknown, wrong, closed: one answer.
    WRONG_CREDENTIALS: 401 "account/wrong-credentials", "NIP/e-mail atau kata sandi tidak cocok. Periksa kembali, atau minta bantuan admin pelatihan.", "NIP/e-mail and password do not match. Check them, or ask your training administrator.";
    /// Too many failures from this address for this account.
    SLOW_DOWN: 429 "account/slow-down", "Terlalu banyak percobaan masuk. Tunggu sebentar lalu coba lagi.", "Too many attempts to sign in. Wait a moment and try again.";
    /// The one-time link is used, expired or wrong.
    SETUP_LINK_INVALID: 410 "account/setup-link-invalid", "Tautan ini sudah dipakai atau kedaluwarsa. Buat tautan baru dengan perintah sinau admin create.", "This link has been used or has expired. Make a new one with sinau admin create.";
    /// The current password is wrong.
    WRONG_PASSWORD: 422 "account/wrong-password", "Kata sandi saat ini tidak cocok.", "The current password does not match.";
}
