package org.homeservices.conversation.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code conversation}. Where something was changed before anybody told how the
 * conversation began, its locale is undetermined and nobody is said to answer, until it is filled.
 */
@Entity
@Table(name = "conversation")
class ConversationRow extends ConversationState {
  private static final String UNDETERMINED = Locale.ROOT.toLanguageTag();

  /** Sealed by several keys, or by none. */
  private static final String MIXED = "";

  @Id private String id = "";

  private String locale = UNDETERMINED;

  private String consent = "";

  @Column(name = "visitor_kind")
  private String visitorKind = Visitor.Kind.ANONYMOUS.name();

  @Column(name = "visitor_user")
  private @Nullable String visitorUser;

  private byte @Nullable [] personal;

  @Column(name = "sealed_by")
  private String sealedBy = MIXED;

  @Column(name = "created_at")
  private long createdAt;

  private @Nullable Short score;

  private byte @Nullable [] remark;

  @Column(name = "rated_at")
  private @Nullable Long ratedAt;

  /** For the persistence provider. */
  protected ConversationRow() {}

  /** The row of a conversation of which only this is known. */
  ConversationRow(String id, long now) {
    this.id = id;
    createdAt = now;
    use(now);
  }

  ConversationId id() {
    return new ConversationId(id);
  }

  /** Whether it is known how the conversation began. */
  boolean isFilled() {
    return !locale.equals(UNDETERMINED);
  }

  /** Tells how the conversation began, where that is not known; who knows it knows its language. */
  void fill(Conversation began, SealedColumns columns) {
    String language = began.locale().toLanguageTag();
    if (isFilled() || isErased() || language.equals(UNDETERMINED)) {
      return;
    }
    Visitor visitor = began.visitor();
    locale = language;
    consent = began.consentVersion();
    answerIfUnsaid(began.mode());
    visitorKind = visitor.kind().name();
    visitorUser = visitor.user();
    createdAt = began.createdAt().toEpochMilli();
    personal = columns.seal(new SealedText(began.page(), visitor.name()), Place.PERSONAL.of(id));
    sealedBy = remark == null ? columns.keyName() : common(columns);
  }

  /** Whether the score is another than before. */
  boolean rate(Rating rating, SealedColumns columns) {
    boolean isNews = score == null || score != rating.score();
    String words = rating.comment();
    score = (short) rating.score();
    ratedAt = rating.at().toEpochMilli();
    remark = words == null ? null : columns.seal(new SealedText(words), Place.REMARK.of(id));
    sealedBy = personal == null ? columns.keyName() : common(columns);
    return isNews;
  }

  /** When there is something else that may have another key. */
  private String common(SealedColumns columns) {
    return sealedBy.equals(columns.keyName()) ? sealedBy : MIXED;
  }

  boolean isSealedBy(String keyName) {
    return sealedBy.equals(keyName);
  }

  /** False where something cannot be opened, which stays as it is. */
  boolean reseal(SealedColumns columns) {
    Optional<SealedText> page = columns.open(personal, Place.PERSONAL.of(id));
    Optional<SealedText> words = columns.open(remark, Place.REMARK.of(id));
    page.ifPresent(text -> personal = columns.seal(text, Place.PERSONAL.of(id)));
    words.ifPresent(text -> remark = columns.seal(text, Place.REMARK.of(id)));
    boolean whole = page.isPresent() == (personal != null) && words.isPresent() == (remark != null);
    sealedBy = whole ? columns.keyName() : MIXED;
    return whole;
  }

  /** Nothing is left but the id, and that it was erased. */
  void erase(long now) {
    locale = UNDETERMINED;
    consent = "";
    visitorKind = Visitor.Kind.ANONYMOUS.name();
    visitorUser = null;
    personal = null;
    sealedBy = MIXED;
    createdAt = 0;
    score = null;
    remark = null;
    ratedAt = null;
    clear(now);
  }

  /** As it stands here; where something is not known or cannot be read, as it was claimed. */
  Conversation conversation(Conversation claimed, SealedColumns columns) {
    Mode mode = mode().orElseGet(claimed::mode);
    return isFilled() ? filled(mode, claimed.page(), columns) : claimed.in(mode);
  }

  /** As it stands here; the assistant answers where nothing else is known. */
  Conversation conversation(SealedColumns columns) {
    return filled(mode().orElse(Mode.ASSISTANT), "", columns);
  }

  private Conversation filled(Mode mode, String otherwise, SealedColumns columns) {
    Optional<SealedText> opened = columns.open(personal, Place.PERSONAL.of(id));
    Visitor.Kind kind = Names.known(Visitor.Kind.class, visitorKind).orElse(Visitor.Kind.ANONYMOUS);
    String name = opened.map(SealedText::more).orElse(null);
    return new Conversation(
        id(),
        Locale.forLanguageTag(locale),
        opened.map(SealedText::text).orElse(otherwise),
        consent,
        mode,
        Instant.ofEpochMilli(createdAt),
        new Visitor(kind, visitorUser, name));
  }

  ConversationRecord record(List<Feedback> feedback, SealedColumns columns) {
    return new ConversationRecord(
        conversation(columns),
        Instant.ofEpochMilli(usedAt()),
        closedAt(),
        rating(columns),
        feedback);
  }

  private @Nullable Rating rating(SealedColumns columns) {
    if (score == null || ratedAt == null) {
      return null;
    }
    String words = columns.open(remark, Place.REMARK.of(id)).map(SealedText::text).orElse(null);
    return new Rating(score, words, Instant.ofEpochMilli(ratedAt));
  }
}
