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
import java.util.ArrayList;
import java.util.Collections;
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
  /** Texts that end with a mark which does not stand behind the letter before it. */
  private static final String ASTRAY =
      """
      () => {
        const panel = document.querySelector("home-services-chat").shadowRoot.querySelector(".panel");
        const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
        const box = (node, at) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const marked = [];
        const astray = [];
        while (texts.nextNode()) {
          const node = texts.currentNode;
          const end = node.data.trimEnd().length - 1;
          if (/[a-zã][.?…]$/.test(node.data.trimEnd()) && node.parentElement.checkVisibility()) {
            marked.push(node.data);
            if (box(node, end).left < box(node, end - 1).right - 1) {
              astray.push(node.data);
            }
          }
        }
        return { marked, astray };
      }
      """;

  /** How many things move as soon as the tiles are seen, and what stands there then. */
  private static final String MOVING =
      """
      () => new Promise((told) => {
        const root = document.querySelector("home-services-chat").shadowRoot;
        const look = () => root.querySelector(".typing").checkVisibility()
          ? told([root.getAnimations().length, root.querySelector(".messages").textContent])
          : requestAnimationFrame(look);
        look();
      })
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
  void inputMethodShouldKeepItsEnter() {
    visit("/");
    openChat();
    composer().fill("にほ");

    composer().dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));

    assertThat(composer()).hasValue("にほ");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
  }

  @Test
  void phoneShouldShowThePanelAlone() {
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
  }

  @Test
  void keyboardShouldReachAllOfAPanelThatCoversThePageAndNeverLeaveIt() {
    page().setViewportSize(375, 667);
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma quadra?");
    assertThat(log()).containsText("Pois não.");

    assertThat(panelButton("Ajudou")).isVisible();
    assertThat(composer()).isFocused();
    assertThat(round("Tab")).contains("Mais opções", "Fechar o chat", "Enviar", "Ajudou");
    assertThat(round("Shift+Tab")).contains("Mais opções", "Fechar o chat", "Enviar", "Ajudou");

    tabTo("Tab", panel().locator("summary"));
    page().keyboard().press("Enter");
    tabTo("Tab", panelButton("Meus dados"));
    tabTo("Shift+Tab", panel().locator("summary"));
    tabTo("Tab", panelButton("Falar com uma pessoa"));
    page().keyboard().press("Enter");
    assertThat(panelButton("Falar com uma pessoa")).isHidden();
    assertThat(composer()).isFocused();

    tabTo("Shift+Tab", panel().locator("summary"));
    page().keyboard().press("Enter");
    tabTo("Tab", panelButton("Meus dados"));
    page().keyboard().press("Enter");
    assertThat(panelButton("Baixar meus dados")).isVisible();
    assertThat(panel().locator(":focus")).hasText("Meus dados");
    assertThat(round("Tab")).contains("Baixar meus dados", "Apagar tudo", "Cancelar");
    page().keyboard().press("Escape");
    assertThat(composer()).isFocused();
  }

  @Test
  void focusShouldStayWhereTheVisitorWritesWhenAnAnswerEndsUnderTheStopButton() {
    model().replyOnce(FakeReply.paced(20, Duration.ofMillis(50)));
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma estante?");
    tabTo("Tab", panelButton("Interromper a resposta"));

    assertThat(log()).containsText("token20");
    assertThat(panelButton("Interromper a resposta")).isHidden();

    assertThat(composer()).isFocused();
  }

  @Test
  void focusShouldStayInThePanelWhenAllWasErased() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma cripta?");
    assertThat(log()).containsText("Pois não.");
    tabTo("Shift+Tab", panel().locator("summary"));
    page().keyboard().press("Enter");
    tabTo("Tab", panelButton("Meus dados"));
    page().keyboard().press("Enter");
    tabTo("Tab", panelButton("Apagar tudo"));

    page().keyboard().press("Enter");
    page().keyboard().press("Enter");
    assertThat(panel()).containsText("Tudo foi apagado.");

    assertThat(panel().locator(":focus")).hasCount(1);
    page().keyboard().press("Escape");
    assertThat(panel().getByText("Tudo foi apagado.").first()).isHidden();
    assertThat(composer()).isFocused();
    page().keyboard().press("Escape");
    assertThat(panel()).isHidden();
    assertThat(launcher()).isFocused();
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
    model().replyOnce(FakeReply.stream().pause(Duration.ofSeconds(3)).text("Já ").stall());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um galpão?");

    List<?> still = (List<?>) page().evaluate(MOVING);
    page()
        .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    List<?> moving = (List<?>) page().evaluate(MOVING);

    assertThat(still.get(0)).isEqualTo(0);
    assertThat((Integer) moving.get(0)).as("tiles that turn, else").isGreaterThanOrEqualTo(3);
    assertThat(String.valueOf(moving.get(1))).doesNotContain("Já");
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

  @Test
  void textShouldKeepItsDirectionInAPageThatReadsFromTheRight() {
    visit("/");
    page().evaluate("() => { document.documentElement.dir = 'rtl'; }");
    openChat();
    assertThat(panel().getByRole(AriaRole.GROUP).getByRole(AriaRole.BUTTON)).hasCount(3);
    assertNothingAstray("?");

    ask("Quanto custa a faxina de um oásis, isto é, de algumas tendas?");
    assertThat(log()).containsText("Pois não.");
    assertNothingAstray("Pois não.");
    assertNothingAstray("algumas tendas?");
  }

  @Test
  void fieldsShouldBeLargeEnoughNotToBeZoomedWhereThePagesLettersAreSmall() {
    visit("/");
    page().evaluate("() => { document.documentElement.style.fontSize = '62.5%'; }");
    openChat();

    Object sizes =
        page()
            .evaluate(
                """
                () => [...document.querySelector("home-services-chat").shadowRoot.querySelectorAll("textarea")]
                  .map((field) => Number.parseFloat(getComputedStyle(field).fontSize))
                """);

    assertThat((List<?>) sizes)
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(size -> assertThat(((Number) size).doubleValue()).isGreaterThanOrEqualTo(16));
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
    tabTo("Shift+Tab", place);
  }

  private void tabTo(String key, Locator place) {
    for (int press = 0;
        press < 20 && place.evaluate("(node) => !node.matches(':focus')").equals(true);
        press++) {
      page().keyboard().press(key);
    }
    assertThat(place).isFocused();
  }

  /** Presses a key until the focus is where it was, and tells the names of all stops. */
  private List<String> round(String key) {
    List<String> stops = new ArrayList<>();
    do {
      page().keyboard().press(key);
      assertThat(panel().locator(":focus")).hasCount(1);
      stops.add(
          (String)
              panel()
                  .locator(":focus")
                  .evaluate("(node) => node.getAttribute('aria-label') ?? node.textContent"));
    } while (stops.size() < 30 && Collections.frequency(stops, stops.get(0)) < 2);
    return stops;
  }

  private void assertNothingAstray(String part) {
    Map<?, ?> texts = (Map<?, ?>) page().evaluate(ASTRAY);
    assertThat((List<?>) texts.get("marked")).anyMatch(text -> String.valueOf(text).contains(part));
    assertThat((List<?>) texts.get("astray")).isEmpty();
  }
}
