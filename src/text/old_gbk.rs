//! Which character did a private-use one of old Windows stand for?
//!
//! GBK has places that Unicode had no characters for when Windows took it over; they were put into
//! the private use area, in order, from U+E766 (`A2 AB`) to U+E864 (`FE A0`). Unicode has nearly
//! all of them by now, and GB 18030 has moved there; names typed on old computers have not.

/// Private-use characters that follow one another, by the first, and what they are.
const RUNS: [(char, &str); 5] = [
    ('\u{E76C}', "€"),
    (
        '\u{E78D}',
        "\u{FE10}\u{FE12}\u{FE11}\u{FE13}\u{FE14}\u{FE15}\u{FE16}\u{FE17}\u{FE18}\u{FE19}",
    ),
    ('\u{E7C7}', "\u{1E3F}\u{1F9}"),
    ('\u{E7E7}', "〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻"),
    (
        '\u{E815}',
        "\
        ⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟\
        㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱\
        䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟\
        䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻",
    ),
];

/// The standard character that a private-use one stands for; none: it stands for none.
pub(super) fn standard(private: char) -> Option<char> {
    RUNS.iter().find_map(|(first, standard)| {
        let at = u32::from(private).checked_sub(u32::from(*first))?;
        standard.chars().nth(usize::try_from(at).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::standard;

    /// The places of GBK in the order in which they went into the private use area.
    fn places() -> Vec<[u8; 2]> {
        let row = |lead: u8, trails: std::ops::RangeInclusive<u8>| trails.map(move |t| [lead, t]);
        let mut places: Vec<[u8; 2]> = Vec::new();
        places.extend(row(0xA2, 0xE3..=0xE3));
        places.extend(row(0xA6, 0xD9..=0xDF));
        places.extend(row(0xA6, 0xEC..=0xED));
        places.extend(row(0xA6, 0xF3..=0xF3));
        places.extend(row(0xA8, 0xBC..=0xBC));
        places.extend(row(0xA8, 0xBF..=0xBF));
        places.extend(row(0xA9, 0x89..=0x95));
        places.extend(row(0xFE, 0x50..=0x7E));
        places.extend(row(0xFE, 0x80..=0xA0));
        places
    }

    fn private() -> Vec<char> {
        ('\u{E766}'..='\u{E864}').filter(|&c| standard(c).is_some()).collect()
    }

    #[test]
    fn they_are_what_gb_18030_has_at_their_places() {
        // Of these GB 18030 says so only in its notes: the decoder keeps them in private use.
        const NOTED: [char; 6] =
            ['\u{E816}', '\u{E817}', '\u{E818}', '\u{E831}', '\u{E83B}', '\u{E855}'];
        assert_eq!(private().len(), places().len());
        for (private, bytes) in private().into_iter().zip(places()) {
            let decoded = encoding_rs::GB18030.decode_without_bom_handling(&bytes).0;
            let known = if NOTED.contains(&private) { Some(private) } else { standard(private) };
            assert_eq!(decoded.chars().next(), known, "{private:?} at {bytes:02X?}");
        }
        assert_eq!(standard('\u{E816}'), Some('\u{20087}'));
        assert_eq!(standard('\u{E863}'), Some('䶮'));
        assert_eq!(standard('\u{E000}'), None);
    }
}
