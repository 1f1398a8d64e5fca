#!/bin/sh
# After the Debian package is unpacked: the app and the command line on the PATH, Chromium's sandbox with its rights.
set -e
app='/opt/${sanitizedProductName}'
ln -sf "$app/${executable}" '/usr/bin/${executable}'
ln -sf "$app/resources/resources/app/bin/dateline" /usr/bin/dateline
chmod 4755 "$app/chrome-sandbox" || true
command -v update-mime-database > /dev/null && update-mime-database /usr/share/mime || true
command -v update-desktop-database > /dev/null && update-desktop-database /usr/share/applications || true
