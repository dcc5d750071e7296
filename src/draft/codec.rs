//! How does a draft become bytes, and bytes a draft?

use crate::report::yaml::{self, Document, ReadError};

/// 格式. The two ways between a document and the bytes of its file; [`Codec::default`] is YAML.
///
/// What writes files stays ignorant of the format, and its tests bring one of their own.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    /// Bytes to document.
    pub read: fn(&[u8]) -> Result<Document, ReadError>,
    /// Document to text.
    pub write: fn(&Document) -> String,
}

impl Codec {
    /// The text of `document`, proved to read back as the same document, but for what no file
    /// keeps: somebody who rests behind a blank has not yet ended the line.
    ///
    /// # Errors
    ///
    /// A sentence when it does not: a fault of ours, and better known before the old file is gone.
    pub fn encode(&self, document: &Document) -> Result<String, String> {
        let text = (self.write)(document);
        match (self.read)(text.as_bytes()) {
            Ok(same) if same == document.kept() => Ok(text),
            _ => Err("写出的内容读回来不一样，所以没有动原来的文件。刚才写的内容没有丢，\
                      请把这句话告诉维护本程序的人。"
                .to_owned()),
        }
    }
}

impl Default for Codec {
    fn default() -> Self {
        Self { read: yaml::read, write: yaml::write }
    }
}
