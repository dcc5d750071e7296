#!/usr/bin/env bash
# What does the wizard look like in real terminals? Pictures for a person to look at.
#
#   tests/pictures/make.sh PROGRAM FOLDER
#
# Needs Xvfb, xterm, pterm, mlterm, tmux, screen, xdotool, ImageMagick and a Chinese font:
#   apt-get install xvfb xterm pterm mlterm tmux screen xdotool imagemagick fonts-noto-cjk fonts-dejavu
set -euo pipefail
program=$(realpath "$1") folder=$(realpath -m "$2")
mkdir -p "$folder"
work=$(mktemp -d)
display=:$((RANDOM % 200 + 90))
Xvfb "$display" -screen 0 1024x768x24 >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; sleep 1; rm -rf "$work"' EXIT
export DISPLAY=$display LANG=C.UTF-8
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

# A text with the characters whose width is not settled, in a table's report.
cat > "$work/draft.yaml" <<'YAML'
schema: nianbao/1
edition: "2021"
year: 2025
unit: {name: 焦东街道办事处, kind: subdistrict, scope: own}
overview: |
  “三安全一稳定”工作扎实推进——全年主动公开信息52条……其中“一网通办”类①20条、②32条。
  ‘双随机’检查※覆盖率100%→同比增长±5%，面积3×4米，温度25°，科目Ⅲ·乙类，经费α≥β。
YAML

# picture NAME KEYS COMMAND…: what stands on the screen when these keys were pressed.
picture() {
  local name=$1 keys=$2
  shift 2
  cp "$work/draft.yaml" "$work/$name.yaml"
  export HOME=$work/home-$name NIANBAO_FILE=$work/$name.yaml
  # PuTTY with "Treat CJK ambiguous characters as wide", and a font for mlterm.
  mkdir -p "$HOME/.putty/sessions" "$HOME/.mlterm"
  printf 'CJKAmbigWide=1\nLineCodePage=UTF-8\n' > "$HOME/.putty/sessions/wide"
  printf 'DEFAULT = %s\nISO10646_UCS4_1 = %s\n' "$cjk" "$cjk" > "$HOME/.mlterm/aafont"
  "$@" >/dev/null 2>&1 &
  local terminal=$!
  for _ in $(seq 100); do
    sleep 0.1
    [ -e "$HOME/ready" ] && break
  done
  sleep 2.5
  for key in $keys; do
    xdotool key "$key"
    sleep 0.4
  done
  import -window root -crop 800x620+0+0 +repage "$folder/$name.png"
  # Whatever a multiplexer left behind would be in the next picture.
  tmux -L "$name" kill-server 2>/dev/null || true
  kill "$terminal" 2>/dev/null || true
  wait "$terminal" 2>/dev/null || true
}

cat > "$work/run" <<SHELL
#!/bin/sh
touch "\$HOME/ready"
exec "$program" fill "\$NIANBAO_FILE" "\$@"
SHELL
chmod +x "$work/run"
cjk='Noto Sans Mono CJK SC'
xterm80=(xterm -u8 -geometry 80x25+0+0 -fa 'DejaVu Sans Mono' -fd "$cjk" -fs 11)
pterm80=(pterm -geometry 80x25+0+0 -fn "client:$cjk 11" -xrm 'pterm.LineCodePage: UTF-8')
mlterm80=(mlterm --geometry=80x25+0+0 --type=xft --fontsize=16 --km=utf8)

run=$work/run
for keys in 1 3+3; do
  at=${keys/3+3/table} at=${at/1/text}
  press=${keys/3+3/3 2}
  picture "xterm-$at" "$press" "${xterm80[@]}" -e "$run"
  picture "xterm-wide-$at" "$press" "${xterm80[@]}" -cjk_width -e "$run"
  picture "pterm-$at" "$press" "${pterm80[@]}" -e "$run"
  picture "pterm-wide-$at" "$press" pterm -load wide "${pterm80[@]:1}" -e "$run"
  picture "mlterm-$at" "$press" "${mlterm80[@]}" -e "$run"
  picture "mlterm-wide-$at" "$press" "${mlterm80[@]}" --ac=2 -e "$run"
  picture "tmux-$at" "$press" "${xterm80[@]}" -e tmux -u -L "tmux-$at" new-session "$run"
  picture "tmux-in-wide-safe-$at" "$press" "${xterm80[@]}" -cjk_width -e tmux -u -L "tmux-in-wide-safe-$at" new-session "$run --glyphs safe"
  picture "screen-safe-$at" "$press" "${xterm80[@]}" -e screen -U "$run" --glyphs safe
done
ls "$folder"
