//! The app: the stores at its root, the frame, and the routes.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Router};
use leptos_router::hooks::{use_location, use_navigate};
use shared::access::{Instructor, Learner, Staff, Superior, TrainingAdmin};
use shared::api::orientation::Guide;

use crate::api_docs::ApiDocsRoutes;
use crate::features::account::{AccountRoutes, sign_in_again};
use crate::features::arrangement::ArrangementRoutes;
use crate::features::bank::BankRoutes;
use crate::features::batch::BatchRoutes;
use crate::features::blueprint::BlueprintRoutes;
use crate::features::class::ClassRoutes;
use crate::features::correction::CorrectionRoutes;
use crate::features::course::CourseRoutes;
use crate::features::credit::CreditRoutes;
use crate::features::discussion::DiscussionRoutes;
use crate::features::draft::DraftRoutes;
use crate::features::enrolment::EnrolmentRoutes;
use crate::features::home::HomeRoutes;
use crate::features::lesson::LessonRoutes;
use crate::features::live::LiveRoutes;
use crate::features::marking::MarkingRoutes;
use crate::features::media::MediaRoutes;
use crate::features::organisation::OrganisationRoutes;
use crate::features::orientation::{OrientationRoutes, help_button};
use crate::features::package::PackageRoutes;
use crate::features::progress::ProgressRoutes;
use crate::features::provider::ProviderRoutes;
use crate::features::quiz::{QuizRoutes, deliver_waiting};
use crate::features::review::ReviewRoutes;
use crate::features::statistics::StatisticsRoutes;
use crate::features::team::TeamRoutes;
use crate::platform::{bridge, brought};
use crate::session::{provide_session, use_may, use_session};
use crate::text::ui as text;
use crate::ui::frame::{Frame, NotFound, Part, Viewer, provide_frame, use_frame};
use crate::ui::gallery::GalleryRoutes;
use crate::ui::{ToastAction, Tone, later, use_toasts};

/// The app. Every slice contributes its routes in one line.
#[component]
pub fn App() -> impl IntoView {
    provide_frame();
    provide_session();
    show_viewer();
    follow_other_tabs();
    offer_new_version();
    let (routing, set_routing) = signal(false);
    view! {
        <Router set_is_routing=set_routing>
            {later(move || framed(routing))}
        </Router>
    }
}

fn framed(routing: ReadSignal<bool>) -> AnyView {
    deliver_waiting();
    let has_ended = use_session().has_ended();
    view! {
        <Start />
        {move || has_ended.get().then(sign_in_again)}
        <Frame routing help=help_button>
            <FlatRoutes fallback=NotFound>
                <HomeRoutes />
                <CourseRoutes />
                <EnrolmentRoutes />
                <ProgressRoutes />
                <LessonRoutes />
                <QuizRoutes />
                <StatisticsRoutes />
                <ClassRoutes />
                <LiveRoutes />
                <DiscussionRoutes />
                <ArrangementRoutes />
                <CorrectionRoutes />
                <MarkingRoutes />
                <CreditRoutes />
                <AccountRoutes />
                <TeamRoutes />
                <OrientationRoutes />
                <OrganisationRoutes />
                <ProviderRoutes />
                <BankRoutes />
                <BlueprintRoutes />
                <MediaRoutes />
                <BatchRoutes />
                <ReviewRoutes />
                <PackageRoutes />
                <DraftRoutes />
                <ApiDocsRoutes />
                <GalleryRoutes />
            </FlatRoutes>
        </Frame>
    }
    .into_any()
}

/// Shows who is signed in, as soon as that is known.
fn show_viewer() {
    let (frame, me) = (use_frame(), use_session().me());
    let parts = [
        (Part::Learning, use_may::<Learner>()),
        (Part::Team, use_may::<Superior>()),
        (Part::People, use_may::<TrainingAdmin>()),
        (Part::Versions, use_may::<Instructor>()),
        (Part::Batches, use_may::<Staff>()),
    ];
    Effect::new(move |_| {
        let viewer = me.get().map(|me| Viewer {
            name: me.name,
            unread: me.unread,
            parts: parts.iter().filter(|(_, may)| may.get()).map(|(part, _)| *part).collect(),
        });
        frame.viewer.set(viewer);
    });
}

/// Notices when another tab signs out: what the server does not give to anybody must not stay on the screen.
fn follow_other_tabs() {
    let session = StoredValue::new_local(use_session());
    let handle = window_event_listener_untyped("storage", move |_| {
        if let Some(session) = session.try_get_value() {
            session.check();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Says when a newer app has been fetched. It is taken when the reader agrees, never in the middle of something.
fn offer_new_version() {
    let toasts = use_toasts();
    let handle = window_event_listener_untyped("sinau-new-version", move |_| {
        toasts.offer(
            Tone::Info,
            text::new_version(),
            ToastAction::new(text::reload(), bridge::take_new_version),
        );
    });
    on_cleanup(move || handle.remove());
}

/// Takes those who do not learn from home, which is about learning, to where their work starts, the first time by way of
/// the first steps; what the page brought along is for where it was opened.
#[component]
fn Start() -> impl IntoView {
    let (viewer, path, navigate) = (use_frame().viewer, use_location().pathname, use_navigate());
    let me = use_session().me();
    let is_new = move || {
        me.with_untracked(|me| me.as_ref().is_some_and(|me| me.unseen.iter().copied().any(Guide::is_steps)))
    };
    Effect::new(move |first: Option<()>| {
        path.track();
        if first.is_some() {
            brought::drop_all();
        }
    });
    Effect::new(move |_| {
        let start = viewer.with(|viewer| viewer.as_ref().map(Viewer::start));
        if let Some(start) = start.filter(|start| *start != "/")
            && path.with(|path| path == "/")
        {
            let start = if is_new() { "/langkah-awal" } else { start };
            navigate(start, NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
}
