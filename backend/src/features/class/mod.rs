//! Class: how far the people of a course come, who of them needs help and why, and messages to them.
//!
//! **Invariant:** nothing is counted over people when a page is asked for; counts and needs change in the transaction of
//! their cause, and a message is found by its sender's institution and by those who have got it, and by nobody else.

mod count;
pub mod door;
mod error;
mod handlers;
mod message;
mod repo;
mod service;

use shared::api::class::{
    CheckMessage, DeleteMessage, GetClass, ListClassPeople, ListClasses, ListMessages, ListSentMessages,
    OpenMessage, SendMessage,
};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on_with::<ListClasses, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::list_classes)
        .on_with::<GetClass, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::get_class)
        .on_with::<ListClassPeople, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::list_class_people)
        .on::<CheckMessage, _, _, _, _>(handlers::check_message)
        .on::<SendMessage, _, _, _, _>(handlers::send_message)
        .on::<ListSentMessages, _, _, _, _>(handlers::list_sent_messages)
        .on::<ListMessages, _, _, _, _>(handlers::list_messages)
        .on::<OpenMessage, _, _, _, _>(handlers::open_message)
        .on::<DeleteMessage, _, _, _, _>(handlers::delete_message);
}
