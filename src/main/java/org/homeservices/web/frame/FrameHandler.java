package org.homeservices.web.frame;

import java.util.concurrent.CompletionStage;

/** Does what a client's frames ask. Each stage completes when the next frame may be handled. */
public interface FrameHandler {
  CompletionStage<Void> handle(ClientFrame.Hello hello);

  CompletionStage<Void> handle(ClientFrame.Post post);

  CompletionStage<Void> handle(ClientFrame.Typing typing);

  CompletionStage<Void> handle(ClientFrame.Stop stop);

  CompletionStage<Void> handle(ClientFrame.Regenerate regenerate);

  CompletionStage<Void> handle(ClientFrame.Judge judge);

  CompletionStage<Void> handle(ClientFrame.CallPerson call);

  CompletionStage<Void> handle(ClientFrame.Rate rate);

  CompletionStage<Void> handle(ClientFrame.Read read);

  CompletionStage<Void> handle(ClientFrame.Close close);

  CompletionStage<Void> handle(ClientFrame.Ping ping);
}
