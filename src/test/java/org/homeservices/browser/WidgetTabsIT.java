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
        const last = Date.now() + 5000;
        window.when = new Promise((told) => {
          const look = () => (%s) || Date.now() > last ? told(Date.now()) : setTimeout(look, 2);
          look();
        });
      }
      """;

  private static final String WRITE =
      """
      () => {
        const input = document.querySelector("home-services-chat").shadowRoot.querySelector("#input");
        input.value = "Um rascunho";
        input.dispatchEvent(new InputEvent("input"));
        return Date.now();
      }
      """;

  private static final String CLOSE =
      """
      () => {
        const begun = Date.now();
        document.querySelector("home-services-chat").hide();
        return begun;
      }
      """;

  @Test
  void tabsShouldShowTheSameConversation() {
    visit("/");
    openChat();
    Page other = tab();
    other.navigate(origin() + "/");
    assertThat(logOf(other)).isVisible();
    page().bringToFront(); // A tab behind another one draws once a second.

    ask("Quanto custa a faxina de uma loja?");

    assertThat(logOf(other)).containsText("Quanto custa a faxina de uma loja?");
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
    page().bringToFront(); // A tab behind another one draws once a second.

    other.evaluate(WHEN.formatted("root.querySelector('#input').value === 'Um rascunho'"));
    long written = millis(page().evaluate(WRITE));
    assertThat(when(other) - written).isLessThan(IN_STEP_MILLIS);

    other.evaluate(WHEN.formatted("root.querySelector('.panel').hidden"));
    long closed = millis(page().evaluate(CLOSE));
    assertThat(when(other) - closed).isLessThan(IN_STEP_MILLIS);
    look("tabs");
  }

  @Test
  void unreadMessagesShouldBeCountedUntilTheyAreSeen() {
    visit("/");
    openChat();
    Page other = tab();
    other.navigate(origin() + "/");
    assertThat(logOf(other)).isVisible();
    page().bringToFront(); // A tab behind another one draws once a second.
    panel().getByRole(AriaRole.BUTTON, byName("Fechar o chat")).click();
    assertThat(panel()).isHidden();

    page()
        .evaluate(
            "() => document.querySelector('home-services-chat').send('Quanto custa a faxina de uma escola?')");

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
        .fill("Quanto custa a faxina de uma igreja?");
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

  private static long when(Page tab) {
    return millis(tab.evaluate("() => window.when"));
  }

  private static long millis(Object time) {
    return ((Number) time).longValue();
  }
}
