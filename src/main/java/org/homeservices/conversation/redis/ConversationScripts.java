package org.homeservices.conversation.redis;

/** What is done in one step to the hash of a conversation; its lifetime is the last argument. */
final class ConversationScripts {
  /** The field that says who answers. */
  static final String MODE = "mode";

  /** The field that says when a person was called, or that the call was {@link #TAKEN}. */
  static final String CALLED = "called";

  static final String TAKEN = "taken";

  /** Sets a field: a hash that gets no end because its node has ended would stay for ever. */
  static final String WRITE =
      """
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      """;

  /**
   * Changes who answers. A hash that is lost holds no mode: the token's word counted, which is who
   * it was changed by.
   */
  static final String CHANGE =
      """
      local mode = redis.call('HGET', KEYS[1], 'mode')
      if mode and mode ~= ARGV[1] then
        return 0
      end
      redis.call('HSET', KEYS[1], 'mode', ARGV[2])
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      return 1
      """;

  /**
   * Has a visitor wait, or wait again: for a call of now, where that of before is lost. What says
   * nothing of a call, or nothing that is understood, is a call that is lost.
   */
  static final String CALL =
      """
      local mode = redis.call('HGET', KEYS[1], 'mode')
      if mode and mode ~= ARGV[1] then
        return 0
      end
      if ARGV[1] == 'WAITING' then
        local called = redis.call('HGET', KEYS[1], 'called')
        if called == 'taken' or (tonumber(called or '') or 0) >= tonumber(ARGV[3]) then
          return 0
        end
      end
      redis.call('HSET', KEYS[1], 'mode', 'WAITING', 'called', ARGV[2])
      redis.call('PEXPIRE', KEYS[1], ARGV[4])
      return 1
      """;

  private ConversationScripts() {}
}
