package org.homeservices.conversation.redis;

import java.util.Objects;
import java.util.stream.Stream;
import org.homeservices.conversation.Conversation;
import org.homeservices.testing.RealRedis;

/** A conversation as Redis has it. */
final class Stored {
  private Stored() {}

  /** What Redis answers to a command about the conversation's hash: always a number. */
  static long say(RealRedis redis, Conversation conversation, String command, String... more) {
    String key = "hsc:0:conversation:" + conversation.id().value();
    String[] words = Stream.concat(Stream.of(command, key), Stream.of(more)).toArray(String[]::new);
    return (Long) Objects.requireNonNull(redis.say(words), command);
  }
}
