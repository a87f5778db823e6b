/**
 * Tells the people of the company by a signed HTTP request, as the Standard Webhooks specification
 * has it. Sends nothing but what a notice holds.
 */
@NullMarked
package org.homeservices.chat.webhook;

import org.jspecify.annotations.NullMarked;
