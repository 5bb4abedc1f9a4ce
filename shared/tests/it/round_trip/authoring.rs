//! Addresses of what authors use: quizzes as they are written, drafts, their files and packages.

use shared::api::Nothing;
use shared::api::blueprint::{
    DropBlueprint, GetBlueprint, ListBlueprints, OfBlueprint, PublishBlueprint, SaveBlueprint, TryBlueprint,
};
use shared::api::draft::{
    AddDraftFile, CheckDraft, DropDraft, EditBlocks, EditDraftQuestions, EditOutline, FindModules,
    FinishDraft, GetDraft, GetDraftUnit, InsertModule, ListDraftChanges, ListDraftFiles, ListDrafts,
    ModuleFind, OfDraft, OfDraftBlock, OfDraftChange, OfDraftUnit, PreviewBlock, PreviewUnit, SaveBlock,
    SetDraftFacts, SetDraftUnit, StartDraft, UndoDraftChange,
};
use shared::api::package::{
    DownloadCourse, DownloadDraft, OfPackage, OfPackedCourse, OfTextForDraft, ReadPackage, ReadText,
    TakePackage, TakeText,
};
use shared::api::provider::{
    CreateProvider, GetProvider, ListAuthorProviders, ListProviders, OfProvider, SetProvider,
    SetProviderMember,
};
use shared::api::review::{
    AddDraftComment, CompareDraft, GetReview, GetReviewRule, OfDraftComment, SetDraftMember, SetReviewRule,
    SettleDraftComment, StepDraft,
};
use shared::id::{
    CourseId, DraftBlockId, DraftChangeId, DraftCommentId, DraftId, DraftUnitId, MediaId, ProviderId,
};
use shared::value::{Cursor, SearchText, Slug};
use uuid::Uuid;

use super::Tried;

pub(super) fn blueprints(tried: &mut Tried, id: Uuid) {
    let of = OfBlueprint {
        course: CourseId(id),
        module: Slug::parse("ujian").unwrap(),
        lesson: Slug::parse("ujian-akhir").unwrap(),
    };
    tried
        .call::<ListBlueprints>(&Nothing {})
        .call::<GetBlueprint>(&of)
        .call::<SaveBlueprint>(&of)
        .call::<DropBlueprint>(&of)
        .call::<TryBlueprint>(&of)
        .call::<PublishBlueprint>(&of);
}

pub(super) fn providers(tried: &mut Tried, id: Uuid) {
    let of = OfProvider { provider: ProviderId(id) };
    tried
        .call::<ListProviders>(&Nothing {})
        .call::<CreateProvider>(&Nothing {})
        .call::<ListAuthorProviders>(&Nothing {})
        .call::<GetProvider>(&of)
        .call::<SetProvider>(&of)
        .call::<SetProviderMember>(&of);
}

pub(super) fn drafts(tried: &mut Tried, id: Uuid) {
    let of = OfDraft { draft: DraftId(id) };
    let unit = OfDraftUnit { draft: DraftId(id), unit: DraftUnitId(id) };
    tried
        .call::<ListDrafts>(&Nothing {})
        .call::<StartDraft>(&Nothing {})
        .call::<GetDraft>(&of)
        .call::<DropDraft>(&of)
        .call::<SetDraftFacts>(&of)
        .call::<EditOutline>(&of)
        .call::<FindModules>(&ModuleFind::default())
        .call::<FindModules>(&ModuleFind {
            q: SearchText::parse("alur & loket").ok(),
            after: Cursor::parse("616c7572~pola").ok(),
        })
        .call::<InsertModule>(&of)
        .call::<PreviewBlock>(&of)
        .call::<CheckDraft>(&of)
        .call::<ListDraftChanges>(&of)
        .call::<FinishDraft>(&of)
        .call::<GetReview>(&of)
        .call::<StepDraft>(&of)
        .call::<SetDraftMember>(&of)
        .call::<AddDraftComment>(&of)
        .call::<SettleDraftComment>(&OfDraftComment { draft: DraftId(id), comment: DraftCommentId(id) })
        .call::<CompareDraft>(&of)
        .call::<GetReviewRule>(&Nothing {})
        .call::<SetReviewRule>(&Nothing {})
        .call::<ReadPackage>(&OfPackage { media: MediaId(id) })
        .call::<TakePackage>(&OfPackage { media: MediaId(id) })
        .call::<ReadText>(&OfPackage { media: MediaId(id) })
        .call::<TakeText>(&OfTextForDraft { media: MediaId(id), draft: DraftId(id) })
        .stream::<DownloadDraft>(&of)
        .call::<ListDraftFiles>(&of)
        .call::<AddDraftFile>(&of)
        .stream::<DownloadCourse>(&OfPackedCourse { course: CourseId(id) })
        .call::<UndoDraftChange>(&OfDraftChange { draft: DraftId(id), change: DraftChangeId(id) })
        .call::<GetDraftUnit>(&unit)
        .call::<SetDraftUnit>(&unit)
        .call::<EditBlocks>(&unit)
        .call::<EditDraftQuestions>(&unit)
        .call::<PreviewUnit>(&unit)
        .call::<SaveBlock>(&OfDraftBlock {
            draft: DraftId(id),
            unit: DraftUnitId(id),
            block: DraftBlockId(id),
        });
}
