//! What one context has of its own and others look at.

use std::ops::{Deref, DerefMut};

/// Something owned, or on loan from a context that waits meanwhile. A loan that is written to
/// becomes a copy, as with [`std::borrow::Cow`]; whoever borrows here only reads.
pub(crate) enum Shared<'a, T> {
    Own(T),
    Lent(&'a T),
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Shared::Own(it) => it,
            Shared::Lent(it) => it,
        }
    }
}

impl<T: Clone> DerefMut for Shared<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        match self {
            Shared::Own(it) => it,
            Shared::Lent(it) => {
                let copy = Shared::Own(it.clone());
                *self = copy;
                self.deref_mut()
            }
        }
    }
}

impl<T: Clone> Shared<'_, T> {
    /// The same on loan.
    pub(crate) fn lend(&self) -> Shared<'_, T> {
        Shared::Lent(self)
    }

    pub(crate) fn into_own(self) -> T {
        match self {
            Shared::Own(it) => it,
            Shared::Lent(it) => it.clone(),
        }
    }
}
