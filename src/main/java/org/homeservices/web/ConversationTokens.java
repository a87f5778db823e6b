package org.homeservices.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.homeservices.conversation.ConversationId;
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
  private static final String VISITOR = "visitor";
  private static final int MOST_LENGTH = 4096;

  private final TokenSigner signer;
  private final Duration life;
  private final Clock clock;

  /**
   * What a valid token says.
   *
   * @param expiresAt when it ends
   */
  public record Pass(ConversationId conversation, Instant expiresAt) {}

  /** A token and its end. */
  public record Issued(String token, Instant expiresAt) {}

  /** Signs with the first secret of the ring, verifies with all. */
  public ConversationTokens(KeyRing secrets, WebSettings settings, Clock clock) {
    this.signer = new TokenSigner(secrets, "token", TYPE, AUDIENCE, clock);
    this.life = settings.tokenLife();
    this.clock = clock;
  }

  /** A token for a visitor of the conversation, valid for a whole life from now on. */
  public Issued issue(ConversationId conversation) {
    Instant expiresAt = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> claims = Map.of(CONVERSATION, conversation.value(), ROLE, VISITOR);
    return new Issued(signer.sign(claims, expiresAt), expiresAt);
  }

  /** Reads a token that came from outside; empty unless it is one of ours and still valid. */
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
    return Optional.ofNullable(valid.claims().get(CONVERSATION))
        .filter(id -> VISITOR.equals(valid.claims().get(ROLE)))
        .flatMap(ConversationId::parse)
        .map(id -> new Pass(id, valid.expiresAt()));
  }
}
