package org.homeservices.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What every {@link Register} remembers. */
public interface RegisterContract {
  /** What is tested. */
  Register register();

  private static String aName() {
    return UUID.randomUUID().toString();
  }

  @Test
  default void latestEntryShouldBeFound() {
    String name = aName();

    Await.value(register().enter(name, "first"));
    Await.value(register().enter(name, "second"));

    assertThat(Await.value(register().find(name))).contains("second");
  }

  @Test
  default void nothingShouldBeFoundWhereNothingWasEntered() {
    assertThat(Await.value(register().find(aName()))).isEmpty();
  }

  @Test
  default void entryShouldBeGoneWhenItIsStruck() {
    String name = aName();

    Await.value(register().enter(name, "entry"));
    Await.value(register().strike(name, "entry"));

    assertThat(Await.value(register().find(name))).isEmpty();
  }

  @Test
  default void laterEntryShouldStayWhenAnEarlierOneIsStruck() {
    String name = aName();

    Await.value(register().enter(name, "earlier"));
    Await.value(register().enter(name, "later"));
    Await.value(register().strike(name, "earlier"));

    assertThat(Await.value(register().find(name))).contains("later");
  }
}
