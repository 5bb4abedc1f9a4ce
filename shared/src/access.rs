//! Who may call: roles, the identity of a caller, and the proofs that an endpoint asks for.
//!
//! **Invariant:** a proof has private fields and is made by `admit` alone; code that holds one need not check again.

use std::sync::Arc;

use crate::id::{AccountId, InstitutionId, OrgUnitId, PersonId, SessionId};

/// What a person may be in the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes courses; held by everybody with a person record.
    Learner,
    /// Authors courses.
    Instructor,
    /// Leads a unit today, definitively or acting (plt./plh.).
    Superior,
    /// Keeps people, units and programmes of an institution.
    TrainingAdmin,
    /// Installs, watches and repairs.
    SystemAdmin,
}

impl Role {
    /// Every role, in the order of the matrix.
    pub const ALL: [Self; 5] =
        [Self::Learner, Self::Instructor, Self::Superior, Self::TrainingAdmin, Self::SystemAdmin];

    /// The role's name in storage and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Instructor => "instructor",
            Self::Superior => "superior",
            Self::TrainingAdmin => "training_admin",
            Self::SystemAdmin => "system_admin",
        }
    }

    /// Reads a role from its stored name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Who is calling, as the server established it from token and session row.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The account.
    pub account: AccountId,
    /// The session through which it calls.
    pub session: SessionId,
    /// The institution whose data it may see.
    pub institution: InstitutionId,
    /// The person behind the account; an operator's account may have none.
    pub person: Option<PersonId>,
    /// Roles held at this moment.
    pub roles: Arc<[Role]>,
    /// Units that the person leads at this moment, each with its whole subtree.
    pub leads: Arc<[OrgUnitId]>,
}

impl Identity {
    /// Says whether the caller holds a role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// The rule of an endpoint, as the browser and the matrix read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in.
    SignedIn,
    /// Holders of one role.
    Role(Role),
    /// Holders of one of two roles.
    Either(Role, Role),
}

impl Rule {
    /// Says whether a holder of these roles passes; `None` is nobody.
    pub fn allows(self, roles: Option<&[Role]>) -> bool {
        match (self, roles) {
            (Self::Public, _) | (Self::SignedIn, Some(_)) => true,
            (Self::SignedIn | Self::Role(_) | Self::Either(..), None) => false,
            (Self::Role(role), Some(held)) => held.contains(&role),
            (Self::Either(one, other), Some(held)) => held.contains(&one) || held.contains(&other),
        }
    }
}

/// Why a caller was not admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// No valid token came with the call.
    NotSignedIn,
    /// Signed in, but without the role.
    NotAllowed(Role),
}

/// Who may call. `admit` is the only way to obtain a `Caller`.
pub trait Access: 'static {
    /// The proof handed to the handler.
    type Caller;
    /// The rule behind `admit`.
    const RULE: Rule;
    /// Turns an identity into the proof.
    fn admit(identity: Option<Identity>) -> Result<Self::Caller, Denied>;
}

/// No proof: anybody may call.
#[derive(Debug, Clone, Copy)]
pub struct Public(());

impl Access for Public {
    type Caller = Self;
    const RULE: Rule = Rule::Public;
    fn admit(_: Option<Identity>) -> Result<Self, Denied> {
        Ok(Self(()))
    }
}

/// Proof that the caller is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn(Identity);

impl SignedIn {
    /// Whole identity of the caller.
    pub fn identity(&self) -> &Identity {
        &self.0
    }
}

impl Access for SignedIn {
    type Caller = Self;
    const RULE: Rule = Rule::SignedIn;
    fn admit(identity: Option<Identity>) -> Result<Self, Denied> {
        identity.map(Self).ok_or(Denied::NotSignedIn)
    }
}

/// Declares the proof of one role, with the accessors that every proof has.
macro_rules! role_proof {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name { identity: Identity, person: PersonId }

        impl $name {
            /// The caller's person.
            pub fn person(&self) -> PersonId { self.person }
            /// The caller's institution.
            pub fn institution(&self) -> InstitutionId { self.identity.institution }
            /// The caller's account.
            pub fn account(&self) -> AccountId { self.identity.account }
        }

        impl Access for $name {
            type Caller = Self;
            const RULE: Rule = Rule::Role(Role::$name);
            fn admit(identity: Option<Identity>) -> Result<Self, Denied> {
                let identity = identity.ok_or(Denied::NotSignedIn)?;
                match identity.person {
                    Some(person) if identity.has(Role::$name) => Ok(Self { identity, person }),
                    _ => Err(Denied::NotAllowed(Role::$name)),
                }
            }
        }
    )+};
}

role_proof! {
    /// Proof that the caller learns: it reads and writes that person's rows and nobody else's.
    ///
    /// `admit` makes it:
    ///
    /// ```
    /// use shared::access::{Access, Identity, Learner};
    /// fn proof(identity: Identity) -> Option<Learner> {
    ///     Learner::admit(Some(identity)).ok()
    /// }
    /// ```
    ///
    /// and nothing else does, since its fields are private:
    ///
    /// ```compile_fail,E0451
    /// use shared::access::{Identity, Learner};
    /// use shared::id::PersonId;
    /// fn proof(identity: Identity, person: PersonId) -> Learner {
    ///     Learner { identity, person }
    /// }
    /// ```
    Learner;
    /// Proof that the caller authors courses for an institution.
    Instructor;
    /// Proof that the caller leads at least one unit today.
    Superior;
}

impl Instructor {
    /// Whether the caller keeps the people of the institution too.
    pub fn keeps_people(&self) -> bool {
        self.identity.has(Role::TrainingAdmin)
    }
}

impl Superior {
    /// The units that the caller leads; what lies outside their subtrees does not exist for the caller.
    pub fn leads(&self) -> &[OrgUnitId] {
        &self.identity.leads
    }
}

/// Declares the proof of an administrative role, which needs no person record.
macro_rules! admin_proof {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(Identity);

        impl $name {
            /// The caller's account, for the audit trail.
            pub fn account(&self) -> AccountId { self.0.account }
            /// The caller's institution.
            pub fn institution(&self) -> InstitutionId { self.0.institution }
        }

        impl Access for $name {
            type Caller = Self;
            const RULE: Rule = Rule::Role(Role::$name);
            fn admit(identity: Option<Identity>) -> Result<Self, Denied> {
                let identity = identity.ok_or(Denied::NotSignedIn)?;
                if identity.has(Role::$name) { Ok(Self(identity)) } else { Err(Denied::NotAllowed(Role::$name)) }
            }
        }
    )+};
}

admin_proof! {
    /// Proof that the caller keeps people and units of an institution.
    TrainingAdmin;
    /// Proof that the caller operates the installation.
    SystemAdmin;
}

/// Proof that the caller runs training for an institution: teaches in it, or keeps its people.
#[derive(Debug, Clone)]
pub struct Staff(Identity);

impl Staff {
    /// The caller's account, for the history.
    pub fn account(&self) -> AccountId {
        self.0.account
    }

    /// The caller's institution.
    pub fn institution(&self) -> InstitutionId {
        self.0.institution
    }
}

impl Access for Staff {
    type Caller = Self;
    const RULE: Rule = Rule::Either(Role::Instructor, Role::TrainingAdmin);
    fn admit(identity: Option<Identity>) -> Result<Self, Denied> {
        let identity = identity.ok_or(Denied::NotSignedIn)?;
        if Self::RULE.allows(Some(&identity.roles)) {
            Ok(Self(identity))
        } else {
            Err(Denied::NotAllowed(Role::TrainingAdmin))
        }
    }
}
