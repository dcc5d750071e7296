"""Which drafts are the figures taken on?

Turns the material of the pty measurements (FIX/para5000.txt, text20k.txt, sec1.txt ...) into drafts
that open right where the keys go: `python3 drafts.py FIX` writes FIX/NAME.yaml. Standard library only.
"""
import os
import sys

ROWS = """
    new carried_in granted partial denied_state_secret denied_law_forbidden denied_safety_stability
    denied_third_party denied_internal_affairs denied_process_info denied_enforcement_file
    denied_admin_query unavailable_not_held unavailable_needs_creation unavailable_unclear
    refused_petition refused_repeat refused_publication refused_excessive refused_reconfirm
    other_no_correction other_fee_unpaid other_misc
""".split()  # the last one, carried_out, stays blank: the table is not finished
COLUMNS = "natural enterprise research charity legal_service other_org".split()


def block(key, text):
    """A text as YAML writes it."""
    lines = ["  " + line if line else "" for line in text.rstrip("\n").split("\n")]
    return "%s: |\n%s\n" % (key, "\n".join(lines)) if text.strip() else ""


def table(rows):
    """表三 with figures of one to three digits."""
    lines = []
    for y, row in enumerate(rows):
        cells = ", ".join("%s: %d" % (column, (y * 37 + x * 101) % 700) for x, column in enumerate(COLUMNS))
        lines.append("  %s: {%s}" % (row, cells))
    return "requests:\n%s\n" % "\n".join(lines)


def draft(folder, name, at, texts, rows=()):
    head = ('schema: nianbao/1\nedition: "2021"\nyear: 2025\n'
            "unit: {name: 焦东街道办事处, kind: subdistrict, scope: own}\n")
    mark = ("draft: {id: bench1, revision: 1, saved_by: bench@here, "
            "saved_at: 2026-01-08 14:32:05, at: %s}\n" % at)
    first = block("overview", texts.get("overview", ""))
    last = block("problems", texts.get("problems", "")) + block("other_matters", texts.get("other_matters", ""))
    two = "active_disclosure:\n  regulation: {issued: 1, repealed: 0, in_force: 12}\n" if rows else ""
    four = "review_litigation:\n  review: {upheld: 1, corrected: 0, other: 2}\n" if rows else ""
    with open(os.path.join(folder, name + ".yaml"), "w", encoding="utf-8") as file:
        file.write(head + first + two + (table(rows) if rows else "") + four + last + mark)


def main(fix):
    def read(name):
        with open(os.path.join(fix, name), encoding="utf-8") as file:
            return file.read().rstrip("\n")

    long = read("para5000.txt")
    middle = len(long[:2500].encode())
    draft(fix, "blank", "overview:0:0", {})
    draft(fix, "middle", "overview:0:%d" % middle, {"overview": long})
    draft(fix, "end", "overview:0:%d" % len(long.encode()), {"overview": long})
    draft(fix, "text20k", "overview:0:0", {"overview": read("text20k.txt")})
    draft(fix, "table", "requests.new.natural", {"overview": read("sec1.txt")}, ROWS)
    # A leftover keeps each text among the unfinished sections, which Ctrl+N goes through in turn.
    pages = {key: read("sec%d.txt" % number) + "\nXX"
             for key, number in (("overview", 1), ("problems", 5), ("other_matters", 6))}
    draft(fix, "pages", "overview:0:0", pages, ROWS)


main(sys.argv[1])
