/**
 * Makes one language model of several that may fail: asks again where that may help, asks the next
 * one, leaves alone what fails all the time, and gives up in time. Knows no server and no protocol.
 */
@NullMarked
package org.homeservices.assistant.upstream;

import org.jspecify.annotations.NullMarked;
