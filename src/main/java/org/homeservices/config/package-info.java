/**
 * Reads the environment once, checks all of it, and builds each room's settings record. May call
 * the settings records of the rooms, nothing else of them.
 */
@NullMarked
package org.homeservices.config;

import org.jspecify.annotations.NullMarked;
