//! Which provider a name means, and who may name it. Pure.
//!
//! **Invariant:** a name means at most one provider of an institution, whatever it was called when it was made.

use shared::api::provider::ProviderState;
use shared::id::ProviderId;

/// A provider as far as names go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) id: ProviderId,
    /// The key that its first name made; addresses keep it.
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) state: ProviderState,
}

/// The key that a name makes.
pub(super) fn slugged(name: &str) -> String {
    let plain: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let key: String = plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(60).collect();
    // A name in another script has a key of its own, too.
    if key.is_empty() { format!("n-{}", hex::encode(name.trim())).chars().take(60).collect() } else { key }
}

/// The provider that a name means: the one that is called so now, or was when it was made.
pub(super) fn meant<'a>(known: &'a [Known], name: &str) -> Option<&'a Known> {
    let key = slugged(name);
    let now = known.iter().find(|one| slugged(&one.name) == key);
    now.or_else(|| known.iter().find(|one| one.slug == key))
}

/// Why somebody may not name a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is closed.
    Closed,
    /// It has members, and they are none of them.
    MembersOnly,
}

/// Whether somebody may name a provider.
pub(super) fn may_name(
    state: ProviderState,
    has_members: bool,
    is_member: bool,
    is_admin: bool,
) -> Result<(), Refusal> {
    match state {
        ProviderState::Closed => Err(Refusal::Closed),
        ProviderState::Active if has_members && !is_member && !is_admin => Err(Refusal::MembersOnly),
        ProviderState::Active => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(number: u128, slug: &str, name: &str) -> Known {
        let id = ProviderId(uuid::Uuid::from_u128(number));
        Known { id, slug: slug.to_owned(), name: name.to_owned(), state: ProviderState::Active }
    }

    #[test]
    fn a_name_means_who_is_called_so_now_or_was_at_first() {
        let all = [known(1, "bkpsdm", "BPSDM Kota"), known(2, "bpsdm-kota-2", "BKPSDM Kabupaten")];
        let meant = |name: &str| meant(&all, name).map(|one| one.id.0.as_u128());
        assert_eq!(meant("bpsdm  KOTA"), Some(1));
        assert_eq!(meant("BKPSDM"), Some(1));
        assert_eq!(meant("BKPSDM Kabupaten"), Some(2));
        assert_eq!(meant("Lain"), None);
        assert_ne!(slugged("ꦧꦝꦤ꧀"), slugged("ꦢꦶꦤꦱ꧀"));
    }

    #[test]
    fn members_and_administrators_name_what_has_members_and_nobody_what_is_closed() {
        use ProviderState::{Active, Closed};
        assert_eq!(may_name(Active, false, false, false), Ok(()));
        assert_eq!(may_name(Active, true, false, false), Err(Refusal::MembersOnly));
        assert_eq!(may_name(Active, true, true, false), Ok(()));
        assert_eq!(may_name(Active, true, false, true), Ok(()));
        assert_eq!(may_name(Closed, true, true, true), Err(Refusal::Closed));
    }
}
