//! Who may author in the name of a provider.

use leptos::prelude::*;
use shared::api::provider::{
    OfProvider, ProviderMember, ProviderMemberEdit, ProviderPart, ProviderView, SetProviderMember,
};
use shared::id::{AccountId, ProviderId};

use crate::api::{Calling, Read, use_call};
use crate::text::provider as text;
use crate::ui::prelude::*;

/// The parts with their codes.
const PARTS: [(ProviderPart, &str); 2] =
    [(ProviderPart::Author, "penulis"), (ProviderPart::Manager, "pengelola")];

/// Draws the members, and a form to add somebody.
pub(super) fn members(view: &ProviderView, found: Read<ProviderView>) -> AnyView {
    let (provider, setting) = (view.id, use_call::<SetProviderMember>());
    let row = |member: &ProviderMember| {
        let account = member.account;
        let label = text::remove_this(&member.name);
        let (name, part) = (member.name.clone(), text::part_name(member.part));
        let press = move || set(provider, account, None, (setting, found));
        view! {
            <Row>
                <Cell label="" holds=Holds::Name>{name}</Cell>
                <Cell label=text::part()>{part}</Cell>
                <Cell label=text::actions()>
                    <IconButton glyph=Glyph::CLOSE label on_press=press />
                </Cell>
            </Row>
        }
    };
    let list = if view.members.is_empty() {
        view! { <p class="u-muted">{text::no_members()}</p> }.into_any()
    } else {
        let head = vec![Head::words(text::person()), Head::words(text::part()), Head::words(text::actions())];
        let rows = view.members.iter().map(row).collect_view();
        view! {
            <Table caption=text::members_caption() quiet=true head>
                {rows}
            </Table>
        }
        .into_any()
    };
    let others: Vec<Choice> =
        view.others.iter().map(|one| Choice::new(one.account.to_string(), one.name.clone())).collect();
    view! {
        <Section title=text::members()>
            <p>{text::members_why()}</p>
            <Refusal why=setting.error() />
            {list}
            {(!others.is_empty()).then(|| form(provider, others, (setting, found)))}
        </Section>
    }
    .into_any()
}

type Setting = (Calling<SetProviderMember>, Read<ProviderView>);

fn set(provider: ProviderId, account: AccountId, part: Option<ProviderPart>, (setting, found): Setting) {
    let edit = ProviderMemberEdit { account, part };
    setting.call(OfProvider { provider }, edit, move |view| found.put(view));
}

fn form(provider: ProviderId, others: Vec<Choice>, setting: Setting) -> AnyView {
    let (who, part) = (RwSignal::new(String::new()), RwSignal::new("penulis".to_owned()));
    let no_one = RwSignal::new(None::<String>);
    let parts: Vec<Choice> = PARTS
        .iter()
        .map(|(part, code)| Choice::new(*code, text::part_name(*part)).with_hint(text::part_why(*part)))
        .collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let account = who.get_untracked().parse::<AccountId>().ok();
        no_one.set(account.is_none().then(|| text::choose_person().to_owned()));
        let chosen = part.get_untracked();
        let part = PARTS.iter().find(|(_, code)| *code == chosen).map(|(part, _)| *part);
        if let Some(account) = account {
            set(provider, account, part, setting);
        }
    };
    view! {
        <form class="l-stack l-narrow" novalidate=true on:submit=submit>
            <h3>{text::add_member()}</h3>
            <SelectField label=text::person() value=who choices=others error=no_one />
            <RadioGroup legend=text::part() value=part choices=parts />
            <div>
                <Button kind=ButtonKind::Secondary press=Press::Submit busy=setting.0.pending()>
                    {text::add()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
