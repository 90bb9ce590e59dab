#!/usr/bin/env bash
# Draws the slate and encodes it once for the common sizes: two seconds that loop, one keyframe, no B-pictures, one slice, raw H.264.
# Needs ffmpeg (libx264, drawtext) and the DejaVu fonts. Its outcome is committed: the server itself needs no ffmpeg.
set -euo pipefail
cd "$(dirname "$0")"
bold=/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf
plain=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf

slate() {
  local w=$1 h=$2 unit=$3            # unit: the height of a line of text, in pixels
  local big=$((unit)) small=$((unit * 62 / 100)) x=$((w / 2)) y=$((h / 2))
  local dot=$((unit / 2 / 2 * 2)) bar=$((unit * 3))
  # The ground: deep blue with a soft light behind the words.
  local ground="geq=r='14+16*exp(-(pow((X-$x)/$((w * 45 / 100)),2)+pow((Y-$y)/$((h * 45 / 100)),2)))'"
  ground+=":g='19+24*exp(-(pow((X-$x)/$((w * 45 / 100)),2)+pow((Y-$y)/$((h * 45 / 100)),2)))'"
  ground+=":b='34+42*exp(-(pow((X-$x)/$((w * 45 / 100)),2)+pow((Y-$y)/$((h * 45 / 100)),2)))'"
  local words="drawtext=fontfile=$bold:text='Le direct arrive dans un instant':fontsize=$big:fontcolor=0xF4F6FB:x=(w-tw)/2:y=$((y - unit * 115 / 100))-th/2"
  words+=",drawbox=x=$((x - bar / 2)):y=$((y - unit / 40)):w=$bar:h=$((unit / 16 > 2 ? unit / 16 : 2)):color=0x6C8CFF@0.9:t=fill"
  words+=",drawtext=fontfile=$plain:text='The broadcast will be with you shortly':fontsize=$small:fontcolor=0xAEB9D6:x=(w-tw)/2:y=$((y + unit * 95 / 100))-th/2"
  # A light that breathes once in the two seconds, so that nobody takes the slate for a frozen player.
  local light="color=c=0x6C8CFF:s=${dot}x${dot}:r=10:d=2,format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='255*clip($dot/2-hypot(X-$dot/2+0.5,Y-$dot/2+0.5),0,1)*(0.6-0.4*cos(PI*T))'"
  ffmpeg -v error -y -f lavfi -i "color=c=black:s=${w}x${h}:r=1:d=1,format=rgb24,$ground,$words" -frames:v 1 "/tmp/slate-$w-$h.png"
  ffmpeg -v error -y -loop 1 -framerate 10 -i "/tmp/slate-$w-$h.png" -f lavfi -i "$light" \
    -filter_complex "[0][1]overlay=x=(W-w)/2:y=$((y + unit * 2)),format=yuv420p" -t 2 \
    -c:v libx264 -preset veryslow -tune stillimage -profile:v high -crf 21 -bf 0 -g 1000 -sc_threshold 0 -threads 1 \
    -color_primaries bt709 -color_trc bt709 -colorspace bt709 -x264-params "slices=1:sliced-threads=0:aud=0:ref=1" \
    -f h264 "slate-${w}x${h}.h264"
  rm "/tmp/slate-$w-$h.png"
}

slate 1920 1080 72
slate 1280 720 48
slate 854 480 32
slate 640 360 24
slate 1080 1920 50
slate 720 1280 33
