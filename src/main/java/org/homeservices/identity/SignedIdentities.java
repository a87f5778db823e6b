package org.homeservices.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Believes tokens that the host site has signed with the one configured algorithm, and nothing
 * else. Thread-safe; nothing blocks.
 */
public final class SignedIdentities implements Identities {
  /** For an answer of the site. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TokenForm form;
  private final Keys keys;
  private final Claims claims;
  private final UsedTokens used;
  private final String issuer;
  private final UnaryOperator<String> pseudonym;

  /**
   * @param used remembers the tokens that were believed
   * @param pseudonym stands for a name, and cannot be turned back into it
   * @param executor goes on where the site's keys had to be fetched
   */
  public SignedIdentities(
      IdentitySettings settings,
      UsedTokens used,
      UnaryOperator<String> pseudonym,
      Executor executor,
      Clock clock) {
    this(settings, keys(settings, PATIENCE, executor, clock), used, pseudonym, clock);
  }

  SignedIdentities(
      IdentitySettings settings,
      Keys keys,
      UsedTokens used,
      UnaryOperator<String> pseudonym,
      Clock clock) {
    this.form = new TokenForm(settings.algorithm());
    this.keys = keys;
    this.claims = new Claims(settings, clock);
    this.used = used;
    this.issuer = settings.issuer();
    this.pseudonym = pseudonym;
  }

  static Keys keys(IdentitySettings settings, Duration patience, Executor executor, Clock clock) {
    return settings
        .trust()
        .fold(
            secret -> always(Verifiers.of(secret.value())),
            key -> always(Verifiers.of(key.value())),
            set ->
                new PublishedKeys(
                    new KeySetCall(set.url(), patience)::fetch,
                    settings.algorithm(),
                    executor,
                    clock));
  }

  private static Keys always(JWSVerifier key) {
    return header -> completedStage(List.of(key));
  }

  @Override
  public CompletionStage<IdentityCheck> check(String token) {
    return completedStage(token)
        .thenApply(form::read)
        .thenCompose(read -> keys.of(read.getHeader()).thenApply(known -> verified(read, known)))
        .thenApply(claims::judge)
        .thenCompose(this::once)
        .exceptionally(SignedIdentities::unknown);
  }

  private static JWTClaimsSet verified(SignedJWT token, List<JWSVerifier> known) {
    if (known.stream().noneMatch(key -> isSignedWith(key, token))) {
      throw new NotBelieved("wrong signature");
    }
    try {
      return token.getJWTClaimsSet();
    } catch (ParseException | RuntimeException e) {
      throw new NotBelieved("no claims");
    }
  }

  private static boolean isSignedWith(JWSVerifier key, SignedJWT token) {
    try {
      return token.verify(key);
    } catch (JOSEException | RuntimeException e) {
      return false;
    }
  }

  private CompletionStage<IdentityCheck> once(Claims.Said said) {
    return used.use(digest(issuer, said.tokenId()), said.believedUntil())
        .thenApply(isFirst -> isFirst ? known(said) : new IdentityCheck.Refused("shown before"));
  }

  private IdentityCheck known(Claims.Said said) {
    String user = pseudonym.apply(issuer + '\n' + said.subject());
    return new IdentityCheck.Known(new Person(said.kind(), user, said.name()));
  }

  private static IdentityCheck unknown(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof NotBelieved reason) {
      return new IdentityCheck.Refused(String.valueOf(reason.getMessage()));
    }
    if (cause instanceof IdentityUnavailable reason) {
      return new IdentityCheck.Unavailable(String.valueOf(reason.getMessage()));
    }
    throw new CompletionException(cause);
  }

  private static String digest(String issuer, String tokenId) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] name = (issuer + '\n' + tokenId).getBytes(UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
