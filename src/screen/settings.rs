//! How do the settings and the card of samples look? (S14)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Wizard;
use crate::wizard::settings::{ANSWERS, CardStep, LINES, SAMPLES, SettingsLine, SettingsStep};

/// Draws the settings.
pub fn draw(step: &SettingsStep, wizard: &Wizard, canvas: &mut Canvas) {
    frame::header(canvas, "设置", wizard.desk());
    canvas.rule(1);
    let said = wizard.desk().map_or(0, |desk| frame::notice_rows(canvas, desk));
    frame::page_above(canvas, said.max(1), |canvas| lines(step, wizard, canvas));
    match wizard.desk().filter(|_| said > 0) {
        Some(desk) => frame::notice(canvas, desk),
        None => {
            canvas.put(2, canvas.rows() - 3, "改了马上起作用，下次打开还是这样。", Ink::Plain);
        }
    }
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回");
}

fn lines(step: &SettingsStep, wizard: &Wizard, canvas: &mut Canvas) {
    let settings = wizard.settings();
    let mut y = 2;
    for (index, line) in LINES.into_iter().enumerate() {
        if let Some(heading) = line.heading() {
            canvas.put(2, y + 1, heading, Ink::Strong);
            y += 2;
        }
        let (name, what) = line.words();
        let name = match line.is_so(settings) {
            Some(so) => format!("({}) {name}", if so { "*" } else { " " }),
            None => name.to_owned(),
        };
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), &name);
        canvas.put(24, y, what, Ink::Dim);
        y += 1;
        if let (SettingsLine::Card, Some(glyphs)) = (line, settings.glyphs) {
            canvas.put(24, y, &format!("这台电脑上次的结果：{}", glyphs.words()), Ink::Dim);
            y += 1;
        }
    }
}

/// Draws the card.
pub fn card(step: &CardStep, canvas: &mut Canvas) {
    frame::header(canvas, "字体对齐自检", None);
    canvas.rule(1);
    frame::page_above(canvas, 0, |canvas| samples(step, canvas));
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 以后再说");
}

fn samples(step: &CardStep, canvas: &mut Canvas) {
    canvas.put(3, 3, "下面两组，每组上下两行右边的竖线对齐吗？", Ink::Strong);
    if step.unanswered {
        canvas.put(3, 4, "（终端没有应答，不知道它怎样画字，需要您看一眼）", Ink::Dim);
    }
    for (y, (name, sample, ruler)) in (6..).step_by(3).zip(SAMPLES) {
        canvas.put(5, y, name, Ink::Plain);
        canvas.put(14, y, sample, Ink::Plain);
        canvas.put(14, y + 1, ruler, Ink::Plain);
    }
    for (y, (index, (_, seen, follows))) in (13..).zip(ANSWERS.into_iter().enumerate()) {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), seen);
        canvas.put(36, y, follows, Ink::Dim);
    }
    canvas.put(3, 19, "答过以后，这台电脑不再问。开头和目录里的「设置」可以重做。", Ink::Plain);
}
