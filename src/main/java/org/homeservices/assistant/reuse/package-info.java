/**
 * Says whether an answer may serve other visitors too, and under which keys. Enter by {@link
 * org.homeservices.assistant.reuse.Reuse}: it judges a question before it is answered, and the
 * answer before it is kept. Deny by default: whoever cannot be sure gets no key.
 *
 * <p>Two keys: the strict one is the question as typed, but for case, spaces and end marks; the
 * normal one forgets courtesies, some accents and some forms of words, and keeps all that changes
 * what is asked. Both hold whatever else the prompt is made of, so an edited article changes the
 * keys of the answers that rest on it, and no others.
 *
 * <p>Pure: no I/O, no time, no threads of its own; all of it is thread-safe. Keeps no answers and
 * knows no cache. May call knowledge; knows nothing of the assistant that calls it.
 */
@NullMarked
package org.homeservices.assistant.reuse;

import org.jspecify.annotations.NullMarked;
