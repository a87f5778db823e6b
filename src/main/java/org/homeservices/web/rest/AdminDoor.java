package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.homeservices.web.AdminSettings;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Lets the owner in, and nobody else. */
public final class AdminDoor {
  private static final String BEARER = "Bearer ";

  private final AdminSettings settings;

  public AdminDoor(AdminSettings settings) {
    this.settings = settings;
  }

  /**
   * Every admin call begins with this.
   *
   * @param authorization the header of that name
   * @throws BadInput 404 where there are no admin calls, 401 where the token is not the owner's
   */
  void admit(@Nullable String authorization) {
    String token = settings.token().orElseThrow(() -> new BadInput(ErrorCode.NOT_FOUND, null));
    if (!isSame(token, given(authorization))) {
      throw new BadInput(ErrorCode.UNAUTHORISED, null);
    }
  }

  /**
   * Whether a call would be admitted.
   *
   * @param authorization the header of that name
   */
  public boolean isOwner(@Nullable String authorization) {
    return settings.token().filter(token -> isSame(token, given(authorization))).isPresent();
  }

  private static String given(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }

  /** Takes as long for a token that is nearly right as for any other. */
  private static boolean isSame(String token, String given) {
    return MessageDigest.isEqual(token.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
