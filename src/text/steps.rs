//! How much of a text do the checks look at?
//!
//! Counted in tests only, where it shows that twice the text costs twice the work: what scans a
//! text says how many bytes, what goes through a list how many entries.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// So many more were looked at.
#[inline]
pub(crate) fn step(_more: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + _more);
}

/// How many were looked at in this thread since it was last asked.
#[cfg(test)]
pub(crate) fn taken() -> usize {
    STEPS.take()
}
