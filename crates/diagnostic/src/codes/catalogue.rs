//! How a list of codes with their titles becomes constants and pages.

macro_rules! catalogue {
    ($($name:ident = $code:literal, $title:literal;)*) => {
        use super::page::Page;
        use crate::Code;
        impl Code { $(#[doc = $title] pub const $name: Code = Code($code);)* }
        pub(super) const PAGES: &[Page] =
            &[$(Page {
                code: Code($code),
                title: $title,
                text: include_str!(concat!("pages/", $code, ".md")),
            }),*];
    };
}
pub(super) use catalogue;
