#!/bin/sh
# Takes back what after-install.sh linked.
rm -f '/usr/bin/${executable}' /usr/bin/dateline
