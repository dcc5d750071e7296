//! What may a file be called?

use std::ffi::OsString;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};

use crate::text::clean::harmless;
use crate::text::width;

/// Most characters of a unit's name in a folder's name.
const MOST_CHARACTERS: usize = 40;
/// Most bytes of them: with `-2025` it stays within the 143 bytes that an encrypted home allows.
const MOST_BYTES: usize = 120;
/// Most bytes of the part of a name that is kept in a name beside it.
const MOST_STEM_BYTES: usize = 90;
/// Letters and digits that are not taken for one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Ten random letters and digits, for ids and temporary names nobody can guess.
#[must_use]
pub fn random() -> String {
    // The standard library seeds these keys from the system's random numbers.
    spell(RandomState::new().build_hasher().finish())
}

fn spell(mut bits: u64) -> String {
    let mut name = String::with_capacity(10);
    for _ in 0..10 {
        name.push(char::from(ALPHABET[(bits & 31) as usize]));
        bits >>= 5;
    }
    name
}

/// Such a name for the file at `path`, always the same: what was put aside of it in an emergency
/// is found again by it.
#[must_use]
pub fn of_place(path: &Path) -> String {
    // FNV-1a, which stays the same with every version of the program.
    let bits = path
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |bits, &byte| {
            (bits ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    spell(bits)
}

/// Whether `id` can be the id of a draft: 8 to 12 ASCII letters and digits, so no path.
#[must_use]
pub fn is_id(id: &str) -> bool {
    (8..=12).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A path as it is shown, so that no two look the same: what cannot be seen or is no text is
/// written as in `\\u{200b}` and `\\xff`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            let one = c.encode_utf8(&mut [0; 4]).to_owned();
            if harmless(&one) == one && (width::grapheme_width(&one) > 0) {
                shown.push(c);
            } else {
                shown.extend(c.escape_unicode());
            }
        }
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02x}"));
        }
    }
    shown
}

/// The hidden name beside `path` that ends in `suffix`: `.draft.yaml.lock`.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{}{suffix}", cut(&name, MOST_STEM_BYTES)))
}

/// The name with `insert` before its ending: `report.txt` and `1` give `report.1.txt`.
#[must_use]
pub fn with_insert(path: &Path, insert: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(format!(".{insert}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The folder for the documents of a unit and year: `焦东街道办事处-2025`.
///
/// Letters, digits, `_`, `-`, `·` of the name, at most 40; never empty, never a path, never hidden,
/// at most 143 bytes.
#[must_use]
pub fn documents_folder(unit: &str, year: u16) -> OsString {
    let kept: String = unit.chars().filter(|&c| may_stand(c)).collect();
    let kept: String = kept.trim_start_matches('-').chars().take(MOST_CHARACTERS).collect();
    let unit = match cut(&kept, MOST_BYTES) {
        "" => "单位",
        kept => kept,
    };
    format!("{unit}-{year}").into()
}

/// That of another unit whose folder would have the same name: `甲办公室-k3f9-2025`.
#[must_use]
pub fn documents_folder_apart(unit: &str, year: u16) -> OsString {
    let plain = documents_folder(unit, year).to_string_lossy().into_owned();
    let unit_part = plain.strip_suffix(&format!("-{year}")).unwrap_or(&plain);
    let mark: String = of_place(Path::new(unit)).chars().take(4).collect();
    format!("{unit_part}-{mark}-{year}").into()
}

/// Letters and digits that one can see, and three signs.
fn may_stand(c: char) -> bool {
    let seen = width::grapheme_width(c.encode_utf8(&mut [0; 4])) > 0;
    matches!(c, '_' | '-' | '·') || (c.is_alphanumeric() && seen && !is_filler(c))
}

/// Hangul fillers count as letters and show nothing.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// The longest start of `text` within `most` bytes.
fn cut(text: &str, most: usize) -> &str {
    let starts = text.char_indices().map(|(at, c)| at + c.len_utf8());
    &text[..starts.take_while(|&end| end <= most).last().unwrap_or(0)]
}
