/**
 * The checks that need the settings, and judge what the rooms' floors tell of themselves. Nothing
 * here needs a server or MicroProfile. May call what wiring may.
 */
@NullMarked
package org.homeservices.wiring.check;

import org.jspecify.annotations.NullMarked;
