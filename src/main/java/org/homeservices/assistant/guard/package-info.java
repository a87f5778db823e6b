/**
 * What stands between the model and everybody else: personal data does not reach it, attempts to
 * instruct it are told, and what it must not say does not leave it. Texts in, texts out: knows no
 * model. Calls nobody but {@code assistant.text}, and asks {@code knowledge} for its languages.
 */
@NullMarked
package org.homeservices.assistant.guard;

import org.jspecify.annotations.NullMarked;
