//! What the page of a screen brings along: text to read while the app is on its way, and the answers that the app
//! would ask for first.
//!
//! **Invariant:** an answer is the endpoint's own, to whom the endpoint admits; what is refused is not brought, and the
//! app hears why when it asks.

use actix_web::HttpRequest;
use shared::access::{Access, Identity};
use shared::endpoint::{self, Endpoint};
use shared::id::AccountId;
use shared::problem::Lang;

use super::assets::{ICONS, escape};
use super::caller::{self, Visitor};
use super::mount::Call;
use super::reply::Reply;
use crate::ctx::Ctx;

/// A page being filled for somebody.
pub struct Opening {
    ctx: Ctx,
    identity: Identity,
    visitor: Visitor,
    lang: Lang,
    answers: Vec<(String, String)>,
    /// Title of the tab, where it is known.
    pub(super) title: Option<String>,
    /// Content of `<main>`, where it is more than a skeleton.
    pub(super) main: Option<String>,
}

impl Opening {
    /// A page for somebody, with nothing in it yet.
    pub(super) fn new(request: &HttpRequest, ctx: &Ctx, identity: Identity) -> Self {
        Self {
            ctx: ctx.clone(),
            identity,
            visitor: caller::visitor(request, &ctx.config),
            lang: caller::lang(request),
            answers: Vec::new(),
            title: None,
            main: None,
        }
    }

    /// Brings the answer to a question that the app would ask; `None` where it is refused.
    pub async fn ask<E, F, R, Err>(
        &mut self,
        params: E::Params,
        handler: impl Fn(Ctx, Call<E>) -> F,
    ) -> Option<E::Output>
    where
        E: Endpoint<Body = ()>,
        F: Future<Output = Result<R, Err>>,
        R: Into<Reply<E::Output>>,
    {
        let address = endpoint::url::<E>(&params).ok()?;
        let caller = E::Access::admit(Some(self.identity.clone())).ok()?;
        let call = Call { caller, params, body: (), visitor: self.visitor.clone() };
        let output = handler(self.ctx.clone(), call).await.ok()?.into().body;
        self.answers.push((address, serde_json::to_string(&output).ok()?));
        Some(output)
    }

    /// The server, and who the page is for: to find out what is worth asking.
    pub fn parties(&self) -> (&Ctx, &Identity) {
        (&self.ctx, &self.identity)
    }

    /// The title of the tab, and what the page shows, as HTML.
    pub fn show(&mut self, title: &str, html: String) {
        self.title = Some(title.to_owned());
        self.main = Some(html);
    }

    /// Words in the reader's language.
    pub fn words(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    /// A count in the reader's writing.
    pub fn number(&self, count: u32) -> String {
        let digits = count.to_string();
        let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
        groups.join(self.words(".", ","))
    }

    /// A span of work in words, as the app says it.
    pub fn minutes(&self, minutes: u16) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let hour = if hours == 1 { self.words("jam", "hour") } else { self.words("jam", "hours") };
        let minute = self.words("menit", "min");
        match (hours, rest) {
            (0, _) => format!("{rest} {minute}"),
            (_, 0) => format!("{hours} {hour}"),
            _ => format!("{hours} {hour} {rest} {minute}"),
        }
    }

    /// The answers as elements that no browser runs or shows.
    pub(super) fn answers(&self) -> String {
        let account = self.identity.account;
        self.answers.iter().map(|(address, json)| answer(account, address, json)).collect()
    }
}

/// One answer. Its JSON can end no element: `<` is written as an escape, which is the same to JSON.
fn answer(account: AccountId, address: &str, json: &str) -> String {
    format!(
        "<script type=\"application/json\" data-account=\"{account}\" data-answer=\"{}\">{}</script>\n",
        escape(address),
        json.replace('<', "\\u003c")
    )
}

/// The top of a page, as `PageHeader` of the app draws it.
#[derive(Debug, Default)]
pub struct Head<'a> {
    /// The way here: words and address.
    pub crumb: Option<(&'a str, String)>,
    /// The title.
    pub title: &'a str,
    /// One or two sentences below it.
    pub lead: Option<&'a str>,
    /// Pills and facts, as HTML.
    pub more: String,
}

