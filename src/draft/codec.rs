//! How does a draft become bytes, and bytes a draft?

use crate::report::yaml::{self, Document, ReadError};

/// 格式. The two ways between a document and the bytes of its file; [`Codec::default`] is YAML.
///
/// What writes files stays ignorant of the format, and its tests bring one of their own.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    /// Bytes to document.
    pub read: fn(&[u8]) -> Result<Document, ReadError>,
    /// Bytes to what is known of a document of a newer program, and the first key that is not.
    pub look: fn(&[u8]) -> Option<(Document, String)>,
    /// Document to text.
    pub write: fn(&Document) -> String,
}

impl Codec {
    /// The document, to be looked at only: what a newer program put in besides is passed over.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub fn view(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        (self.read)(bytes)
            .or_else(|error| (self.look)(bytes).map(|(document, _)| document).ok_or(error))
    }

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
        Self { read: yaml::read, look: yaml::look, write: yaml::write }
    }
}
