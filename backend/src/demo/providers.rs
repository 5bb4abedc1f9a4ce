//! Who offers courses in the city: the agency for training, and an organisation of the profession; each with its members.

use sea_orm::DatabaseTransaction;
use shared::api::provider::{ProviderEdit, ProviderKind, ProviderPart, ProviderState};
use shared::value::{ProviderContact, ProviderName, WebAddress};

use super::city::City;
use crate::ctx::Ctx;
use crate::features::provider;

/// Name, kind, site and contact.
const PROVIDERS: [(&str, ProviderKind, &str, &str); 2] = [
    (
        "BKPSDM Kota Contoh",
        ProviderKind::Agency,
        "https://bkpsdm.contoh.go.id",
        "Bidang Pengembangan Kompetensi",
    ),
    ("Ikatan Widyaiswara Kota Contoh", ProviderKind::ProfessionalOrganisation, "", "Sekretariat"),
];

/// Tells of the providers: the first is managed by the instructor, the second by the colleague.
pub(super) async fn tell(ctx: &Ctx, tx: &DatabaseTransaction, city: &City) -> anyhow::Result<()> {
    let now = ctx.clock.now();
    let both = [city.marker, city.second_marker];
    for (place, (name, kind, website, contact)) in PROVIDERS.into_iter().enumerate() {
        let fault = |phrase: shared::problem::Phrase| anyhow::anyhow!("{}", phrase.en);
        let website = (!website.is_empty()).then(|| WebAddress::parse(website)).transpose();
        let about = ProviderEdit {
            name: ProviderName::parse(name).map_err(fault)?,
            kind,
            website: website.map_err(fault)?,
            contact: ProviderContact::parse(contact).map_err(fault)?,
            state: ProviderState::Active,
        };
        let part = |at: usize| if at == place { ProviderPart::Manager } else { ProviderPart::Author };
        let members: Vec<_> = both.iter().enumerate().map(|(at, account)| (*account, part(at))).collect();
        let fresh = || ctx.ids.uuid(now);
        provider::door::remember(tx, city.institution, &about, &members, fresh).await?;
    }
    Ok(())
}
