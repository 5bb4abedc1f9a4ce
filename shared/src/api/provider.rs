//! Provider: who offers courses, and who may author in its name.
//!
//! **Invariant:** a provider is its institution's; one with members is named on drafts by them and by training
//! administrators alone.

use super::Nothing;
use crate::access::{Instructor, TrainingAdmin};
use crate::id::{AccountId, ProviderId};
use crate::value::{ProviderContact, ProviderName, WebAddress};
use crate::{endpoints, problems};

endpoints! {
    /// Lists the institution's providers.
    ListProviders: Get "/providers", TrainingAdmin, Nothing, () => Providers;
    /// Makes a provider.
    CreateProvider: Post "/providers", TrainingAdmin, Nothing, ProviderEdit => ProviderView;
    /// Shows a provider with its members.
    GetProvider: Get "/providers/{provider}", TrainingAdmin, OfProvider, () => ProviderView;
    /// Changes what a provider says about itself, or closes it.
    SetProvider: Put "/providers/{provider}", TrainingAdmin, OfProvider, ProviderEdit => ProviderView;
    /// Gives somebody a part in a provider, or takes it away.
    SetProviderMember: Put "/providers/{provider}/members", TrainingAdmin, OfProvider, ProviderMemberEdit => ProviderView;
    /// Lists the providers that the caller may name on a draft.
    ListAuthorProviders: Get "/author-providers", Instructor, Nothing, () => AuthorProviders;
}

/// What a provider is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// A training institution (lembaga pelatihan).
    TrainingInstitution,
    /// A professional organisation (organisasi profesi).
    ProfessionalOrganisation,
    /// An agency of the state (instansi).
    Agency,
}

impl ProviderKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 3] = [Self::TrainingInstitution, Self::ProfessionalOrganisation, Self::Agency];
}

/// Whether a provider still offers courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProviderState {
    /// It does.
    Active,
    /// It is named on no further draft; its courses stay.
    Closed,
}

/// A part that somebody has in a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProviderPart {
    /// Counts as owner of the provider's drafts.
    Manager,
    /// Names the provider on drafts.
    Author,
}

impl ProviderPart {
    /// All parts, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Manager, Self::Author];
}

input! {
    /// Locates a provider.
    pub struct OfProvider {
        /// The provider.
        pub provider: ProviderId,
    }

    /// What a provider says about itself, as it should be from now on.
    pub struct ProviderEdit {
        /// Its name.
        pub name: ProviderName,
        /// What it is.
        pub kind: ProviderKind,
        /// Its site.
        pub website: Option<WebAddress>,
        /// How it is reached; may be empty.
        pub contact: ProviderContact,
        /// Whether it still offers courses.
        pub state: ProviderState,
    }

    /// Somebody's part in a provider.
    pub struct ProviderMemberEdit {
        /// Who: an instructor of the institution.
        pub account: AccountId,
        /// The part; none takes it away.
        pub part: Option<ProviderPart>,
    }
}

wire! {
    /// Providers by name.
    pub struct Providers {
        /// The providers.
        pub items: Vec<ProviderRow>,
    }

    /// A provider in a list.
    pub struct ProviderRow {
        /// The provider.
        pub id: ProviderId,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: ProviderKind,
        /// Whether it still offers courses.
        pub state: ProviderState,
        /// Members.
        pub members: u32,
        /// Courses.
        pub courses: u32,
    }

    /// A provider with its members.
    pub struct ProviderView {
        /// The provider.
        pub id: ProviderId,
        /// What it says about itself.
        pub about: ProviderEdit,
        /// Who has a part in it, by part and name.
        pub members: Vec<ProviderMember>,
        /// Other instructors of the institution, by name.
        pub others: Vec<ProviderOther>,
    }

    /// Somebody with a part in a provider.
    pub struct ProviderMember {
        /// The account.
        pub account: AccountId,
        /// The name.
        pub name: String,
        /// The part.
        pub part: ProviderPart,
    }

    /// An instructor without a part in a provider.
    pub struct ProviderOther {
        /// The account.
        pub account: AccountId,
        /// The name.
        pub name: String,
    }

    /// Providers that an author may name.
    pub struct AuthorProviders {
        /// Their names: first those that the author belongs to, then by name.
        pub names: Vec<String>,
    }
}

problems! {
    /// Another provider of the institution has the name.
    PROVIDER_TAKEN: 409 "provider/taken", "Penyelenggara dengan nama seperti ini sudah ada. Buka yang sudah ada, atau pilih nama lain.", "There is a provider with a name like this. Open that one, or choose another name.";
    /// The provider is named by its members only.
    PROVIDER_MEMBERS_ONLY: 403 "provider/members-only", "Penyelenggara ini hanya dapat dicantumkan oleh anggotanya. Minta admin pelatihan menambahkan Anda, atau pilih penyelenggara lain.", "This provider is named by its members only. Ask your training administrator to add you, or choose another provider.";
    /// The provider is closed.
    PROVIDER_CLOSED: 409 "provider/closed", "Penyelenggara ini sudah ditutup, jadi tidak dapat dicantumkan lagi.", "This provider is closed, so it cannot be named any more.";
}
