package org.homeservices.conversation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Feedback.Value;
import org.homeservices.crypto.Protection;
import org.jspecify.annotations.Nullable;

/** What a visitor thinks of a message, as a field of a hash, whose value only the cluster reads. */
final class SealedFeedback {
  private static final String PREFIX = "feedback:";
  private static final String END_OF_VALUE = "\n";

  private final Protection seal;

  SealedFeedback(Protection seal) {
    this.seal = seal;
  }

  /** The field in which it is kept. */
  static String field(Feedback feedback) {
    return PREFIX + feedback.messageId();
  }

  String write(ConversationId id, Feedback feedback) {
    String reason = feedback.reason();
    String plain = feedback.value().name() + (reason == null ? "" : END_OF_VALUE + reason);
    byte[] closed = seal.seal(plain.getBytes(UTF_8), place(id, field(feedback)));
    return Base64.getEncoder().encodeToString(closed);
  }

  /** Empty where a field holds something else, or nothing that can be read. */
  Optional<Feedback> read(ConversationId id, String field, String value) {
    if (!field.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return opened(value, place(id, field))
        .flatMap(plain -> feedback(field.substring(PREFIX.length()), plain));
  }

  private Optional<String> opened(String value, byte[] place) {
    try {
      byte @Nullable [] plain = seal.open(Base64.getDecoder().decode(value), place);
      return Optional.ofNullable(plain).map(bytes -> new String(bytes, UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Feedback> feedback(String messageId, String plain) {
    int end = plain.indexOf(END_OF_VALUE);
    String name = end < 0 ? plain : plain.substring(0, end);
    String reason = end < 0 ? null : plain.substring(end + END_OF_VALUE.length());
    return Arrays.stream(Value.values())
        .filter(value -> value.name().equals(name))
        .findFirst()
        .map(value -> new Feedback(messageId, value, reason));
  }

  private static byte[] place(ConversationId id, String field) {
    return ("f" + id.value() + field).getBytes(UTF_8);
  }
}
