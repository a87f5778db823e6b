package org.homeservices.conversation.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Optional;
import org.homeservices.conversation.Feedback;
import org.jspecify.annotations.Nullable;

/** A row of {@code feedback}. */
@Entity
@Table(name = "feedback")
@IdClass(FeedbackKey.class)
class FeedbackRow {
  @Id
  @Column(name = "conversation_id")
  private String conversationId = "";

  @Id
  @Column(name = "message_id")
  private String messageId = "";

  private String verdict = "";

  private byte @Nullable [] reason;

  @Column(name = "sealed_by")
  private String sealedBy = "";

  /** For the persistence provider. */
  protected FeedbackRow() {}

  FeedbackRow(String conversationId, String messageId) {
    this.conversationId = conversationId;
    this.messageId = messageId;
  }

  void fill(Feedback feedback, SealedColumns columns) {
    String words = feedback.reason();
    verdict = feedback.value().name();
    reason = words == null ? null : columns.seal(new SealedText(words), place());
    sealedBy = columns.keyName();
  }

  /**
   * Empty where this version does not know the verdict; without words where they cannot be read.
   */
  Optional<Feedback> feedback(SealedColumns columns) {
    String words = columns.open(reason, place()).map(SealedText::text).orElse(null);
    return Names.known(Feedback.Value.class, verdict)
        .map(value -> new Feedback(messageId, value, words));
  }

  /** False where it cannot be opened, and stays as it is. */
  boolean reseal(SealedColumns columns) {
    Optional<SealedText> words = columns.open(reason, place());
    words.ifPresent(text -> reason = columns.seal(text, place()));
    boolean whole = words.isPresent() == (reason != null);
    sealedBy = whole ? columns.keyName() : sealedBy;
    return whole;
  }

  private byte[] place() {
    return Place.REASON.of(conversationId, messageId);
  }
}
