package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A key and a certificate for servers on this machine, made for one test, in PEM files.
 *
 * @param certificate signed by itself, so it is its own authority
 */
public record ServerIdentity(Path certificate, Path key) {
  private static final String NAME = "server";
  private static final String PASSWORD = "not-secret";

  /** Makes one for {@code 127.0.0.1} and {@code localhost}. */
  public static ServerIdentity in(Path folder) {
    try {
      KeyStore store = store(folder.resolve("identity.p12"));
      byte[] key = store.getKey(NAME, PASSWORD.toCharArray()).getEncoded();
      byte[] certificate = store.getCertificate(NAME).getEncoded();
      return new ServerIdentity(
          pem(folder.resolve("certificate.pem"), "CERTIFICATE", certificate),
          pem(folder.resolve("key.pem"), "PRIVATE KEY", key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            (keytool + " -genkeypair -alias " + NAME + " -keyalg EC -dname CN=localhost")
                .concat(" -ext san=ip:127.0.0.1,dns:localhost -ext bc:c -validity 2")
                .concat(" -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + file)
                .split(" "));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      said.readAllBytes();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Path pem(Path file, String label, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String begin = "-----BEGIN " + label + "-----\n";
    return Files.writeString(file, begin + text + "\n-----END " + label + "-----\n", US_ASCII);
  }
}
