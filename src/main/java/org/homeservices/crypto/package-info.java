/**
 * Signs and verifies tokens with keys that rotate. Knows nothing of what a token means. Calls
 * nobody.
 */
@NullMarked
package org.homeservices.crypto;

import org.jspecify.annotations.NullMarked;
