#!/bin/sh
# layers.sh WAR LAYERS: takes an unpacked WAR apart into folders, one for each layer of an image.
# Our code is several of them, so that a change ships only a part of it: ImageTest weighs them.
set -eu
war=$1
layers=$2
rooms=WEB-INF/classes/org/homeservices

# move LAYER PATH...
move() {
  layer=$1
  shift
  for path in "$@"; do
    mkdir -p "$layers/$layer/$(dirname "$path")"
    mv "$war/$path" "$layers/$layer/$path"
  done
}

move libraries WEB-INF/lib
move ground "$rooms/audit" "$rooms/cache" "$rooms/channel" "$rooms/crypto" "$rooms/database" \
  "$rooms/generation" "$rooms/identity" "$rooms/ratelimit"
move answers WEB-INF/classes/knowledge "$rooms/assistant" "$rooms/knowledge"
move talk "$rooms/chat" "$rooms/conversation"
mkdir -p "$layers/rest"
cp -R "$war/." "$layers/rest"
