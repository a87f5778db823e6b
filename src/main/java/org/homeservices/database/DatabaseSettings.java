package org.homeservices.database;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which database.
 *
 * @param url of JDBC, for a pool of our own; null where the container has one
 * @param user empty where the URL or the server needs none
 * @param password empty where there is none
 * @param jndi the name of the container's data source; null for a pool of our own
 * @param poolSize connections at most, of a pool of our own
 */
public record DatabaseSettings(
    @Nullable String url, String user, String password, @Nullable String jndi, int poolSize) {
  /** A file in the folder of a node, which several nodes of one machine may open. */
  public static final String DEFAULT_URL =
      "jdbc:h2:file:./data/home-services-chat;AUTO_SERVER=TRUE";

  /** {@code ?password=…}, {@code ;PASSWORD=…}, and what stands between a name and an at sign. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(?<=password=)[^;&\\s]*|(?<=//[^/?@\\s]{0,200}:)[^/?@\\s]*(?=@)");

  /**
   * @throws IllegalArgumentException where there is not exactly one of URL and JNDI name
   */
  public DatabaseSettings {
    if ((url == null) == (jndi == null) || poolSize < 1) {
      throw new IllegalArgumentException("either a URL or a JNDI name, and a pool of 1 or more");
    }
  }

  /** A text that may quote a URL, without the passwords in it. */
  public static String withoutSecrets(String text) {
    return SECRET.matcher(text).replaceAll("(hidden)");
  }

  /** Whether it is the embedded one; of a container's data source that is not known. */
  public boolean isEmbedded() {
    return Optional.ofNullable(url).filter(text -> text.startsWith("jdbc:h2:")).isPresent();
  }

  /** Without a password. */
  @Override
  public String toString() {
    return "DatabaseSettings[%s, user %s, pool %d]"
        .formatted(url == null ? jndi : withoutSecrets(url), user, poolSize);
  }
}
