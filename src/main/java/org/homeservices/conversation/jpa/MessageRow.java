package org.homeservices.conversation.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Author;
import org.jspecify.annotations.Nullable;

/** A row of {@code message}. */
@Entity
@Table(name = "message")
@IdClass(MessageKey.class)
class MessageRow {
  @Id
  @Column(name = "conversation_id")
  private String conversationId = "";

  @Id private long seq;

  private String id = "";

  private String epoch = "";

  private String author = "";

  private @Nullable String origin;

  @Column(name = "written_at")
  private long writtenAt;

  private byte[] content = {};

  @Column(name = "sealed_by")
  private String sealedBy = "";

  /** For the persistence provider. */
  protected MessageRow() {}

  MessageRow(String conversationId, ArchivedMessage message, SealedColumns columns) {
    this.conversationId = conversationId;
    seq = message.seq();
    id = message.id();
    epoch = message.epoch();
    author = message.author().name();
    origin = message.origin();
    writtenAt = message.at().toEpochMilli();
    content = columns.seal(new SealedText(message.key(), message.text()), place());
    sealedBy = columns.keyName();
  }

  long seq() {
    return seq;
  }

  boolean isOf(String messageId) {
    return id.equals(messageId);
  }

  /** Empty where it cannot be opened, or this version does not know its author. */
  Optional<ArchivedMessage> message(SealedColumns columns) {
    return Names.known(Author.class, author)
        .flatMap(by -> columns.open(content, place()).map(opened -> message(by, opened)));
  }

  private ArchivedMessage message(Author by, SealedText opened) {
    String text = Objects.requireNonNullElse(opened.more(), "");
    Instant at = Instant.ofEpochMilli(writtenAt);
    return new ArchivedMessage(epoch, seq, id, opened.text(), by, origin, at, text);
  }

  /** False where it cannot be opened, and stays as it is. */
  boolean reseal(SealedColumns columns) {
    Optional<SealedText> opened = columns.open(content, place());
    opened.ifPresent(
        text -> {
          content = columns.seal(text, place());
          sealedBy = columns.keyName();
        });
    return opened.isPresent();
  }

  private byte[] place() {
    return Place.CONTENT.of(conversationId, seq);
  }
}
