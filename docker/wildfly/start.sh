#!/bin/sh
# Starts WildFly with a base folder that can be written, made anew from the image's own: nothing
# that a node writes there is worth keeping.
set -eu
base=/tmp/wildfly
mkdir -p "$base"
cp -R /opt/wildfly/standalone/configuration "$base/"
exec /opt/wildfly/bin/standalone.sh -c standalone-microprofile.xml -b 0.0.0.0 \
  -Djboss.server.base.dir="$base" "$@"
