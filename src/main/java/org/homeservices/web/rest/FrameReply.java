package org.homeservices.web.rest;

/**
 * The one reply to a frame.
 *
 * @param text a frame
 * @param atTheGate whether the frame was refused before anybody looked at what it wants
 */
record FrameReply(String text, boolean atTheGate) {}
