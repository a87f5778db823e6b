package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsResourceTest {
  private final RestStage stage = new RestStage();
  private final PassingRequest request = new PassingRequest();

  @AfterEach
  void close() {
    stage.close();
  }

  /** What comes is not looked at: nothing here could build a response, which takes a container. */
  @Test
  void requestShouldBeAskedForNothingWhenItIsOver() throws IOException {
    CompletionStage<Response> response =
        stage.conversations().begin(InputStream.nullInputStream(), "192.0.2.1", request.uri());
    request.end();

    stage.keep();

    assertThat(response.toCompletableFuture()).isDone();
    assertThat(request.answered()).containsExactly("getBaseUri");
    assertThat(request.refused()).isEmpty();
  }
}
