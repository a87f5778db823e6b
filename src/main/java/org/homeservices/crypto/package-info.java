/**
 * Seals and opens bytes, signs and verifies tokens, with keys that rotate. Knows nothing of what
 * either means. Calls nobody.
 */
@NullMarked
package org.homeservices.crypto;

import org.jspecify.annotations.NullMarked;
