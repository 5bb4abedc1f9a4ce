//! Categories and their counts.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use shared::api::bank::TagRow;
use shared::id::{BankCategoryId, InstitutionId};

use super::small;
use crate::db::entity::{bank_category, bank_question, bank_tag};

/// A category as it lies in the tree.
#[derive(Debug, Clone)]
pub(in crate::features::bank) struct Category {
    pub(in crate::features::bank) id: BankCategoryId,
    pub(in crate::features::bank) parent: Option<BankCategoryId>,
    pub(in crate::features::bank) name: String,
    pub(in crate::features::bank) depth: u8,
    /// Ids from the top down, joined with points.
    pub(in crate::features::bank) path: String,
}

impl Category {
    /// Whether a category is this one or lies below it.
    pub(in crate::features::bank) fn holds(&self, other: &Self) -> bool {
        other.path.strip_prefix(&self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// What makes two names the same.
pub(in crate::features::bank) fn name_key(name: &str) -> String {
    name.to_lowercase()
}

fn to_category(row: bank_category::Model) -> Category {
    Category {
        id: row.id,
        parent: row.parent_id,
        name: row.name,
        depth: u8::try_from(row.depth).unwrap_or_default(),
        path: row.path,
    }
}

/// All categories by name.
pub(in crate::features::bank) async fn all(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<Category>, DbErr> {
    let rows = bank_category::Entity::find()
        .filter(bank_category::Column::InstitutionId.eq(institution))
        .order_by_asc(bank_category::Column::NameKey)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_category).collect())
}

/// One category.
pub(in crate::features::bank) async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BankCategoryId,
) -> Result<Option<Category>, DbErr> {
    let row = bank_category::Entity::find_by_id(id)
        .filter(bank_category::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    Ok(row.map(to_category))
}

/// Adds a category below another, or at the top.
pub(in crate::features::bank) async fn add(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BankCategoryId,
    above: Option<&Category>,
    name: &str,
    now: DateTime<Utc>,
) -> Result<Category, DbErr> {
    let own = id.0.simple().to_string();
    let category = Category {
        id,
        parent: above.map(|above| above.id),
        name: name.to_owned(),
        depth: above.map_or(0, |above| above.depth.saturating_add(1)),
        path: above.map_or_else(|| own.clone(), |above| format!("{}.{own}", above.path)),
    };
    let row = bank_category::ActiveModel {
        id: Set(id),
        institution_id: Set(institution),
        parent_id: Set(category.parent),
        name: Set(category.name.clone()),
        name_key: Set(name_key(name)),
        path: Set(category.path.clone()),
        depth: Set(i16::from(category.depth)),
        created_at: Set(now),
    };
    bank_category::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(category)
}

/// Gives a category another name; says whether there is such a category.
pub(in crate::features::bank) async fn rename(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BankCategoryId,
    name: &str,
) -> Result<bool, DbErr> {
    let done = bank_category::Entity::update_many()
        .col_expr(bank_category::Column::Name, Expr::value(name))
        .col_expr(bank_category::Column::NameKey, Expr::value(name_key(name)))
        .filter(bank_category::Column::Id.eq(id))
        .filter(bank_category::Column::InstitutionId.eq(institution))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Questions of one state in one category itself.
#[derive(Debug, FromQueryResult)]
pub(in crate::features::bank) struct Count {
    pub(in crate::features::bank) category_id: BankCategoryId,
    pub(in crate::features::bank) state: String,
    pub(in crate::features::bank) questions: i64,
}

/// Questions by category and state.
pub(in crate::features::bank) async fn counts(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<Count>, DbErr> {
    bank_question::Entity::find()
        .select_only()
        .columns([bank_question::Column::CategoryId, bank_question::Column::State])
        .column_as(bank_question::Column::Id.count(), "questions")
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .group_by(bank_question::Column::CategoryId)
        .group_by(bank_question::Column::State)
        .into_model()
        .all(db)
        .await
}

#[derive(FromQueryResult)]
struct TagCount {
    tag: String,
    questions: i64,
}

/// The tags of active questions, most used first.
pub(in crate::features::bank) async fn tags(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    most: u64,
) -> Result<Vec<TagRow>, DbErr> {
    let rows = bank_tag::Entity::find()
        .select_only()
        .column(bank_tag::Column::Tag)
        .column_as(bank_tag::Column::QuestionId.count(), "questions")
        .join(JoinType::InnerJoin, bank_tag::Relation::Question.def())
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .filter(bank_question::Column::State.eq("active"))
        .group_by(bank_tag::Column::Tag)
        .order_by_desc(Expr::col("questions"))
        .order_by_asc(bank_tag::Column::Tag)
        .limit(most)
        .into_model::<TagCount>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| TagRow { tag: row.tag, questions: small(row.questions) }).collect())
}
