//! Everything that a page needs of the design system.

pub use super::action_bar::ActionBar;
pub use super::avatar::Avatar;
pub use super::button::{Button, ButtonKind, IconButton, LinkButton, Press, Width};
pub use super::card::{Card, CardKind, Fact, Facts};
pub use super::chip::{Chip, ChosenChip};
pub use super::choice::{Checkbox, CheckboxGroup, Lay, RadioGroup};
pub use super::data_list::DataList;
pub use super::dialog::{Dialog, Drawer, SideRail};
pub use super::disclosure::{Accordion, Disclosure};
pub use super::error_summary::{ErrorSummary, FieldError};
pub use super::field::{Choice, Need, SearchField, SelectField, TextField, TextKind};
pub use super::figure::Figure;
pub use super::frame::{
    AidsOpener, FrameState, LanguagePicker, NotFound, Part, ThemePicker, Viewer, use_frame, use_now,
    use_page_title,
};
pub use super::icon::{Glyph, Icon};
pub use super::kpi::Kpi;
pub use super::later::{later, later_rows};
pub use super::notice::{Callout, Notice, Refusal};
pub use super::page::{Breadcrumb, Crumb, PageHeader, Section};
pub use super::pager::LoadMore;
pub use super::pill::Pill;
pub use super::progress::ProgressBar;
pub use super::prose::Prose;
pub use super::ring::Ring;
pub use super::skeleton::{Loading, Shape};
pub use super::stacked_bar::{BarPart, StackedBar};
pub use super::state::{EmptyFiltered, EmptyFirst, ErrorState, NoPermission, OfflineNotice, StaleNote};
pub use super::sync_chip::{SyncChip, SyncState};
pub use super::table::{Cell, Head, Holds, Order, Row, Table};
pub use super::timer::Timer;
pub use super::tip::DefinitionTip;
pub use super::toast::{ToastAction, Toasts, use_toasts};
pub use super::tone::Tone;
pub use super::words::Words;
