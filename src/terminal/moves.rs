//! What is the shortest way for the cursor to go somewhere?

/// 移动. A short sequence on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    bytes: [u8; 32],
    len: usize,
}

impl Move {
    const NONE: Self = Self { bytes: [0; 32], len: 0 };

    /// What is to be sent.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(mut self, bytes: &[u8]) -> Self {
        // The longest way is three sequences of at most eight bytes.
        if let Some(free) = self.bytes.get_mut(self.len..self.len + bytes.len()) {
            free.copy_from_slice(bytes);
            self.len += bytes.len();
        }
        self
    }

    /// `CSI n final`, without the number when it is 1.
    fn steps(self, count: u16, last: u8) -> Self {
        if count == 1 { self.push(&[0x1b, b'[', last]) } else { self.sequence(count, last) }
    }

    /// `CSI n final`.
    fn sequence(self, number: u16, last: u8) -> Self {
        self.push(b"\x1b[").number(number).push(&[last])
    }

    /// Digits by hand: ways are weighed against each other far more often than one is gone.
    fn number(self, mut number: u16) -> Self {
        let mut digits = [0; 5];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
            if number == 0 {
                return self.push(&digits[at..]);
            }
        }
    }

    fn shorter(self, other: Self) -> Self {
        if other.len < self.len { other } else { self }
    }
}

/// The shortest way from a place, if it is known, to another. Columns and rows count from 0.
///
/// Line feeds are used only together with a carriage return: some clients are set to return on
/// each line feed.
pub(super) fn shortest(from: Option<(u16, u16)>, to: (u16, u16)) -> Move {
    let Some(from) = from else { return absolute(to) };
    // Asked before every glyph, and nearly always there already.
    if from == to {
        return Move::NONE;
    }
    let mut best = absolute(to).shorter(sideways(vertical(from.1, to.1), from.0, to.0));
    if to.1 > from.1 && to.1 - from.1 < 6 {
        let mut down = Move::NONE.push(b"\r");
        for _ in from.1..to.1 {
            down = down.push(b"\n");
        }
        best = best.shorter(sideways(down, 0, to.0));
    }
    best
}

fn absolute((x, y): (u16, u16)) -> Move {
    let mut bytes = Move::NONE.push(b"\x1b[");
    if y > 0 {
        bytes = bytes.number(y + 1);
    }
    if x > 0 {
        bytes = bytes.push(b";").number(x + 1);
    }
    bytes.push(b"H")
}

fn vertical(from: u16, to: u16) -> Move {
    if from == to {
        return Move::NONE;
    }
    let last = if from < to { b'B' } else { b'A' };
    Move::NONE.steps(from.abs_diff(to), last).shorter(Move::NONE.sequence(to + 1, b'd'))
}

fn sideways(start: Move, from: u16, to: u16) -> Move {
    if from == to {
        return start;
    }
    let last = if from < to { b'C' } else { b'D' };
    let mut best = start.steps(from.abs_diff(to), last).shorter(start.sequence(to + 1, b'G'));
    if to == 0 {
        best = best.shorter(start.push(b"\r"));
    }
    if to < from && from - to < 4 {
        best = best.shorter(start.push(&b"\x08\x08\x08"[..usize::from(from - to)]));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn the_shortest_way_is_taken() {
        let way = |from, to| {
            let bytes = shortest(from, to).bytes().to_vec();
            String::from_utf8(bytes).expect("ASCII").escape_default().to_string()
        };
        assert_eq!(way(Some((3, 3)), (3, 3)), "");
        assert_eq!(way(None, (0, 0)), "\\u{1b}[H");
        assert_eq!(way(None, (9, 4)), "\\u{1b}[5;10H");
        assert_eq!(way(Some((9, 4)), (0, 5)), "\\r\\n");
        assert_eq!(way(Some((9, 4)), (1, 5)), "\\r\\n\\u{1b}[C");
        assert_eq!(way(Some((9, 4)), (7, 4)), "\\u{8}\\u{8}");
        assert_eq!(way(Some((9, 4)), (9, 5)), "\\u{1b}[B");
        assert_eq!(way(Some((9, 4)), (30, 4)), "\\u{1b}[21C");
        assert_eq!(way(Some((40, 4)), (2, 4)), "\\u{1b}[3G");
        assert_eq!(way(Some((9, 20)), (9, 3)), "\\u{1b}[4d");
    }
}
