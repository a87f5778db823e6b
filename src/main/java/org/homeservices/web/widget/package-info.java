/**
 * The edge that hands out the widget's files: small, compressed, and by addresses that change with
 * their content. Knows no conversation and no visitor; calls no other room.
 */
@NullMarked
package org.homeservices.web.widget;

import org.jspecify.annotations.NullMarked;
