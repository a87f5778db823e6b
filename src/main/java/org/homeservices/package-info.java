/**
 * home-services-chat: a clustered AI support chat for home-services web sites.
 *
 * <p>Rooms, and whom each may call (held by {@code ArchitectureTest}):
 *
 * <ul>
 *   <li>{@code crypto} seals and opens bytes, signs and verifies tokens, with keys that rotate;
 *       calls nobody
 *   <li>{@code channel} carries texts to channels and groups, remembers recent ones, knows who is
 *       there; calls nobody
 *   <li>{@code generation} has each text written once in the cluster, and followed by all; calls
 *       nobody
 *   <li>{@code ratelimit} says whether something may be done now, or for how long not; calls nobody
 *   <li>{@code conversation} keeps conversations; calls nobody
 *   <li>{@code journal} knows which request a line of the log belongs to; calls nobody
 *   <li>{@code cache} returns an earlier value, or lets exactly one caller in the cluster compute
 *       it; calls nobody
 *   <li>{@code knowledge} keeps articles and finds the passages that answer a question; calls
 *       nobody
 *   <li>{@code assistant} turns a question into a streamed answer, never fails; calls knowledge
 *   <li>{@code chat} tells the story: limit, publish, answer, publish; calls conversation,
 *       assistant, channel, generation, ratelimit
 *   <li>{@code web} speaks HTTP and WebSocket; calls chat, conversation, ratelimit, health, crypto,
 *       check
 *   <li>{@code health} asks the rooms below whether they live; calls channel, knowledge
 *   <li>{@code check} finds out whether what the settings name is there and fit; calls channel,
 *       cache, ratelimit, knowledge
 *   <li>{@code metrics} counts and measures what the other rooms do; calls those that it watches
 *   <li>{@code config} reads the environment once; calls the rooms' settings records
 *   <li>{@code wiring} picks implementations and hands them to CDI; calls everything
 *   <li>{@code launch} runs a server around the WAR for development, and the check out of the WAR;
 *       calls config
 * </ul>
 *
 * <p>A room's contract stands on top; the floors below ({@code memory}, {@code lucene}, {@code
 * openai}, …) are named by {@code wiring} alone.
 */
@NullMarked
package org.homeservices;

import org.jspecify.annotations.NullMarked;
