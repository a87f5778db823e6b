/**
 * Hears in the words of a visitor what needs no model: a courtesy, a mood, a wish for a person, and
 * roughly what is wanted where nobody else can tell. The words stand in text files beside the
 * classes; all languages are heard at once, since visitors mix them. Says nothing itself.
 *
 * <p>Pure: no I/O once loaded, no time, no threads of its own; all of it is thread-safe. May call
 * knowledge, for the languages; knows nothing of the assistant that calls it.
 */
@NullMarked
package org.homeservices.assistant.manners;

import org.jspecify.annotations.NullMarked;
