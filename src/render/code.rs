//! By which code are a report and its check sheet known to belong together?

use crate::report::{Report, TextId};
use crate::text::clean::tidy;

/// 校验码. Eight hexadecimal digits that say whether two papers speak of the same report:
/// `7F3A-91C2`.
///
/// It is the CRC-32 (the one of gzip and of Python's `zlib.crc32`) of these lines in UTF-8, each
/// with a line break, whatever the version of the program and however YAML is laid out:
///
/// - `edition`, `year`, `unit`, `title`, each with a blank and its value, the title as printed;
/// - for each text in printed order its key, and under it its paragraphs as printed, blanks at
///   their ends taken off, empty ones left out; a text without any is left out;
/// - for each cell in printed order that is not empty its ids and what stands in it, sums
///   included: `requests.new.total 15`.
///
/// That is what is published and nothing else: a reason that is added leaves the code as it is. A
/// CRC and no more: any one figure that is changed changes it for certain (32 bits in a row), and
/// eight digits that a person compares by eye cannot keep a forger out anyway.
#[must_use]
pub fn check_code(report: &Report) -> String {
    let crc = crc32(canonical(report).as_bytes());
    format!("{:04X}-{:04X}", crc >> 16, crc & 0xFFFF)
}

/// 页脚. The line under a printed report that carries its code; it is not part of the report.
#[must_use]
pub fn footer(report: &Report) -> String {
    format!("（校验码 {}，和核对单上的相同；公布时删去这一行）", check_code(report))
}

fn canonical(report: &Report) -> String {
    let form = report.form();
    let mut lines = vec![
        format!("edition {}", form.edition),
        format!("year {}", report.year()),
        format!("unit {}", tidy(&report.unit().name)),
        format!("title {}", tidy(&report.title())),
    ];
    for text in TextId::ALL {
        let paragraphs = report.text(text).paragraphs().iter();
        let paragraphs = paragraphs.map(|paragraph| tidy(paragraph).trim().to_owned());
        let written: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
        if !written.is_empty() {
            lines.push(text.key().to_owned());
            lines.extend(written);
        }
    }
    for cell in form.cell_ids() {
        let shown = report.shown(cell);
        if !shown.is_empty() {
            lines.push(format!("{} {shown}", form.name_of_cell(cell)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// CRC-32/ISO-HDLC, bit by bit: a report has some ten thousand bytes.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
    !bytes.iter().fold(!0, byte)
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn it_is_the_crc_of_gzip() {
        // The check value of the catalogue of CRCs.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
