//! One line per endpoint of the course slice.

use shared::api::course::{
    ArchiveCourse, Catalogue, CourseView, GetAsset, GetCourse, ListCourses, ListVersions, PublishVersion,
    ReopenCourse, Versions,
};

use super::error::CourseError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn list_courses(ctx: Ctx, call: Call<ListCourses>) -> Result<Catalogue, CourseError> {
    service::list(&ctx, &call.params).await
}

pub(super) async fn get_course(ctx: Ctx, call: Call<GetCourse>) -> Result<CourseView, CourseError> {
    service::view(&ctx, call.caller.identity(), &call.params.slug, call.visitor.lang).await
}

pub(super) async fn list_versions(ctx: Ctx, call: Call<ListVersions>) -> Result<Versions, CourseError> {
    service::versions(&ctx, &call.caller).await
}

pub(super) async fn publish_version(ctx: Ctx, call: Call<PublishVersion>) -> Result<(), CourseError> {
    service::publish(&ctx, &call.caller, call.params.version).await
}

pub(super) async fn archive_course(ctx: Ctx, call: Call<ArchiveCourse>) -> Result<(), CourseError> {
    service::archive(&ctx, &call.caller, call.params.course, Some(call.body.reason)).await
}

pub(super) async fn reopen_course(ctx: Ctx, call: Call<ReopenCourse>) -> Result<(), CourseError> {
    service::archive(&ctx, &call.caller, call.params.course, None).await
}

pub(super) async fn get_asset(ctx: Ctx, call: StreamCall<GetAsset>) -> Result<Download, CourseError> {
    service::asset(&ctx, &call.params.asset).await
}
