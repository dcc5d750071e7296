//! When is the next save due?

use std::time::{Duration, Instant};

/// A save waits until the keys have rested this long,
pub const REST: Duration = Duration::from_millis(250);
/// but not longer than this after the first unsaved edit: with the time that the disk takes, a
/// process that is killed loses less than a second of typing.
pub const LATEST: Duration = Duration::from_millis(750);
/// A save begins at least this long after the one before, unless [`LATEST`] comes first: while the
/// keys go on there is one a second, on a server with many clerks too.
pub const APART: Duration = Duration::from_secs(1);
/// So many edits wait no longer: nobody types them in that time, but a client may paste key by key.
pub const MANY: usize = 24;
/// Waits after the first, second, … failed attempt; the last holds for all that follow.
pub const RETRY: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(10),
];

/// 保存时机. Turns edits, successes and failures into the moment of the next save.
///
/// Moments are of the monotonic clock, so a clock that is set back changes nothing.
#[derive(Debug, Default)]
pub struct Schedule {
    /// First and last edit that is not saved.
    unsaved: Option<(Instant, Instant)>,
    /// How many there are.
    edits: usize,
    /// When the last save began.
    begun: Option<Instant>,
    at_once: bool,
    failures: usize,
    retry: Option<Instant>,
}

impl Schedule {
    /// An edit was made.
    pub fn edited(&mut self, now: Instant, at_once: bool) {
        let first = self.unsaved.map_or(now, |(first, _)| first);
        self.unsaved = Some((first, now));
        self.edits += 1;
        self.at_once |= at_once;
    }

    /// What is unsaved must not wait; nor must, if it fails, what is being saved now.
    pub fn hurry(&mut self) {
        self.at_once = true;
    }

    /// When to save; none: nothing is unsaved.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        let (first, last) = self.unsaved?;
        if self.at_once {
            return Some(first);
        }
        if self.is_crowded() {
            return Some(first);
        }
        let rested = self.begun.map_or(last + REST, |begun| (last + REST).max(begun + APART));
        Some(self.retry.unwrap_or(rested.min(first + LATEST)))
    }

    /// Whether so many edits are unsaved that they wait no longer.
    #[must_use]
    pub fn is_crowded(&self) -> bool {
        self.edits >= MANY && self.retry.is_none()
    }

    /// All that is unsaved is being saved now.
    pub fn started(&mut self, now: Instant) {
        self.begun = Some(now);
        self.unsaved = None;
        self.edits = 0;
        self.at_once = false;
        self.retry = None;
    }

    /// It was saved.
    pub fn saved(&mut self) {
        self.failures = 0;
        self.at_once &= self.unsaved.is_some();
    }

    /// It could not be saved, and is unsaved again.
    pub fn failed(&mut self, now: Instant) {
        self.retry = Some(now + RETRY[self.failures.min(RETRY.len() - 1)]);
        self.failures += 1;
        self.edited(now, false);
    }
}

#[cfg(test)]
mod tests {
    use super::{APART, LATEST, MANY, REST, RETRY, Schedule};
    use std::time::{Duration, Instant};

    const fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn nothing_unsaved_is_never_due() {
        let mut schedule = Schedule::default();
        assert_eq!(schedule.due(), None);
        schedule.hurry();
        assert_eq!(schedule.due(), None);
    }

    #[test]
    fn a_save_waits_for_rest_but_not_for_ever() {
        let (start, mut schedule) = (Instant::now(), Schedule::default());
        schedule.edited(start, false);
        assert_eq!(schedule.due(), Some(start + REST));
        schedule.edited(start + ms(200), false);
        assert_eq!(schedule.due(), Some(start + ms(450)));
        for at in (400..=700).step_by(100) {
            schedule.edited(start + ms(at), false);
        }
        assert_eq!(schedule.due(), Some(start + LATEST));
    }

    #[test]
    fn a_stream_of_keys_is_saved_in_small_pieces() {
        let (start, mut schedule) = (Instant::now(), Schedule::default());
        for _ in 1..MANY {
            schedule.edited(start, false);
        }
        assert_eq!(schedule.due(), Some(start + REST));
        schedule.edited(start + ms(1), false);
        assert_eq!(schedule.due(), Some(start));
        schedule.started(start + ms(1));
        schedule.edited(start + ms(2), false);
        assert_eq!(schedule.due(), Some(start + ms(2) + LATEST));
    }

    #[test]
    fn what_must_not_wait_is_due_already() {
        let (start, mut schedule) = (Instant::now(), Schedule::default());
        schedule.edited(start, false);
        schedule.edited(start + ms(100), true);
        assert_eq!(schedule.due(), Some(start));
        schedule.started(start + ms(100));
        assert_eq!(schedule.due(), None);
    }

    #[test]
    fn while_the_keys_go_on_saves_are_apart() {
        let (start, mut schedule) = (Instant::now(), Schedule::default());
        let mut saves = Vec::new();
        for at in (0..4_000).step_by(333) {
            schedule.edited(start + ms(at), false);
            while let Some(due) = schedule.due().filter(|due| *due <= start + ms(at + 333)) {
                saves.push((due - start).as_millis());
                schedule.started(due);
                schedule.saved();
            }
        }
        assert_eq!(saves, [250, 1_083, 2_082, 3_081, 4_080]);
        // After a rest the first key is saved soon again.
        schedule.started(start + ms(4_750));
        schedule.edited(start + ms(9_000), false);
        assert_eq!(schedule.due(), Some(start + ms(9_250)));
    }

    #[test]
    fn an_attempt_that_fails_in_a_hurry_is_repeated_at_once_but_only_once() {
        let (start, mut schedule) = (Instant::now(), Schedule::default());
        schedule.edited(start, false);
        schedule.started(start);
        schedule.hurry();
        schedule.failed(start);
        assert_eq!(schedule.due(), Some(start));
        schedule.started(start);
        schedule.failed(start);
        assert_eq!(schedule.due(), Some(start + RETRY[1]));
        schedule.started(start);
        schedule.hurry();
        schedule.saved();
        schedule.edited(start + APART, false);
        assert_eq!(schedule.due(), Some(start + APART + REST));
    }

    #[test]
    fn no_edit_waits_longer_than_what_people_are_told() {
        for pause in (20..=2_000).step_by(7) {
            let (start, mut schedule) = (Instant::now(), Schedule::default());
            for burst in 0..20 {
                let now = start + ms(burst * pause);
                if let Some(due) = schedule.due().filter(|due| *due <= now) {
                    schedule.started(due);
                    schedule.saved();
                }
                schedule.edited(now, false);
                assert!(schedule.due().is_some_and(|due| due <= now + LATEST), "{pause}");
            }
        }
        assert_eq!((LATEST, REST), (ms(750), ms(250)), "the README says so");
    }

    #[test]
    fn attempts_that_fail_come_slower_and_typing_does_not_hasten_them() {
        let (mut now, mut schedule) = (Instant::now(), Schedule::default());
        schedule.edited(now, true);
        for wait in [RETRY[0], RETRY[1], RETRY[2], RETRY[3], RETRY[3]] {
            schedule.started(now);
            schedule.failed(now);
            schedule.edited(now + ms(10), false);
            assert_eq!(schedule.due(), Some(now + wait));
            now += wait;
        }
        schedule.started(now);
        schedule.saved();
        now += APART;
        schedule.edited(now, false);
        assert_eq!(schedule.due(), Some(now + REST));
    }
}
