package org.homeservices.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homeservices.testing.ChatSite;
import org.junit.jupiter.api.Test;

/** Users of a host site, on a real server. */
class IdentityIT extends Served {
  private static final String BEGIN = "api/conversations";

  private static String token(String user) {
    long now = Instant.now().getEpochSecond();
    String claims =
        Json.createObjectBuilder()
            .add("iss", HOST_SITE)
            .add("aud", "chat")
            .add("sub", user)
            .add("type", "client")
            .add("name", "Ana")
            .add("jti", UUID.randomUUID().toString())
            .add("iat", now)
            .add("exp", now + 60)
            .build()
            .toString();
    return signed(
        base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8)));
  }

  private static String signed(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HOST_SECRET.getBytes(UTF_8), "HmacSHA256"));
      return content + "." + base64(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private HttpResponse<String> begins(String identity) {
    return site.post(
        BEGIN, Json.createObjectBuilder().add("identity", identity).build().toString());
  }

  private static String conversation(HttpResponse<String> begun) {
    return ChatSite.json(begun).getString("conversationId");
  }

  @Test
  void userWhoReturnsShouldFindTheLastConversation() {
    HttpResponse<String> first = begins(token("ana"));
    HttpResponse<String> second = begins(token("ana"));
    HttpResponse<String> other = begins(token("bia"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(conversation(second)).isEqualTo(conversation(first));
    assertThat(ChatSite.json(second).keySet()).isEqualTo(ChatSite.json(first).keySet());
    assertThat(other.statusCode()).isEqualTo(201);
    assertThat(conversation(other)).isNotEqualTo(conversation(first));
  }

  @Test
  void everyIdentityThatIsNotBelievedShouldGetTheSameAnswer() {
    String used = token("cleo");
    begins(used);
    HttpResponse<String> again = begins(used);
    HttpResponse<String> garbage = begins("a.b.c");
    HttpResponse<String> tooLong = begins("x".repeat(8000));

    assertThat(again.statusCode()).isEqualTo(401);
    JsonObject problem = ChatSite.json(again);
    assertThat(problem.getString("code")).isEqualTo("unauthorised");
    assertThat(problem.getString("field")).isEqualTo("identity");
    assertThat(garbage.statusCode()).isEqualTo(401);
    assertThat(garbage.body()).isEqualTo(again.body());
    assertThat(tooLong.body()).isEqualTo(again.body());
    assertThat(log()).doesNotContain(used);
  }

  @Test
  void conversationOfAnotherShouldLookLikeOneThatIsNotThere() {
    String others = conversation(begins(token("dora")));
    String own = "Bearer " + ChatSite.json(begins(token("eva"))).getString("token");

    HttpResponse<String> there = messages(others, own);
    HttpResponse<String> absent = messages(UUID.randomUUID().toString(), own);
    HttpResponse<String> wrong = messages(others, "Bearer a.b.c");
    HttpResponse<String> wrongAndAbsent = messages(UUID.randomUUID().toString(), "Bearer a.b.c");

    assertThat(there.statusCode()).isEqualTo(404);
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(absent.body()).isEqualTo(there.body());
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrongAndAbsent.body()).isEqualTo(wrong.body());
  }

  private HttpResponse<String> messages(String id, String authorization) {
    return site.get(BEGIN + "/" + id + "/messages", "Authorization", authorization);
  }
}
