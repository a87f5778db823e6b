package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** One visitor with two tabs, or two elements on one page. */
class WidgetTabsIT extends Browsed {
  private static final long IN_STEP_MILLIS = 200;

  /** Resolves to the time when a condition becomes true in a tab. */
  private static final String WHEN =
      """
      () => {
        const root = document.querySelector("home-services-chat").shadowRoot;
        window.when = new Promise((told) => {
          const look = () => (%s) ? told(Date.now()) : setTimeout(look, 2);
          look();
        });
      }
      """;

  @Test
  void tabsShouldShowTheSameConversation() {
    visit("/");
    openChat();
    Page other = tab();
    other.navigate(origin() + "/");
    assertThat(logOf(other)).isVisible();

    ask("Quanto custa envernizar uma porta?");

    assertThat(logOf(other)).containsText("Quanto custa envernizar uma porta?");
    assertThat(logOf(other)).containsText("Pois não.");
    assertThat(log()).containsText("Pois não.");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(2);
    assertThat(logOf(other).getByRole(AriaRole.ARTICLE)).hasCount(2);
  }

  @Test
  void draftAndOpenStateShouldBeInStepWithinAFifthOfASecond() {
    visit("/");
    openChat();
    Page other = tab();
    other.navigate(origin() + "/");
    assertThat(logOf(other)).isVisible();

    other.evaluate(WHEN.formatted("root.querySelector('#input').value === 'Um rascunho'"));
    long begun = now();
    composer().fill("Um rascunho");
    assertThat(when(other) - begun).isLessThan(IN_STEP_MILLIS);

    other.evaluate(WHEN.formatted("root.querySelector('.panel').hidden"));
    begun = now();
    panel().getByRole(AriaRole.BUTTON, byName("Fechar o chat")).click();
    assertThat(when(other) - begun).isLessThan(IN_STEP_MILLIS);
    look("tabs");
  }

  @Test
  void unreadMessagesShouldBeCountedUntilTheyAreSeen() {
    visit("/");
    openChat();
    Page other = tab();
    other.navigate(origin() + "/");
    assertThat(logOf(other)).isVisible();
    panel().getByRole(AriaRole.BUTTON, byName("Fechar o chat")).click();
    assertThat(panel()).isHidden();

    page()
        .evaluate(
            "() => document.querySelector('home-services-chat').send('Quanto custa polir um piso?')");

    assertThat(
            page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 mensagem nova")))
        .isVisible();
    assertThat(
            other.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 mensagem nova")))
        .isVisible();
    assertAccessible();
    look("unread");
    openChat();
    panel().getByRole(AriaRole.BUTTON, byName("Fechar o chat")).click();
    assertThat(
            other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("mensagem nova")))
        .isHidden();
  }

  @Test
  void twoElementsOfAPageShouldNotDisturbEachOther() {
    visit("/");
    page()
        .evaluate(
            """
            () => {
              const second = document.createElement("home-services-chat");
              second.setAttribute("position", "start");
              document.body.append(second);
            }
            """);
    assertThat(page().locator("home-services-chat")).hasCount(2);

    page().locator("home-services-chat").last().locator(".launcher").click();
    Locator second = page().locator("home-services-chat").last().getByRole(AriaRole.LOG);
    page()
        .locator("home-services-chat")
        .last()
        .locator("#input")
        .fill("Quanto custa lixar um deque?");
    page().locator("home-services-chat").last().locator("#input").press("Enter");

    assertThat(second).containsText("Pois não.");
    assertThat(second.getByRole(AriaRole.ARTICLE)).hasCount(2);
    look("two-elements");
  }

  private static Locator logOf(Page tab) {
    return tab.getByRole(AriaRole.LOG);
  }

  private static Locator.GetByRoleOptions byName(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private long now() {
    return ((Number) page().evaluate("Date.now()")).longValue();
  }

  private static long when(Page tab) {
    return ((Number) tab.evaluate("() => window.when")).longValue();
  }
}
