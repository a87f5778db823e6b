package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.homeservices.audit.Deed;
import org.homeservices.audit.Deed.Kind;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is put on record of the calls of the API. */
class TrailTest {
  private static final String ADDRESS = "192.0.2.1";

  private final RestStage stage = new RestStage();
  private final Trail trail = stage.trail();
  private final Conversation unknown = stage.begun();
  private final Conversation known =
      unknown.with(new Visitor(Visitor.Kind.CLIENT, "u-pseudonym", "Ana"));

  @AfterEach
  void close() {
    stage.close();
  }

  private void called(String method, String path, Conversation by, int status) {
    String authorization = "Bearer " + stage.tokens().issue(by).token();
    UriInfo uri = answering(UriInfo.class, (name, argument) -> path);
    trail.filter(
        answering(
            ContainerRequestContext.class,
            (name, argument) ->
                switch (name) {
                  case "getMethod" -> method;
                  case "getUriInfo" -> uri;
                  default -> "Authorization".equals(argument) ? authorization : ADDRESS;
                }),
        answering(ContainerResponseContext.class, (name, argument) -> status));
  }

  private interface Answer {
    Object to(String name, @Nullable Object argument);
  }

  private static <T> T answering(Class<T> type, Answer answer) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            answer.to(method.getName(), arguments == null ? null : arguments[0]);
    return type.cast(
        Proxy.newProxyInstance(TrailTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Deed deed(Kind kind) {
    return Deed.ofVisitor(kind, ADDRESS).in(unknown.id().value());
  }

  @Test
  void exportAndErasureShouldTellWhoTheVisitorIs() {
    String path = "conversations/" + known.id().value();
    called("GET", path + "/export", known, 200);
    called("DELETE", path, known, 204);
    called("DELETE", path, known, 503);

    assertThat(stage.deeds)
        .containsExactly(
            deed(Kind.CONVERSATION_EXPORTED).by("u-pseudonym"),
            deed(Kind.CONVERSATION_ERASED).by("u-pseudonym"),
            deed(Kind.CONVERSATION_ERASED).by("u-pseudonym").refusedFor("unavailable"));
  }

  @Test
  void nobodyShouldBeToldWhereTheVisitorIsUnknown() {
    called("DELETE", "conversations/" + unknown.id().value(), unknown, 204);

    assertThat(stage.deeds).containsExactly(deed(Kind.CONVERSATION_ERASED));
  }

  @Test
  void readingShouldNotBeOnRecord() {
    called("GET", "conversations/" + known.id().value() + "/messages", known, 200);

    assertThat(stage.deeds).isEmpty();
  }
}
