//! Versions of questions that others have picked.

use std::collections::BTreeMap;

use course_folder::{Origin, Question};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use shared::id::{BankQuestionId, InstitutionId};

use super::{CHUNK, find, read_body};
use crate::db::entity::{bank_question, bank_version};

/// A version that was picked, and what the bank has of its question now.
#[derive(Debug, Clone)]
pub struct Pinned {
    /// The version, with the tags that the question has today, and where it comes from.
    pub question: Question,
    /// Number of the latest version.
    pub latest: u32,
    /// Whether the question may be used.
    pub is_active: bool,
}

/// Versions of questions of the institution; those that it has not are left out.
pub(in crate::features::bank) async fn pinned(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    wanted: &[(BankQuestionId, u32)],
) -> Result<BTreeMap<(BankQuestionId, u32), Pinned>, DbErr> {
    let mut pinned = BTreeMap::new();
    for some in wanted.chunks(CHUNK) {
        let ids: Vec<BankQuestionId> = some.iter().map(|(id, _)| *id).collect();
        let known: BTreeMap<BankQuestionId, (i32, String)> = bank_question::Entity::find()
            .select_only()
            .columns([
                bank_question::Column::Id,
                bank_question::Column::Version,
                bank_question::Column::State,
            ])
            .filter(bank_question::Column::InstitutionId.eq(institution))
            .filter(bank_question::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<(BankQuestionId, i32, String)>()
            .all(db)
            .await?
            .into_iter()
            .map(|(id, version, state)| (id, (version, state)))
            .collect();
        let tags = find::tags(db, &ids).await?;
        let bodies = bank_version::Entity::find()
            .filter(bank_version::Column::QuestionId.is_in(known.keys().copied()))
            .filter(bank_version::Column::Number.is_in(some.iter().map(|(_, number)| i64::from(*number))))
            .all(db)
            .await?;
        for row in bodies {
            let of = (row.question_id, u32::try_from(row.number).unwrap_or_default());
            let Some((latest, state)) = known.get(&row.question_id).filter(|_| some.contains(&of)) else {
                continue;
            };
            let mut question = read_body(&row.body)?;
            question.tags = tags.get(&row.question_id).cloned().unwrap_or_default();
            question.origin = Some(Origin { question: of.0.0, version: of.1 });
            let latest = u32::try_from(*latest).unwrap_or_default();
            pinned.insert(of, Pinned { question, latest, is_active: state == "active" });
        }
    }
    Ok(pinned)
}

/// Numbers of the latest versions of some questions of the institution.
pub(in crate::features::bank) async fn latest(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    wanted: &[BankQuestionId],
) -> Result<Vec<(BankQuestionId, u32)>, DbErr> {
    let mut latest = Vec::new();
    for some in wanted.chunks(CHUNK) {
        let rows: Vec<(BankQuestionId, i32)> = bank_question::Entity::find()
            .select_only()
            .columns([bank_question::Column::Id, bank_question::Column::Version])
            .filter(bank_question::Column::InstitutionId.eq(institution))
            .filter(bank_question::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        latest.extend(rows.into_iter().map(|(id, version)| (id, u32::try_from(version).unwrap_or_default())));
    }
    Ok(latest)
}
