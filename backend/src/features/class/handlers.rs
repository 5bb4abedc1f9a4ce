//! One line per endpoint of the class slice.

use shared::api::class::{
    CheckMessage, Class, ClassPeople, Classes, DeleteMessage, GetClass, ListClassPeople, ListClasses,
    ListMessages, ListSentMessages, MessageCheck, MessageView, Messages, OpenMessage, SendMessage,
    SentMessage, SentMessages, Unread,
};

use super::error::ClassError;
use super::{message, service};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_classes(ctx: Ctx, call: Call<ListClasses>) -> Result<Classes, ClassError> {
    service::classes(&ctx, &call.caller).await
}

pub(super) async fn get_class(ctx: Ctx, call: Call<GetClass>) -> Result<Class, ClassError> {
    service::class(&ctx, &call.caller, &call.params).await
}

pub(super) async fn list_class_people(
    ctx: Ctx,
    call: Call<ListClassPeople>,
) -> Result<ClassPeople, ClassError> {
    service::people(&ctx, &call.caller, &call.params).await
}

pub(super) async fn check_message(ctx: Ctx, call: Call<CheckMessage>) -> Result<MessageCheck, ClassError> {
    message::check(&ctx, &call.caller, &call.params.slug, &call.body).await
}

pub(super) async fn send_message(ctx: Ctx, call: Call<SendMessage>) -> Result<SentMessage, ClassError> {
    message::send(&ctx, &call.caller, &call.params.slug, call.body).await
}

pub(super) async fn list_sent_messages(
    ctx: Ctx,
    call: Call<ListSentMessages>,
) -> Result<SentMessages, ClassError> {
    message::sent(&ctx, &call.caller, &call.params).await
}

pub(super) async fn list_messages(ctx: Ctx, call: Call<ListMessages>) -> Result<Messages, ClassError> {
    message::received(&ctx, &call.caller, call.params.after.as_ref()).await
}

pub(super) async fn open_message(ctx: Ctx, call: Call<OpenMessage>) -> Result<MessageView, ClassError> {
    message::open(&ctx, &call.caller, call.params.message).await
}

pub(super) async fn delete_message(ctx: Ctx, call: Call<DeleteMessage>) -> Result<Unread, ClassError> {
    message::delete(&ctx, &call.caller, call.params.message).await
}
