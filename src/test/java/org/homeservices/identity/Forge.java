package org.homeservices.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes tokens by hand, byte by byte, as the host site does and as others would like to. */
final class Forge {
  static final String SECRET =
      "a secret that the host site shares, long enough for each of the HS*";
  static final String ISSUER = "https://www.casa.example";
  static final String AUDIENCE = "chat";

  private Forge() {}

  /** What a good token of the site says at second 1795435200, with some of it changed. */
  static String body(Map<String, @Nullable String> changes) {
    Map<String, String> claims = new TreeMap<>();
    claims.put("iss", quoted(ISSUER));
    claims.put("aud", quoted(AUDIENCE));
    claims.put("sub", quoted("user-4711"));
    claims.put("jti", quoted("t1"));
    claims.put("type", quoted("client"));
    claims.put("name", quoted("Ana Souza"));
    claims.put("iat", "1795435200");
    claims.put("exp", "1795435500");
    changes.forEach(
        (name, value) -> {
          if (value == null) {
            claims.remove(name);
          } else {
            claims.put(name, value);
          }
        });
    StringBuilder body = new StringBuilder();
    claims.forEach(
        (name, value) ->
            body.append(body.length() == 0 ? "{" : ",")
                .append(quoted(name))
                .append(':')
                .append(value));
    return body.append('}').toString();
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  static String header(String algorithm) {
    return "{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String unsigned(String header, String body) {
    return base64(header.getBytes(UTF_8)) + "." + base64(body.getBytes(UTF_8));
  }

  /** Signed with the site's secret, whatever the header says. */
  static String signed(String header, String body) {
    return signed(header, body, SECRET.getBytes(UTF_8), "HmacSHA256");
  }

  static String signed(String header, String body, byte[] secret, String mac) {
    try {
      Mac hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(secret, mac));
      String content = unsigned(header, body);
      return content + "." + base64(hmac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Signed with a private key, by an algorithm of RFC 7518. */
  static String signed(String header, String body, PrivateKey key, String algorithm) {
    try {
      Signature signature = signature(algorithm);
      signature.initSign(key);
      String content = unsigned(header, body);
      signature.update(content.getBytes(UTF_8));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    String bits = algorithm.substring(2);
    String hash = "SHA" + bits;
    if (algorithm.startsWith("RS")) {
      return Signature.getInstance(hash + "withRSA");
    }
    if (algorithm.startsWith("ES")) {
      return Signature.getInstance(hash + "withECDSAinP1363Format");
    }
    Signature pss = Signature.getInstance("RSASSA-PSS");
    AlgorithmParameterSpec parameters =
        new PSSParameterSpec(
            "SHA-" + bits,
            "MGF1",
            new MGF1ParameterSpec("SHA-" + bits),
            Integer.parseInt(bits) / 8,
            1);
    pss.setParameter(parameters);
    return pss;
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair curve(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp%dr1".formatted(bits)));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
