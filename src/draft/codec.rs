//! How does a draft become bytes, and bytes a draft?

use crate::report::Document;
use crate::yaml::{self, ReadError};

/// 格式. The two ways between a document and the bytes of its file; [`Codec::default`] is YAML.
///
/// What writes files stays ignorant of the format, and its tests bring one of their own.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    /// Bytes to document.
    pub read: fn(&[u8]) -> Result<Document, ReadError>,
    /// Bytes to what is known of a document of a newer program, and the first key that is not.
    pub look: fn(&[u8]) -> Option<(Document, String)>,
    /// Bytes of a copy that was put aside, be it too large to be saved, to document.
    pub read_rescued: fn(&[u8]) -> Result<Document, ReadError>,
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
    /// A sentence when it is too long to be read again; or when it does not read back: a fault of ours, and better known before the old file is gone.
    pub fn encode(&self, document: &Document) -> Result<String, String> {
        let text = (self.write)(document);
        if let Some(sentence) = too_long(&text) {
            return Err(sentence);
        }
        match (self.read)(text.as_bytes()) {
            Ok(same) if same == document.kept() => Ok(text),
            _ => Err("写出的内容读回来不一样，所以没有动原来的文件。刚才写的内容没有丢，\
                      请把这句话告诉维护本程序的人。"
                .to_owned()),
        }
    }

    /// One sentence, when what was read is too long to be written.
    #[must_use]
    pub fn refuses(&self, document: &Document) -> Option<String> {
        too_long(&(self.write)(document))
    }

    /// The text of `document` for a copy put aside, if it reads back as such.
    #[must_use]
    pub fn encode_rescued(&self, document: &Document) -> Option<String> {
        let text = (self.write)(document);
        let same = (self.read_rescued)(text.as_bytes()).ok()?;
        (same == document.kept()).then_some(text)
    }
}

fn too_long(text: &str) -> Option<String> {
    let megabytes = text.len() as f64 / yaml::MOST_BYTES as f64;
    (megabytes > 1.0).then(|| {
        format!(
            "内容一共有 {megabytes:.1} MB，最多能存 1 MB。\
             请删去一些刚加进来的内容，删了就会自动存上。"
        )
    })
}

impl Default for Codec {
    fn default() -> Self {
        Self {
            read: yaml::read,
            look: yaml::look,
            read_rescued: yaml::read_rescued,
            write: yaml::write,
        }
    }
}
