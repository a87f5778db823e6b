package org.homeservices.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Visitor;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.TokenCheck;
import org.homeservices.crypto.TokenSigner;
import org.jspecify.annotations.Nullable;

/** The tokens that open one conversation each (PROTOCOL.md, Token). Thread-safe. */
public final class ConversationTokens {
  private static final String TYPE = "hsc-conversation+jwt";
  private static final String AUDIENCE = "home-services-chat";
  private static final String CONVERSATION = "sub";
  private static final String ROLE = "role";
  private static final String LOCALE = "loc";
  private static final String PAGE = "page";
  private static final String CONSENT = "con";
  private static final String MODE = "mode";
  private static final String BEGAN = "beg";
  private static final String KIND = "kind";
  private static final String USER = "user";
  private static final String VISITOR = "visitor";
  private static final Set<String> CLAIMS =
      Set.of(CONVERSATION, ROLE, LOCALE, PAGE, CONSENT, MODE, BEGAN);
  private static final int MOST_LENGTH = 4096;

  private final TokenSigner signer;
  private final Duration life;
  private final Clock clock;

  /**
   * What a valid token says.
   *
   * @param claimed the conversation as it was when the token was issued, its beginning in whole
   *     seconds, its visitor without a name
   * @param expiresAt when it ends
   */
  public record Pass(Conversation claimed, Instant expiresAt) {}

  /** A token and its end. */
  public record Issued(String token, Instant expiresAt) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Issued[expiresAt=%s]".formatted(expiresAt);
    }
  }

  /** Signs with the first secret of the ring, verifies with all. */
  public ConversationTokens(KeyRing secrets, WebSettings settings, Clock clock) {
    this.signer = new TokenSigner(secrets, "token", TYPE, AUDIENCE, clock);
    this.life = settings.tokenLife();
    this.clock = clock;
  }

  /** A token for a visitor of the conversation, valid for a whole life from now on. */
  public Issued issue(Conversation conversation) {
    Instant expiresAt = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> claims = new HashMap<>(claims(conversation));
    claims.putAll(claims(conversation.visitor()));
    return new Issued(signer.sign(claims, expiresAt), expiresAt);
  }

  private static Map<String, String> claims(Conversation conversation) {
    return Map.of(
        CONVERSATION,
        conversation.id().value(),
        ROLE,
        VISITOR,
        LOCALE,
        conversation.locale().toLanguageTag(),
        PAGE,
        conversation.page(),
        CONSENT,
        conversation.consentVersion(),
        MODE,
        Frames.code(conversation.mode()),
        BEGAN,
        Long.toString(conversation.createdAt().getEpochSecond()));
  }

  /** None of somebody unknown; and never a name, which a browser would keep. */
  private static Map<String, String> claims(Visitor visitor) {
    String user = visitor.user();
    return user == null ? Map.of() : Map.of(KIND, Frames.code(visitor.kind()), USER, user);
  }

  /**
   * Reads a token that came from outside; empty unless it is one of ours and still valid. One that
   * was issued for longer than a life is now ends after such a life: what was erased need not be
   * remembered for longer.
   */
  public Optional<Pass> read(@Nullable String token) {
    if (token == null || token.length() > MOST_LENGTH) {
      return Optional.empty();
    }
    return signer.verify(token).fold(this::pass, invalid -> Optional.empty());
  }

  /** Whether less than half of a pass's life is left, so that its holder should get a new token. */
  public boolean isHalfOver(Pass pass) {
    return clock.instant().plus(life.dividedBy(2)).isAfter(pass.expiresAt());
  }

  private Optional<Pass> pass(TokenCheck.Valid valid) {
    Map<String, String> claims = valid.claims();
    if (!claims.keySet().containsAll(CLAIMS) || !VISITOR.equals(claims.get(ROLE))) {
      return Optional.empty();
    }
    Instant expiresAt = earlier(valid.expiresAt(), valid.issuedAt().plus(life));
    return ConversationId.parse(claim(claims, CONVERSATION))
        .filter(id -> clock.instant().isBefore(expiresAt))
        .map(id -> new Pass(claimed(id, claims), expiresAt));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The claims are signed, so what is there is what {@link #issue} has written. */
  private static Conversation claimed(ConversationId id, Map<String, String> claims) {
    return new Conversation(
        id,
        Locale.forLanguageTag(claim(claims, LOCALE)),
        claim(claims, PAGE),
        claim(claims, CONSENT),
        Mode.valueOf(claim(claims, MODE).toUpperCase(Locale.ROOT)),
        Instant.ofEpochSecond(Long.parseLong(claim(claims, BEGAN))),
        visitor(claims));
  }

  /** Tokens of before there were identities are of somebody unknown. */
  private static Visitor visitor(Map<String, String> claims) {
    String user = claims.get(USER);
    return user == null
        ? Visitor.ANONYMOUS
        : new Visitor(
            Visitor.Kind.valueOf(claim(claims, KIND).toUpperCase(Locale.ROOT)), user, null);
  }

  private static String claim(Map<String, String> claims, String name) {
    return claims.getOrDefault(name, "");
  }
}
