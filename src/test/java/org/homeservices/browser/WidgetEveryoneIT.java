package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everyone: with a keyboard alone, a screen reader, a phone, large letters, other colours and
 * languages.
 */
class WidgetEveryoneIT extends Browsed {
  private static final double LEAST_TARGET = 24;

  private static final String TARGETS =
      """
      () => [...document.querySelector("home-services-chat").shadowRoot
          .querySelectorAll("button, a[href], summary, textarea, .star")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.getAttribute("aria-label") ?? node.textContent, node.getBoundingClientRect()])
        .map(([name, { width, height }]) => ({ name, least: Math.min(width, height) }))
      """;

  /** What a screen reader would have said so far. */
  private static final String LISTEN =
      """
      () => {
        const root = document.querySelector("home-services-chat").shadowRoot;
        window.said = [];
        const status = root.querySelector(".panel > [role=status].unseen");
        new MutationObserver(() => window.said.push(status.textContent))
          .observe(status, { childList: true, characterData: true, subtree: true });
      }
      """;

  @Test
  void keyboardAloneShouldDo() {
    visit("/");
    launcher().focus();
    page().keyboard().press("Enter");
    assertThat(composer()).isFocused();

    page().keyboard().type("Quanto custa a faxina de um chalé?");
    page().keyboard().press("Shift+Enter");
    page().keyboard().type("Ela é pequena.");
    page().keyboard().press("Enter");
    assertThat(log()).containsText("Pois não.");
    assertThat(composer()).hasValue("");

    page().keyboard().press("Shift+Tab");
    tabBackTo(log());
    page().keyboard().press("ArrowUp");
    assertThat(log().getByRole(AriaRole.ARTICLE).last()).isFocused();
    page().keyboard().press("Home");
    assertThat(log().getByRole(AriaRole.ARTICLE).first()).isFocused();

    tabBackTo(panel().locator("summary"));
    page().keyboard().press("Enter");
    page().keyboard().press("Tab");
    assertThat(panel().getByText("Falar com uma pessoa")).isFocused();
    page().keyboard().press("Escape");
    assertThat(panel().getByText("Falar com uma pessoa")).isHidden();
    assertThat(panel()).isVisible();

    page().keyboard().press("Escape");
    assertThat(panel()).isHidden();
    assertThat(launcher()).isFocused();
  }

  @Test
  void screenReaderShouldHearTheFinishedAnswerOnce() {
    model().replyOnce(FakeReply.paced(20, Duration.ofMillis(30)));
    visit("/");
    openChat();
    page().evaluate(LISTEN);

    ask("Quanto custa a faxina de um sótão?");
    assertThat(log()).containsText("token20");
    page().waitForFunction("() => window.said.at(-1)?.includes('token20')");

    Object said = page().evaluate("() => window.said");
    assertThat((List<?>) said).hasSize(2);
    assertThat(String.valueOf(((List<?>) said).get(0))).isEqualTo("Sophie está escrevendo…");
    assertThat(log()).hasAttribute("aria-live", "off");
  }

  @Test
  void inputMethodShouldKeepItsEnter() {
    visit("/");
    openChat();
    composer().fill("にほ");

    composer().dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));

    assertThat(composer()).hasValue("にほ");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
  }

  @Test
  void targetsShouldBeLargeEnough() {
    model().replyOnce(FakeReply.status(400));
    visit("/");
    openChat();
    ask("Como cancelo um pedido?");
    assertThat(log()).containsText("Fontes");

    assertThat((List<?>) page().evaluate(TARGETS))
        .isNotEmpty()
        .allSatisfy(
            target ->
                assertThat(((Number) ((Map<?, ?>) target).get("least")).doubleValue())
                    .as("%s", target)
                    .isGreaterThanOrEqualTo(LEAST_TARGET));
  }

  @Test
  void phoneShouldShowThePanelAloneAndKeepTheFocusInIt() {
    page().setViewportSize(375, 667);
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma casa?");
    assertThat(log()).containsText("Pois não.");
    assertAccessible();
    look("phone");

    var box = panel().boundingBox();
    assertThat(List.of(box.x, box.y, box.width, box.height))
        .containsExactly(0.0, 0.0, 375.0, 667.0);
    assertThat(panel()).hasAttribute("aria-modal", "true");
    panel().locator("summary").focus();
    for (int press = 0; press < 12; press++) {
      page().keyboard().press("Tab");
      assertThat(panel().locator(":focus")).hasCount(1);
    }
  }

  @Test
  void fourfoldZoomShouldLeaveEverythingInReach() {
    page().setViewportSize(320, 256);
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um prédio?");
    assertThat(log()).containsText("Pois não.");

    assertAccessible();
    look("zoom");
    assertThat(composer()).isInViewport();
    assertThat(panel().locator("summary")).isInViewport();
    Object wide =
        page()
            .evaluate(
                "() => document.querySelector('home-services-chat').shadowRoot.querySelector('.log').scrollWidth <= 320");
    assertThat(wide).isEqualTo(true);
  }

  @Test
  void darkAndForcedColoursShouldBeAccessible() {
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    model().replyOnce(FakeReply.status(400));
    visit("/");
    openChat();
    ask("Como remarco um pedido?");
    assertThat(log()).containsText("Fontes");
    assertAccessible();
    look("dark");

    page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    assertAccessibleBut("color-contrast"); // It knows only the colours that are not forced.
    look("forced-colours");
  }

  @Test
  void nothingShouldMoveWhereMotionIsReduced() {
    page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    model().replyOnce(FakeReply.stream().pause(Duration.ofSeconds(1)).text("Já ").stall());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um galpão?");

    assertThat(log()).containsText("Já ");
    Object moving =
        page()
            .evaluate(
                "() => document.querySelector('home-services-chat').shadowRoot.getAnimations().length");
    assertThat(moving).isEqualTo(0);
  }

  @Test
  void pageThatReadsFromTheRightShouldFindTheChatOnTheLeft() {
    visit("/");
    page().evaluate("() => { document.documentElement.dir = 'rtl'; }");

    openChat();

    assertThat(panel().boundingBox().x).isEqualTo(20);
    assertAccessible();
    look("right-to-left");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Open the help chat, Your message, Hello",
    "es, Abrir el chat de ayuda, Tu mensaje, Hola",
  })
  void otherLanguagesShouldBeSpokenThroughout(
      String locale, String open, String label, String greeting) {
    visit("/");
    page()
        .locator("home-services-chat")
        .evaluate("(chat, locale) => chat.setAttribute('locale', locale)", locale);

    page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(open)).click();

    assertThat(panel().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)))
        .isFocused();
    assertThat(log()).containsText(greeting);
    assertThat(panel()).hasAttribute("lang", locale);
  }

  private void tabBackTo(Locator place) {
    for (int press = 0;
        press < 12 && place.evaluate("(node) => !node.matches(':focus')").equals(true);
        press++) {
      page().keyboard().press("Shift+Tab");
    }
    assertThat(place).isFocused();
  }
}
