package org.homeservices.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import org.homeservices.config.Lookup.Found;

/** Reads how Redis lets us in. */
final class RedisAccessSection {
  private static final String AUTHORITIES = "REDIS_TLS_CA";

  private final Values values;

  RedisAccessSection(Values values) {
    this.values = values;
  }

  RedisAccess read() {
    return new RedisAccess(
        values.text("REDIS_USERNAME", ""),
        new SecretValues(values).find("REDIS_PASSWORD").map(Found::value).orElse(""),
        values.flag("REDIS_TLS", false),
        authorities().orElse(null));
  }

  private Optional<Path> authorities() {
    Optional<Found> named = values.find(AUTHORITIES);
    Optional<Path> file = named.flatMap(found -> fileOfCertificates(found.value()));
    if (named.isPresent() && file.isEmpty()) {
      String rule = "must be a readable PEM file of certificates";
      String example = AUTHORITIES + "=/etc/chat/redis-ca.pem";
      values.problem(AUTHORITIES, values.shown(AUTHORITIES), rule, example);
    }
    return file;
  }

  private static Optional<Path> fileOfCertificates(String name) {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      boolean some = !CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty();
      return some ? Optional.of(Path.of(name)) : Optional.empty();
    } catch (IOException | CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