impl Head<'_> {
    /// Draws it.
    pub fn html(&self) -> String {
        let crumb = self.crumb.as_ref().map(|(label, href)| {
            format!(
                "<nav class=\"c-breadcrumb\"><ol role=\"list\"><li class=\"c-breadcrumb__item\">\
                 <a href=\"{}\">{}</a>{}</li></ol></nav>",
                escape(href),
                escape(label),
                icon("chevron-right")
            )
        });
        let lead = self.lead.map(|lead| format!("<p class=\"c-page-header__lead\">{}</p>", escape(lead)));
        let more = (!self.more.is_empty())
            .then(|| format!("<div class=\"c-page-header__more\">{}</div>", self.more));
        format!(
            "<header class=\"c-page-header\">{}<h1 tabindex=\"-1\">{}</h1>{}{}</header>",
            crumb.unwrap_or_default(),
            escape(self.title),
            lead.unwrap_or_default(),
            more.unwrap_or_default()
        )
    }
}

/// An icon of the sprite, as `Icon` draws it.
pub fn icon(id: &str) -> String {
    format!("<svg class=\"c-icon\" aria-hidden=\"true\"><use href=\"{ICONS}#{id}\"/></svg>")
}

/// Small facts, each with its icon, as `Facts` draws them.
pub fn facts(facts: &[(&str, String)]) -> String {
    let fact = |(glyph, words): &(&str, String)| {
        format!("<li class=\"c-facts__item\">{}<span>{}</span></li>", icon(glyph), escape(words))
    };
    format!("<ul class=\"c-facts\" role=\"list\">{}</ul>", facts.iter().map(fact).collect::<String>())
}

/// A state in a word, as `Pill` draws it; its icon and its word come with the app where they are not known here.
pub fn pill(words: Option<&str>) -> String {
    let words = words.map_or_else(|| "&nbsp;".to_owned(), escape);
    format!("<span class=\"c-pill\" data-tone=\"neutral\">{}{words}</span>", icon("circle"))
}

/// Reading text that the server has sanitised, as `Prose` draws it.
pub fn prose(html: &str) -> String {
    format!("<div class=\"c-prose\" lang=\"id\">{html}</div>")
}

/// A card with an eyebrow, a title, words and a quieter button, as the app draws it.
pub fn card(class: &str, eyebrow: &str, title: &str, words: &str, (href, act): (&str, &str)) -> String {
    let [eyebrow, title, words, href, act] = [eyebrow, title, words, href, act].map(escape);
    format!(
        "<section class=\"c-card {class}\"><p class=\"c-card__eyebrow\">{eyebrow}</p>\
         <h2 class=\"c-card__title\">{title}</h2><p>{words}</p><div class=\"c-card__foot l-cluster\">\
         <a class=\"c-button c-button--secondary\" href=\"{href}\">{act}</a></div></section>"
    )
}

/// A part of a page under its own heading, as `Section` draws it; `html` is its content.
pub fn section(title: &str, html: &str) -> String {
    format!(
        "<section class=\"c-section\"><div class=\"c-section__head\"><h2>{}</h2></div>{html}</section>",
        escape(title)
    )
}

/// Cards that are on their way, as `Loading` draws them, so that the page keeps its height.
pub fn skeleton(cards: usize) -> String {
    let card = "<div class=\"c-skeleton__card\"><div class=\"c-skeleton__line c-skeleton__line--most\"></div>\
                <div class=\"c-skeleton__line\"></div></div>";
    format!("<div class=\"c-skeleton\" aria-hidden=\"true\">{}</div>", card.repeat(cards))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_cannot_leave_its_element() {
        let account = "01890a5d-ac96-774b-bcce-b302099a8001".parse().unwrap();
        let html = answer(account, "/a?q=\"b\"", "{\"html\":\"</script><b>\"}");
        let json = html.split_once("b&quot;\">").and_then(|(_, rest)| rest.split_once("</script>"));
        assert_eq!(json, Some(("{\"html\":\"\\u003c/script>\\u003cb>\"}", "\n")));
    }

    #[test]
    fn titles_are_words_and_never_markup() {
        let head = Head { crumb: Some(("<a>", "/\"".to_owned())), title: "1 < 2", ..Head::default() };
        let html = head.html();
        assert!(
            html.contains("<a href=\"/&quot;\">&lt;a&gt;</a>") && html.contains(">1 &lt; 2</h1>"),
            "{html}"
        );
    }
}
