//! What a work is, and who cites it.

use super::SourceKind;
use serde::Serialize;

/// The form of a work, by which a list of works is parted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[allow(missing_docs)]
pub enum WorkForm {
    Book,
    Article,
    Chapter,
    Thesis,
    Report,
    Document,
    Press,
    Page,
    Interview,
    Data,
    #[default]
    Other,
}

impl WorkForm {
    /// The form of a work that a judge of evidence calls a source of a kind. What an entry says
    /// nothing of, as `@misc`, is of the form that the kind suggests.
    #[must_use]
    pub fn of_kind(self, kind: SourceKind) -> WorkForm {
        let open = matches!(self, WorkForm::Other | WorkForm::Page);
        match kind {
            SourceKind::Press if open || self == WorkForm::Article => WorkForm::Press,
            SourceKind::Interview if open => WorkForm::Interview,
            SourceKind::Official if open => WorkForm::Document,
            SourceKind::ThinkTank if open => WorkForm::Report,
            SourceKind::Statistics if open => WorkForm::Data,
            _ => self,
        }
    }
}

/// Who cites a work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitedBy {
    /// The case, whether or not schools cite it as well.
    Case,
    /// Schools that come with the program, and nothing of the case.
    Schools,
    /// Nothing.
    #[default]
    Nothing,
}
