//! The story of each operation of the class slice.

use shared::access::Identity;
use shared::api::class::ClassView;

use super::error::ClassError;
use crate::ctx::Ctx;

/// Shows the class.
pub(super) async fn get(_ctx: &Ctx, _caller: &Identity) -> Result<ClassView, ClassError> {
    Err(ClassError::NotFound)
}
