/**
 * Knows what answers cost, and keeps the day's budget: before a model is asked, what it may cost is
 * reserved; afterwards, what it did cost is settled. Counts tokens and money for each day and
 * model, and what kept and joined answers have saved. Money is whole millionths of the owner's
 * currency, never a fraction. Days are those of UTC.
 *
 * <p>Enter by {@link org.homeservices.assistant.spending.ThriftyModel}, a model that keeps to the
 * budget, and {@link org.homeservices.assistant.spending.Ledger}, where it all stands. Knows no
 * visitor, no question and no answer.
 */
@NullMarked
package org.homeservices.assistant.spending;

import org.jspecify.annotations.NullMarked;
