package org.homeservices.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives each test in a browser a context of its own, and looks at what it leaves behind. */
final class Backstage
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback {
  private static final Namespace SHARED = Namespace.create(Backstage.class);

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
    browsed(context).enter(stage(context));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      browsed(context).look(name(context));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      browsed(context).leave();
    } finally {
      stage(context).reset();
    }
  }

  private static Stage stage(ExtensionContext context) {
    return context.getRoot().getStore(SHARED).getOrComputeIfAbsent(Stage.class);
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
