package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the owner of a page has the chat look, and the page that shows all of it. */
class WidgetLooksIT extends Browsed {
  private static final String LIGHT = "rgb(255, 255, 255)";
  private static final String DARK = "rgb(17, 26, 44)";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="pt-BR">
        <head>
          <meta charset="utf-8">
          <title>Loja</title>
          <link rel="icon" href="data:,">
          <style>%3$s</style>
          <script type="module" src="%1$s/widget/home-services-chat.js"></script>
        </head>
        <body><main><h1>Loja</h1></main><home-services-chat %2$s></home-services-chat></body>
      </html>
      """;

  @ParameterizedTest
  @CsvSource({
    "DARK, light, 'rgb(255, 255, 255)'",
    "LIGHT, dark, 'rgb(17, 26, 44)'",
    "DARK, auto, 'rgb(17, 26, 44)'",
    "LIGHT, auto, 'rgb(255, 255, 255)'",
  })
  void themeShouldCountMoreThanTheSystem(ColorScheme system, String theme, String surface) {
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(system));
    open("theme=" + theme, "");
    openChat();

    assertThat(panel()).hasCSS("background-color", surface);
    assertAccessible();
  }

  @Test
  void colourSchemeOfThePageShouldCountWithoutATheme() {
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    open("", "");
    openChat();
    assertThat(panel()).hasCSS("background-color", LIGHT);

    page().addStyleTag(new Page.AddStyleTagOptions().setContent(":root { color-scheme: dark }"));

    assertThat(panel()).hasCSS("background-color", DARK);
  }

  @Test
  void positionShouldBeTheOtherCorner() {
    open("position=start", "");
    assertThat(launcher().boundingBox().x).isEqualTo(20);

    openChat();

    assertThat(panel().boundingBox().x).isEqualTo(20);
  }

  @Test
  void hintShouldStandBesideTheLauncherUntilItIsDismissedForGood() {
    open("hint='Precisa de ajuda?'", "");
    Locator hint = page().getByText("Precisa de ajuda?");
    assertThat(hint).isVisible();
    assertAccessible();
    look("hint");

    page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dispensar")).click();

    assertThat(hint).isHidden();
    page().reload();
    launcher().waitFor();
    assertThat(hint).isHidden();
    assertThat(panel()).isHidden();
  }

  @Test
  void hintShouldOpenTheChatAndNotComeBack() {
    open("hint='Precisa de ajuda?'", "");

    page().getByText("Precisa de ajuda?").click();

    assertThat(composer()).isFocused();
    page().keyboard().press("Escape");
    assertThat(launcher()).isVisible();
    assertThat(page().getByText("Precisa de ajuda?")).isHidden();
  }

  @Test
  void greetingShouldTakeThePlaceOfTheServers() {
    open("greeting='Bem-vinda à loja!'", "");

    openChat();

    assertThat(log()).containsText("Bem-vinda à loja!");
    assertThat(log()).not().containsText("Sophie");
  }

  @Test
  void pageShouldReachColoursMeasuresAndParts() {
    open(
        "",
        """
        home-services-chat {
          --chat-accent: #0b6b4f;
          --chat-radius: 8px;
          --chat-inset: 96px;
          --chat-font: monospace;
          --chat-z-index: 7;
        }
        home-services-chat::part(header) { padding-top: 33px }
        home-services-chat::part(launcher) { width: 70px }
        """);
    assertThat(launcher()).hasCSS("background-color", "rgb(11, 107, 79)");
    assertThat(launcher()).hasCSS("width", "70px");

    openChat();

    assertThat(panel()).hasCSS("border-top-left-radius", "8px");
    assertThat(panel()).hasCSS("right", "96px");
    assertThat(panel()).hasCSS("font-family", "monospace");
    assertThat(panel().locator(".header")).hasCSS("padding-top", "33px");
    assertThat(panelButton("Enviar")).hasCSS("background-color", "rgb(11, 107, 79)");
    assertThat(page().locator("home-services-chat")).hasCSS("z-index", "7");
  }

  @Test
  void exampleShouldBeAccessible() {
    visit("/example.html");
    launcher().waitFor();
    assertAccessible();

    openChat();

    assertThat(log()).containsText("Hello");
    assertAccessible();
  }

  @Test
  void exampleShouldChangeWhatItsFieldsName() {
    visit("/example.html");
    page().getByLabel("locale").selectOption("es");
    assertThat(
            page()
                .getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abrir el chat de ayuda")))
        .isVisible();
    page().getByLabel("position").selectOption("start");
    page().getByLabel("theme").selectOption("dark");
    page().getByLabel("greeting").fill("¡Buenas!");
    page().getByLabel("--chat-accent", exactly()).fill("#0b6b4f");
    page().getByLabel("--chat-inset").fill("30px");
    page().getByLabel("hint").fill("¿Ayuda?");
    assertThat(page().getByText("¿Ayuda?")).isVisible();
    assertThat(launcher()).hasCSS("background-color", "rgb(11, 107, 79)");
    page().getByText("show()").click();

    assertThat(composer()).isFocused();
    assertThat(log()).containsText("¡Buenas!");
    assertThat(panel()).hasCSS("background-color", DARK);
    assertThat(panel()).hasCSS("left", "30px");
    look("example");
  }

  @Test
  void exampleShouldCallWhatItsButtonsSay() {
    visit("/example.html");
    model().reply(FakeReply.status(400));
    Locator events = page().locator("#events");
    page().getByLabel("page", exactly()).fill("/orders");

    page().getByText("send(").click();
    assertThat(events).containsText("\"author\":\"assistant\"");
    assertThat(events).containsText("chat-unread {\"count\":1}");

    page().getByText("show()").click();
    assertThat(log()).containsText("Can I pay with PIX?");
    page().getByText("startOver()").click();
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
    assertThat(panel()).containsText("How do I cancel an order?");
    page().getByText("hide()").click();

    assertThat(panel()).isHidden();
    assertThat(events.locator("li").first()).hasText("chat-close {}");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void open(String attributes, String style) {
    page()
        .navigate(
            elsewhere()
                .show(
                    "/loja",
                    "default-src * data: 'unsafe-inline'",
                    PAGE.formatted(origin(), attributes, style)));
  }
}
