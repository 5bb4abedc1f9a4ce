//! Who does what on a draft; its owner shares it.

use leptos::prelude::*;
use shared::api::draft::OfDraft;
use shared::api::review::{DraftPart, MemberEdit, MemberRow, ReviewView, SetDraftMember};
use shared::id::{AccountId, DraftId};

use crate::api::{Calling, Read, use_call};
use crate::text::review as text;
use crate::ui::prelude::*;

const PARTS: [DraftPart; 4] =
    [DraftPart::Owner, DraftPart::CoAuthor, DraftPart::Reviewer, DraftPart::Publisher];

/// Draws the people, and for the owner a form to add somebody.
pub(super) fn people(draft: DraftId, review: &ReviewView, found: Read<ReviewView>) -> AnyView {
    let setting = use_call::<SetDraftMember>();
    let can_share = review.can_share;
    let row = |member: &MemberRow| {
        let account = member.account;
        let label = format!("{} {}", text::remove(), member.name);
        let take_out = can_share.then(|| {
            view! {
                <IconButton
                    glyph=Glyph::CLOSE
                    label
                    on_press=move || set(draft, account, None, setting, found)
                />
            }
        });
        let (name, part) = (member.name.clone(), text::part_name(member.part));
        view! {
            <Row>
                <Cell label="" holds=Holds::Name>{name}</Cell>
                <Cell label=text::part()>{part}</Cell>
                <Cell label=text::actions()>{take_out}</Cell>
            </Row>
        }
    };
    let rows = review.members.iter().map(row).collect_view();
    let head = vec![Head::words(text::name()), Head::words(text::part()), Head::words(text::actions())];
    let others: Vec<Choice> =
        review.others.iter().map(|one| Choice::new(one.account.to_string(), one.name.clone())).collect();
    let adding = (can_share && !others.is_empty()).then(|| form(draft, others, setting, found));
    view! {
        <Section title=text::people()>
            <Refusal why=setting.error() />
            <Table caption=text::people_caption() quiet=true head>
                {rows}
            </Table>
            {adding}
        </Section>
    }
    .into_any()
}

fn set(
    draft: DraftId,
    account: AccountId,
    part: Option<DraftPart>,
    setting: Calling<SetDraftMember>,
    found: Read<ReviewView>,
) {
    setting.call(OfDraft { draft }, MemberEdit { account, part }, move |_| found.reload());
}

fn form(
    draft: DraftId,
    others: Vec<Choice>,
    setting: Calling<SetDraftMember>,
    found: Read<ReviewView>,
) -> AnyView {
    let (who, part) =
        (RwSignal::new(String::new()), RwSignal::new(text::part_name(DraftPart::Reviewer).to_owned()));
    let parts = PARTS.map(|part| Choice::new(text::part_name(part), text::part_name(part))).to_vec();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(account) = who.get_untracked().parse::<AccountId>() else { return };
        let chosen = part.get_untracked();
        let part = PARTS.into_iter().find(|part| text::part_name(*part) == chosen);
        set(draft, account, part, setting, found);
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <h3>{text::add_person()}</h3>
            <SelectField label=text::who() value=who choices=others />
            <SelectField label=text::part() value=part choices=parts />
            <div>
                <Button kind=ButtonKind::Secondary press=Press::Submit busy=setting.pending()>
                    {text::add()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
