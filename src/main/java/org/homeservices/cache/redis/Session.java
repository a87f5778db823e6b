package org.homeservices.cache.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RMapCache;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;

/**
 * A client that has reached its server.
 *
 * @param entries the cache itself
 */
record Session(RedissonClient client, RMapCache<String, byte[]> entries) {

  static Session of(RedissonClient client, String entries) {
    CompositeCodec codec = new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE);
    return new Session(client, client.getMapCache(entries, codec));
  }

  /** Runs a script that returns a number. */
  CompletionStage<Long> run(String script, List<Object> keys, Object... arguments) {
    return client
        .getScript(StringCodec.INSTANCE)
        .evalAsync(
            keys.get(0).toString(),
            RScript.Mode.READ_WRITE,
            script,
            RScript.ReturnType.LONG,
            keys,
            arguments);
  }
}
