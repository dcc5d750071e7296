//! Does every screen of a whole sitting arrive on every terminal as it was drawn?

use crate::support;

use crate::support::painted;

use nianbao::screen::{self, Canvas};
use nianbao::wizard::Message;
use painted::{Pair, TERMINALS};
use support::session::Session;

const OVERVIEW: &str = "一、主动公开：借助“今日山阳区”“山阳先锋”等平台，全年发布 131 条…其中①国家级 1 条——占 0.8%。\n二、依申请公开。全年新收 15 件×其中自然人 12 件。";

/// Shows every screen of a sitting on a terminal and compares.
struct Watch {
    session: Session,
    pair: Pair,
    canvas: Canvas,
}

impl Watch {
    #[track_caller]
    fn look(&mut self) {
        let (columns, rows) = self.session.wizard.size();
        if (self.canvas.columns(), self.canvas.rows()) != (columns, rows) {
            self.canvas.clear(columns, rows);
        }
        self.canvas.redraw(|canvas| screen::draw(&self.session.wizard, canvas));
        let mut anew = Canvas::new(columns, rows);
        screen::draw(&self.session.wizard, &mut anew);
        assert_eq!(self.canvas.finished(), anew.finished(), "rows that were kept");
        self.pair.paint(&self.canvas);
        if let Some(difference) = self.pair.difference(&self.canvas) {
            panic!("{difference}");
        }
    }

    #[track_caller]
    fn press(&mut self, keys: &str) {
        self.session.press(keys);
        self.look();
        self.session.tell(Message::Rest);
        self.look();
    }

    /// Words as an input method commits them.
    #[track_caller]
    fn types(&mut self, text: &str) {
        let characters: Vec<char> = text.chars().collect();
        for word in characters.chunks(6) {
            self.session.types(&word.iter().collect::<String>());
            self.look();
        }
    }
}

#[test]
fn a_sitting_on_every_terminal() {
    for (glyphs, ambiguous) in TERMINALS {
        let session = Session::start(Vec::new());
        let pair = Pair::new(80, 24, glyphs, ambiguous);
        let mut watch = Watch { session, pair, canvas: Canvas::new(80, 24) };
        watch.look();
        watch.press("<Enter>");
        watch.types("焦东街道办事处");
        for keys in ["<Enter>", "0", "1", "3", "<Enter>", "1"] {
            watch.press(keys);
        }
        watch.types(OVERVIEW);
        // In the middle of a paragraph, and away from it again.
        for keys in ["<Up>", "<Home>", "“", "<C-k>", "<C-z>", "<PgUp>", "<C-g>", "<C-g>", "<Esc>"]
        {
            watch.press(keys);
        }
        watch.press("<C-n>");
        watch.session.paste(&support::balanced_block());
        watch.look();
        for keys in ["1", "<PgDn>", "<Down>", "<C-e>", "<Enter>", "<C-e>", "<Enter>", "=", "<C-n>"]
        {
            watch.press(keys);
        }
        watch.types("存在问题：不及时。\n改进情况：“及时”更新…");
        for keys in ["<C-n>", "<C-n>", "<C-f>", "<Esc>", "7", "<PgDn>", "<Esc>", "9", "<C-q>", "1"]
        {
            watch.press(keys);
        }
    }
}
