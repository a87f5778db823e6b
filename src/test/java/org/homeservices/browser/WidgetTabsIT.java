package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;

/** One visitor with two tabs, or two elements on one page. */
class WidgetTabsIT extends Browsed {
  private static final long IN_STEP_MILLIS = 200;
  private static final int TIMES = 3;

  private static final Pattern[] ONE_ANSWER = {
    Pattern.compile("Quanto custa a faxina de uma igreja\\?"), Pattern.compile("Pois não\\.")
  };

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
        input.value = "%s";
        input.dispatchEvent(new InputEvent("input"));
        return Date.now();
      }
      """;

  /** Shows or hides a tab, whose browser shows all that it has. */
  private static final String PRETEND =
      """
      (() => {
        let state = "visible";
        Object.defineProperty(document, "visibilityState", { get: () => state });
        window.pretend = (next) => {
          state = next;
          document.dispatchEvent(new Event("visibilitychange"));
        };
      })()
      """;

  private static final String ACT =
      """
      () => {
        const begun = Date.now();
        document.querySelector("home-services-chat").%s;
        return begun;
      }
      """;

  private static final String SHOW = ACT.formatted("show()");
  private static final String HIDE = ACT.formatted("hide()");

  private static final String HAS_READ =
      "document.querySelector('home-services-chat').unread === 0";
  private static final String HAS_UNREAD =
      "() => document.querySelector('home-services-chat').unread === 1";

  /**
   * It tells by itself that it was scrolled: behind another tab it would be told a second later.
   */
  private static final String TO_THE_END =
      """
      () => {
        const log = document.querySelector("home-services-chat").shadowRoot.querySelector(".log");
        const begun = Date.now();
        log.scrollTop = log.scrollHeight;
        log.dispatchEvent(new Event("scroll"));
        return begun;
      }
      """;

  @Test
  void tabsShouldShowTheSameConversation() {
    Page other = twoTabs();

    ask("Quanto custa a faxina de uma loja?");

    assertThat(logOf(other)).containsText("Quanto custa a faxina de uma loja?");
    assertThat(logOf(other)).containsText("Pois não.");
    assertThat(log()).containsText("Pois não.");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(2);
    assertThat(logOf(other).getByRole(AriaRole.ARTICLE)).hasCount(2);
  }

  @Test
  void draftAndOpenStateShouldBeInStepWithinAFifthOfASecond() {
    Page other = twoTabs();
    other.bringToFront();

    long draft = Long.MAX_VALUE;
    long closed = Long.MAX_VALUE;
    long opened = Long.MAX_VALUE;
    for (int time = 1; time <= TIMES; time++) {
      String text = "Rascunho " + time;
      String isThere = "root.querySelector('#input').value === '%s'".formatted(text);
      draft = Math.min(draft, lag(other, isThere, WRITE.formatted(text)));
      closed = Math.min(closed, lag(other, "root.querySelector('.panel').hidden", HIDE));
      opened = Math.min(opened, lag(other, "!root.querySelector('.panel').hidden", SHOW));
    }

    assertThat(List.of(draft, closed, opened)).allMatch(lag -> lag < IN_STEP_MILLIS);
    look("tabs");
  }

  /**
   * A long answer leaves its beginning in sight, so that its end is not seen at once; what is
   * hidden sees nothing.
   */
  @Test
  void whatWasReadShouldBeInStepWithinAFifthOfASecond() {
    model().reply(FakeReply.stream().text("Uma linha.\n\n".repeat(60)).stop().done());
    Page other = twoTabs();
    other.evaluate(PRETEND);
    other.evaluate("() => pretend('hidden')");

    long read = Long.MAX_VALUE;
    for (int time = 1; time <= TIMES; time++) {
      ask("Quanto custa a faxina de " + time + " estádios?");
      page().waitForFunction(HAS_UNREAD);
      other.waitForFunction(HAS_UNREAD);
      read = Math.min(read, lag(other, HAS_READ, TO_THE_END));
    }

    assertThat(read).isLessThan(IN_STEP_MILLIS);
  }

  /** The log is at its end as long as nothing of the answer is drawn. */
  @Test
  void answerThatIsNotDrawnYetShouldNotCountAsRead() {
    model().replyOnce(FakeReply.stream().text("Uma linha.\n\n".repeat(60)).stop().done());
    Page other = twoTabs();
    page()
        .evaluate(
            """
            () => {
              const draw = window.requestAnimationFrame;
              const held = [];
              window.requestAnimationFrame = (callback) => held.push(callback);
              window.drawAgain = () => {
                const root = document.querySelector("home-services-chat").shadowRoot;
                root.querySelector(".log").dispatchEvent(new Event("scroll"));
                window.requestAnimationFrame = draw;
                held.forEach((callback) => draw(callback));
              };
            }
            """);

    page()
        .evaluate(
            "() => document.querySelector('home-services-chat').send('Quanto custa a faxina de uma ponte?')");
    assertThat(logOf(other).getByRole(AriaRole.BUTTON, byName("Ajudou"))).isVisible();
    page().evaluate("() => new Promise((go) => setTimeout(go, 300))");
    page().evaluate("() => window.drawAgain()");

    page().waitForFunction(HAS_UNREAD);
  }

  @Test
  void unreadMessagesShouldBeCountedUntilTheyAreSeen() {
    Page other = twoTabs();
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
  void twoElementsOfAPageShouldBeInOneConversationAndNotDisturbEachOther() {
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
    Locator first = page().locator("home-services-chat").first();
    Locator second = page().locator("home-services-chat").last();

    second.locator(".launcher").click();
    second.locator("#input").fill("Quanto custa a faxina de uma igreja?");
    assertThat(first.locator("#input")).hasValue("Quanto custa a faxina de uma igreja?");
    second.locator("#input").press("Enter");

    assertThat(articlesOf(second)).hasText(ONE_ANSWER);
    assertThat(articlesOf(first)).hasText(ONE_ANSWER);
    assertThat(first.locator("#input")).hasValue("");
    assertThat(second.locator("#input")).isFocused();
    look("two-elements");

    second.evaluate("(element) => element.remove()");
    first.locator("#input").fill("Quanto custa a faxina de uma igreja e de uma torre?");
    first.locator("#input").press("Enter");
    assertThat(articlesOf(first)).hasCount(4);
    assertThat(articlesOf(first).last()).containsText("Pois não.");
  }

  @Test
  void hiddenTabShouldRestWhileAnotherOneKeepsTheLineAndComeBackWhenItIsClosed() {
    page().addInitScript(PRETEND);
    List<WebSocket> sockets = new ArrayList<>();
    page().onWebSocket(sockets::add);
    Page other = twoTabs();
    ask("Quanto custa a faxina de um quiosque?");
    assertThat(logOf(other)).containsText("Pois não.");
    assertThat(sockets).hasSize(1);

    page().evaluate("() => pretend('hidden')");
    page().waitForCondition(() -> sockets.get(0).isClosed());
    ask(other, "Quanto custa a faxina de dois quiosques?");
    assertThat(logOf(other).getByText("Pois não.")).hasCount(2);
    assertThat(sockets).hasSize(1);

    other.close(new Page.CloseOptions().setRunBeforeUnload(true));
    page().waitForCondition(() -> sockets.size() == 2);
    assertThat(log().getByText("Pois não.")).hasCount(2);
    assertThat(sockets.get(1).isClosed()).isFalse();
  }

  @Test
  void hiddenTabShouldCountInItsTitleWhatIsUnreadThoughAnotherOneKeepsTheLine() {
    page().addInitScript(PRETEND);
    List<WebSocket> sockets = new ArrayList<>();
    page().onWebSocket(sockets::add);
    Page other = twoTabs();
    ask("Quanto custa a faxina de um coreto?");
    assertThat(logOf(other)).containsText("Pois não.");
    page().evaluate("() => { document.title = '(3) Pedidos'; }");
    other.evaluate("() => document.querySelector('home-services-chat').hide()");
    page().evaluate("() => pretend('hidden')");
    page().waitForCondition(() -> sockets.get(0).isClosed());
    assertThat(page()).hasTitle("(3) Pedidos");

    other.evaluate(
        "() => document.querySelector('home-services-chat').send('Quanto custa a faxina de dois coretos?')");
    assertThat(page()).hasTitle("(1) (3) Pedidos");
    assertThat(other).hasTitle("Lar em Dia · serviços para a sua casa");

    other.evaluate("() => document.querySelector('home-services-chat').show()");
    assertThat(page()).hasTitle("(3) Pedidos");
  }

  @Test
  void titleOfAPageShouldBeItsOwnAgainWhenItIsSeen() {
    page().addInitScript(PRETEND);
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um mirante?");
    assertThat(log()).containsText("Pois não.");
    page().evaluate("() => { document.title = '(3) Pedidos'; pretend('hidden'); }");

    page()
        .evaluate(
            "() => document.querySelector('home-services-chat').send('Quanto custa a faxina de dois mirantes?')");
    assertThat(page()).hasTitle("(1) (3) Pedidos");

    page().evaluate("() => pretend('visible')");
    assertThat(page()).hasTitle("(3) Pedidos");
  }

  @Test
  void wordsThatAClosedTabHasNotSentShouldBeSentByAnotherOne() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um hangar?");
    assertThat(log()).containsText("Pois não.");
    Page other = tab();
    other.routeWebSocket("**/ws/chat", socket -> socket.onMessage(unheard -> {}));
    other.navigate(origin() + "/");
    ask(other, "Quanto custa a faxina de dois hangares?");
    assertThat(log()).containsText("Quanto custa a faxina de dois hangares?");
    assertThat(log()).containsText("Enviando");

    other.close(new Page.CloseOptions().setRunBeforeUnload(true));

    assertThat(log().getByText("Pois não.")).hasCount(2);
    assertThat(log()).not().containsText("Enviando");
    assertThat(log().getByText("Quanto custa a faxina de dois hangares?")).hasCount(1);
  }

  /** The chat is open in this tab and in the one that is given. */
  private Page twoTabs() {
    visit("/");
    openChat();
    Page other = tab();
    other.navigate(origin() + "/");
    assertThat(logOf(other)).isVisible();
    page().bringToFront(); // A tab behind another one draws once a second.
    return other;
  }

  /**
   * @param so a condition in the other tab
   * @param act what makes it true, done in this tab; tells when it began
   * @return how long it took
   */
  private long lag(Page other, String so, String act) {
    other.evaluate(WHEN.formatted(so));
    long begun = millis(page().evaluate(act));
    return millis(other.evaluate("() => window.when")) - begun;
  }

  private static void ask(Page tab, String text) {
    Locator input = tab.locator("home-services-chat #input");
    input.fill(text);
    input.press("Enter");
  }

  private static Locator articlesOf(Locator element) {
    return element.getByRole(AriaRole.LOG).getByRole(AriaRole.ARTICLE);
  }

  private static Locator logOf(Page tab) {
    return tab.getByRole(AriaRole.LOG);
  }

  private static Locator.GetByRoleOptions byName(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static long millis(Object time) {
    return ((Number) time).longValue();
  }
}
