package org.homeservices.web.rest;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A request that refuses, as RESTEasy does, to tell its address when it is over. */
final class PassingRequest {
  private final List<String> answered = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private boolean over;

  /** What was asked of it in time. */
  List<String> answered() {
    return List.copyOf(answered);
  }

  /** What was asked of it too late. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  /** The method that it was for has returned. */
  void end() {
    over = true;
  }

  UriInfo uri() {
    return (UriInfo)
        Proxy.newProxyInstance(
            PassingRequest.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) -> answer(method.getName()));
  }

  private URI answer(String question) {
    (over ? refused : answered).add(question);
    if (over || !question.equals("getBaseUri")) {
      throw new IllegalStateException(question);
    }
    return URI.create("http://127.0.0.1/api/");
  }
}
