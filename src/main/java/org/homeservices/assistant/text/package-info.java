/**
 * How texts of visitors are taken apart, the same way wherever they are judged: words, accents,
 * phrases, check digits. Judges nothing itself. Calls nobody but knowledge, for the languages.
 */
@NullMarked
package org.homeservices.assistant.text;

import org.jspecify.annotations.NullMarked;
