//! A course in a list.

use leptos::prelude::*;
use shared::api::course::CourseCard;

use crate::text::course as text;
use crate::text::{credit, format};
use crate::ui::prelude::*;

/// A course in a list; the whole card leads to its page. A mark says how the reader stands to it.
pub(crate) fn course_tile(course: CourseCard, reason: Option<String>, mark: Option<AnyView>) -> AnyView {
    let href = format!("/pelatihan/{}", course.slug.as_str());
    let reason = reason.map(|reason| {
        view! {
            <p class="s-reason">
                <Icon glyph=Glyph::IDEA />
                <span>{reason}</span>
            </p>
        }
    });
    view! {
        <Card title=course.title href eyebrow=course.provider mark=mark>
            {reason}
            <p class="s-summary">{course.summary}</p>
            <Facts>
                <Fact glyph=Glyph::AWARD>{credit::jp(course.jp)}</Fact>
                <Fact glyph=Glyph::CLOCK>{format::minutes(u32::from(course.minutes))}</Fact>
                <Fact glyph=Glyph::CHART>{text::level(course.level)}</Fact>
                <Fact glyph=Glyph::BOOK>{text::lessons(course.lessons)}</Fact>
                <Fact glyph=Glyph::DOWNLOAD>{format::bytes(course.size_bytes)}</Fact>
            </Facts>
        </Card>
    }
    .into_any()
}
