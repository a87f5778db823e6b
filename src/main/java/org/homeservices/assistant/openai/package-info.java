/** A language model behind any server that speaks the OpenAI chat-completions protocol. */
@NullMarked
package org.homeservices.assistant.openai;

import org.jspecify.annotations.NullMarked;
