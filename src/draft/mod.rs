//! How is a report that is being written kept on disk?
