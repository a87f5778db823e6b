package org.homeservices.generation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/** What Redis does with a text in one step. */
enum Script {
  FOLLOW,
  WRITE,
  LEAVE;

  private final String text = read(name().toLowerCase(java.util.Locale.ROOT) + ".lua");

  /** Runs it; what it returns is one row of bytes. */
  CompletionStage<byte[]> run(RedissonClient client, List<Object> keys, List<Object> arguments) {
    Object[] bytes =
        arguments.stream()
            .map(one -> one instanceof byte[] ? one : one.toString().getBytes(UTF_8))
            .toArray();
    return client
        .getScript(ByteArrayCodec.INSTANCE)
        .evalAsync(keys.get(0).toString(), Mode.READ_WRITE, text, ReturnType.VALUE, keys, bytes);
  }

  private static String read(String name) {
    try (InputStream file = Script.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the script " + name + " is not in the archive");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
