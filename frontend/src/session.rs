//! Who is signed in on this device, and the short token that proves it.
//!
//! **Invariant:** the token lives in memory only; what outlives the page is the HttpOnly cookie, which no script reads,
//! and a note of whose device this is. A page that finds itself with another account than before is loaded anew.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Duration, Utc};
use client::{CallError, Client, FetchTransport};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::{Access, Role, Rule};
use shared::api::Nothing;
use shared::api::account::{AccessGrant, Me, RefreshAccess, SignIn, SignInForm};
use shared::api::orientation::Guide;
use shared::id::AccountId;
use shared::problem::NOT_SIGNED_IN;

use crate::platform::{bridge, clock, copies, keep, outbox, page};
use crate::text;

/// A token is renewed so long before it ends.
const EARLY_S: i64 = 20;

/// The key of the note whose device this is. `public/early.js` removes it on the sign-in page, and writes something that
/// is nobody while a sign-in is under way.
const ME: &str = "sinau:me";

type Renewal = Shared<LocalBoxFuture<'static, Result<String, CallError>>>;

/// The session of this page.
#[derive(Clone)]
pub struct Session {
    client: Client<FetchTransport>,
    state: Rc<RefCell<State>>,
    me: RwSignal<Option<Me>>,
    /// The session has ended, and the page is not left because somebody is in the middle of something.
    has_ended: RwSignal<bool>,
}

#[derive(Default)]
struct State {
    token: Option<(String, DateTime<Utc>)>,
    renewal: Option<Renewal>,
    /// When the reader last changed something: older copies are no longer shown first.
    changed_at: Option<DateTime<Utc>>,
}

/// Whose device this is, by the note.
fn noted() -> Option<Me> {
    read_note(&keep::get(ME)?)
}

fn read_note(note: &str) -> Option<Me> {
    serde_json::from_str(note).ok()
}

/// Whether a page may write the note for an account: never over another account, and while somebody signs in only if the
/// page was opened after that.
fn may_note(note: Option<&str>, account: AccountId, is_new_page: bool) -> bool {
    match note.map(read_note) {
        None => true,
        Some(None) => is_new_page,
        Some(Some(noted)) => noted.account == account,
    }
}

/// Whether the account that a token is for is another than the page has been showing.
fn is_other(known: Option<&Me>, me: &Me) -> bool {
    known.is_some_and(|known| known.account != me.account)
}

impl Session {
    /// A session that has not asked yet.
    pub fn new() -> Self {
        let language = text::lang().tag().to_owned();
        Self {
            client: Client::new(FetchTransport { language }),
            state: Rc::default(),
            me: RwSignal::new(noted()),
            has_ended: RwSignal::new(false),
        }
    }

    /// The account that is signed in, once that is known.
    pub fn account(&self) -> Option<AccountId> {
        self.me.try_with_untracked(|me| me.as_ref().map(|me| me.account)).flatten()
    }

    /// Whose copies may be shown and kept here: the account's, while the device is noted as its own.
    pub(crate) fn copies_of(&self) -> Option<AccountId> {
        let account = self.account()?;
        noted().filter(|noted| noted.account == account).map(|noted| noted.account)
    }

    /// Notes that the reader has just changed something at the server.
    pub(crate) fn note_change(&self) {
        self.state.borrow_mut().changed_at = Some(clock::now());
    }

    /// Whether a copy is older than what the reader last changed.
    pub(crate) fn is_outdated(&self, fetched_at: DateTime<Utc>) -> bool {
        self.state.borrow().changed_at.is_some_and(|changed_at| fetched_at <= changed_at)
    }

    /// Forgets everything of the person on this device.
    pub async fn forget(&self) {
        self.drop_token();
        if let Some(account) = self.account() {
            keep::forget(account);
            outbox::forget(account).await;
        }
        keep::remove(ME);
        copies::drop_all().await;
    }

    /// Looks whose device this is after something was written in another tab: starts over where somebody else has signed
    /// in, and asks the server where the sign-in page was opened or somebody signed out.
    pub fn check(&self) {
        let Some(account) = self.account() else { return };
        let note = keep::get(ME);
        if note.is_none() {
            self.drop_token();
            let session = self.clone();
            // Without a session this leads to the sign-in page; without a network the next call asks again.
            spawn_local(async move { session.token().await.map_or((), drop) });
        } else if note.as_deref().and_then(read_note).is_some_and(|noted| noted.account != account) {
            page::start_over();
        }
    }

    /// Whether signing in again is needed while the page stays; may be set to put that off.
    pub fn has_ended(&self) -> RwSignal<bool> {
        self.has_ended
    }

    /// Signs in again without leaving the page.
    ///
    /// # Errors
    /// Those of the call.
    pub async fn sign_in(&self, form: &SignInForm) -> Result<(), CallError> {
        let grant = self.client.call::<SignIn>(None, &Nothing {}, form).await?;
        self.take(grant)?;
        self.has_ended.try_set(false);
        Ok(())
    }

    /// Who is signed in; `None` until that is known.
    pub fn me(&self) -> Signal<Option<Me>> {
        self.me.into()
    }

