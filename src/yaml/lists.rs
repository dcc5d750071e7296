//! How are lists of names read?

use serde::de::SeqAccess;

use super::fields::{Items, Reader};
use super::message::quoted;

/// A list of names, each at most once. `add` says whether the name is known, and new.
pub(super) struct Names<'r, F> {
    pub reader: &'r Reader,
    pub key: &'static str,
    pub add: F,
}

impl<F: FnMut(&str) -> Option<bool>> Items for Names<'_, F> {
    fn wrong_shape(&self) -> String {
        format!("“{}”要写成列表，如 [甲, 乙]，没有就写 []。", self.key)
    }

    fn read_next<'de, A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<bool, A::Error> {
        let Self { reader, key, add } = self;
        let parse = |name: &str| match add(name) {
            Some(true) => Ok(()),
            Some(false) => Err(format!("“{key}”里{}写了两次。请只留一次。", quoted(name))),
            None => Err(format!("“{key}”里的{}不存在。请核对名称，或删去。", quoted(name))),
        };
        let read = seq.next_element_seed(reader.value(|| format!("“{key}”的一项"), parse))?;
        Ok(read.is_some())
    }
}

/// Whether this is such a mark as the checks give: code, place and fingerprint.
pub(super) fn is_mark(mark: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let parts: Vec<&str> = mark.split('/').collect();
    parts.len() == 3
        && mark.len() <= 100
        && parts.iter().all(|it| !it.is_empty() && it.chars().all(fits))
}
