//! The catalogue of a store: which vintage plays a part, and what has been read of it, so that it
//! is read once.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use counterpoise_datasets::{Manifest, Store};

use crate::error::Error;
use crate::find::{Role, choose};
use crate::query::DataName;

/// A store, and what has been read from it so far.
pub struct Catalogue<'a> {
    store: &'a Store,
    preferred: Vec<DataName>,
    held: Mutex<BTreeMap<String, Arc<dyn Any + Send + Sync>>>,
}

impl<'a> Catalogue<'a> {
    /// Nothing read yet. Of several datasets that would do, those named here are taken; a measure
    /// that names its own data takes those.
    pub fn new(store: &'a Store, preferred: Vec<DataName>) -> Catalogue<'a> {
        Catalogue { store, preferred, held: Mutex::default() }
    }

    /// The store.
    pub fn store(&self) -> &'a Store {
        self.store
    }

    /// The vintage that plays a part.
    pub(crate) fn find(&self, role: &Role, own: Option<&DataName>) -> Result<Manifest, Error> {
        choose(self.store, role, own, &self.preferred)
    }

    /// What was read under that name, or reads it.
    pub(crate) fn held<T: Any + Send + Sync>(
        &self,
        name: &str,
        read: impl FnOnce() -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        let known = self.held.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some(known) = known.and_then(|known| known.downcast::<T>().ok()) {
            return Ok(known);
        }
        let fresh = Arc::new(read()?);
        self.held
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), Arc::clone(&fresh) as _);
        Ok(fresh)
    }
}
