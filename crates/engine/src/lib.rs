//! An open case: its files, edits that are not saved, queries, and what was found before.
//!
//! *For:* whoever asks a case more than once - an editor, a page, a notebook. [`Session::open`]
//! reads a folder, [`Session::edit`] changes a text without saving it, [`Session::query`] gives a
//! fact. What was found is kept by the *content* of what it depends on, so that an edit costs
//! what hangs on it and no more; a query can be followed and stopped from another thread. Beside
//! it stands the lock of a run ([`lock`]).
//!
//! *May use:* the case, the study, the store (feature `store`). *Must never know:* how anything
//! is told or drawn, the terminal.
//!
//! *Invariants.* A fact is the same whether it was found now or kept, and whatever was asked
//! before: the test `edits.rs` compares both after each of sixteen kinds of edit. A fact holds
//! the case that it was found in, whose positions it has; names are the same in every case of the
//! session.
//!
//! ```
//! use counterpoise_case::Folder;
//! use counterpoise_engine::{Asked, Found, Options, Query, Session};
//!
//! let text = r#"case small "A small case"
//!   question: Who leans where?
//!   subject: RUS
//!   target: CHN
//!   schools: pape-2005
//! period all "All of it"
//!   from: 2010-01-01
//!   until: 2020-01-01
//! event 2014 RUS -> CHN "A deed"
//!   id: E1
//!   deed, accommodate
//! "#;
//! let files = vec![("small.case".to_owned(), text.as_bytes().to_vec())];
//! let folder = Folder { files, unreadable: Vec::new() };
//! let mut session = Session::of(folder, Options::default())?;
//! let cells = Query::Cells(Asked::default());
//! let leans = |session: &Session| match &session.query(&cells).unwrap()[..] {
//!     [Found::Cell(cell)] => cell.is.stance.to,
//!     _ => panic!("one cell was asked for"),
//! };
//! let before = leans(&session);
//! session.edit("small.case", text.replace("accommodate", "resist"))?;
//! assert!(leans(&session) < before);
//! // Taken back, it is known.
//! session.edit("small.case", text)?;
//! assert_eq!(leans(&session), before);
//! assert_eq!(session.computed().cells, 2);
//! # Ok::<(), counterpoise_engine::Error>(())
//! ```

pub mod lock;
#[cfg(feature = "store")]
mod measured;
mod memo;
mod overrule;
mod query;
mod session;

pub use memo::Computed;
pub use query::{Asked, Claimed, Fact, Found, Query, Unheard};
pub use session::{Error, Lacking, Options, Session};