    /// Notes how many messages the reader has not opened.
    pub fn note_unread(&self, unread: u32) {
        let is_news = self.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.unread != unread));
        if is_news {
            self.me.update(|me| {
                if let Some(me) = me {
                    me.unread = unread;
                }
            });
        }
    }

    /// Notes what the reader has seen or skipped, so that it is not offered again, nor after the page is loaded anew.
    pub fn note_seen(&self, guides: &[Guide]) {
        self.me.update(|me| {
            if let Some(me) = me {
                me.unseen.retain(|guide| !guides.contains(guide));
            }
        });
        if self.copies_of().is_some()
            && let Some(Ok(note)) = self.me.with_untracked(|me| me.as_ref().map(serde_json::to_string))
        {
            keep::put(ME, &note);
        }
    }

    /// The client.
    pub(crate) fn client(&self) -> &Client<FetchTransport> {
        &self.client
    }

    /// A token that is still good for a moment: the one at hand, or a new one. Callers at the same time share one
    /// request, since the cookie turns with each.
    pub(crate) async fn token(&self) -> Result<String, CallError> {
        let good_until = clock::now() + Duration::seconds(EARLY_S);
        let kept = self.state.borrow().token.clone().filter(|(_, ends_at)| *ends_at > good_until);
        match kept {
            Some((token, _)) => Ok(token),
            None => self.renew().await,
        }
    }

    /// Forgets the token, for one that the server no longer accepts.
    pub(crate) fn drop_token(&self) {
        self.state.borrow_mut().token = None;
    }

    async fn renew(&self) -> Result<String, CallError> {
        let under_way = self.state.borrow().renewal.clone();
        if let Some(renewal) = under_way {
            return renewal.await;
        }
        let session = self.clone();
        let renewal: Renewal = async move { session.fetch_token().await }.boxed_local().shared();
        self.state.borrow_mut().renewal = Some(renewal.clone());
        let outcome = renewal.await;
        self.state.borrow_mut().renewal = None;
        outcome
    }

    async fn fetch_token(&self) -> Result<String, CallError> {
        let early = bridge::take_grant().await.and_then(|text| serde_json::from_str(&text).ok());
        let grant = match early {
            Some(grant) => Ok(grant),
            None => self.client.call::<RefreshAccess>(None, &Nothing {}, &()).await,
        };
        match grant {
            Ok(grant) => self.take(grant),
            Err(error) => {
                if error.is(&NOT_SIGNED_IN) {
                    if page::has_work() {
                        // Told once: a second telling would draw the form anew while somebody fills it in.
                        if self.has_ended.try_get_untracked() == Some(false) {
                            self.has_ended.try_set(true);
                        }
                    } else {
                        page::go_to_sign_in();
                    }
                }
                Err(error)
            }
        }
    }

    fn take(&self, AccessGrant { token, expires_in_s, me }: AccessGrant) -> Result<String, CallError> {
        let known = self.me.try_get_untracked().flatten();
        let note = serde_json::to_string(&me).unwrap_or_default();
        if is_other(known.as_ref(), &me) {
            // Somebody else has signed in: nothing of the former person may stay on the screen.
            keep::put(ME, &note);
            spawn_local(async {
                copies::drop_all().await;
                page::start_over();
            });
            return Err(CallError::Unreachable);
        }
        if may_note(keep::get(ME).as_deref(), me.account, known.is_none()) {
            keep::put(ME, &note);
        }
        let ends_at = clock::now() + Duration::seconds(i64::from(expires_in_s));
        self.state.borrow_mut().token = Some((token.clone(), ends_at));
        if known.as_ref() != Some(&me) {
            self.me.try_set(Some(me));
        }
        Ok(token)
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// Gives the session to every component below.
pub fn provide_session() {
    // The handle is not `Send`; the app has one thread.
    provide_context(StoredValue::new_local(Session::new()));
}

/// The session.
pub fn use_session() -> Session {
    let stored = use_context::<StoredValue<Session, LocalStorage>>();
    stored.and_then(|stored| stored.try_get_value()).unwrap_or_default()
}

/// Whether the person signed in may use what an access rule guards; screens and server read the same rule.
pub fn use_may<A: Access>() -> Signal<bool> {
    let me = use_session().me();
    Signal::derive(move || {
        let roles: Option<Vec<Role>> = me.get().map(|me| me.roles);
        match A::RULE {
            Rule::Public => true,
            rule @ (Rule::SignedIn | Rule::Role(_) | Rule::Either(..)) => rule.allows(roles.as_deref()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me(no: u8) -> Me {
        Me {
            account: format!("01890a5d-ac96-774b-bcce-b302099a80{no:02}").parse().unwrap(),
            person: None,
            name: "Budi".to_owned(),
            institution: String::new(),
            place: None,
            roles: Vec::new(),
            is_demo: false,
            unread: 0,
            unseen: Vec::new(),
        }
    }

    #[test]
    fn a_page_of_the_former_person_never_notes_the_device_as_theirs() {
        let (budi, siti) = (me(1), me(2));
        let note = |me: &Me| serde_json::to_string(me).unwrap();
        assert!(may_note(None, budi.account, false));
        assert!(may_note(Some(&note(&budi)), budi.account, false));
        assert!(!may_note(Some(&note(&siti)), budi.account, false), "over another's note");
        assert!(!may_note(Some("?"), budi.account, false), "while somebody signs in elsewhere");
        assert!(may_note(Some("?"), siti.account, true), "the page that the sign-in leads to");
    }

    #[test]
    fn another_account_is_told_from_the_same_one_with_news() {
        let (budi, siti) = (me(1), me(2));
        let promoted = Me { roles: vec![Role::Superior], ..budi.clone() };
        assert!(!is_other(None, &budi));
        assert!(!is_other(Some(&budi), &promoted));
        assert!(is_other(Some(&budi), &siti));
    }
}
