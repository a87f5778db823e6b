package org.homeservices.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives each test in a browser a context of its own, and looks at what it leaves behind. */
final class Backstage
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        TestExecutionExceptionHandler {
  @Override
  public void beforeAll(ExtensionContext context) {
    if (Chromium.find().isEmpty()) {
      if (Chromium.isRequired()) {
        throw new AssertionError("BROWSER_REQUIRED is true, and there is no Chromium");
      }
      Assumptions.abort("skipped: no Chromium");
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    browsed(context).enter(Stage.shared());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      browsed(context).look(name(context));
    }
  }

  /** The reason is often something that the browser said, or still waits for. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
    Browsed test = browsed(context);
    throw new AssertionError(
        "the browser complained of %s and waits for %s: %s"
            .formatted(test.findings(), test.pending(), failure.getMessage()),
        failure);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      browsed(context).leave();
    } finally {
      Stage.shared().reset();
    }
  }

  private static Browsed browsed(ExtensionContext context) {
    return (Browsed) context.getRequiredTestInstance();
  }

  private static String name(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName()
        + "-"
        + context.getRequiredTestMethod().getName();
  }
}
