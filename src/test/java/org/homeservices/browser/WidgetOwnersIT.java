package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.HostSite;
import org.junit.jupiter.api.Test;

/** What the owner of a page says to the element, and hears from it. */
class WidgetOwnersIT extends Browsed {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="pt-BR">
        <head>
          <meta charset="utf-8">
          <title>Loja</title>
          <link rel="icon" href="data:,">
          <script>
            window.told = [];
            for (const type of ["ready", "open", "close", "message", "unread", "mode", "link"]) {
              document.addEventListener("chat-" + type, (event) => {
                window.told.push(type + " " + JSON.stringify(event.detail));
                if (window.router) event.preventDefault();
              });
            }
          </script>
        </head>
        <body>
          <main><h1>Loja</h1></main>
          %2$s
          <script type="module" src="%1$s/widget/home-services-chat.js"></script>
        </body>
      </html>
      """;

  private static final String ELEMENT = "<home-services-chat></home-services-chat>";
  private static final String CHAT = "document.querySelector('home-services-chat')";

  @Test
  void pageShouldHearWhatHappensAndEachMessageOnce() {
    open("/loja", ELEMENT);
    launcher().hover();
    page().waitForFunction("() => window.told.includes('ready {}')");

    openChat();
    ask("Quanto custa a faxina de um quiosque?");
    page().waitForFunction("() => window.told.some((told) => told.includes('Pois não.'))");
    choose("Encerrar a conversa");
    assertThat(panel()).containsText("Como foi o atendimento?");
    panelButton("Fechar o chat").click();

    page().waitForFunction("() => window.told.includes('close {}')");
    assertThat(told().stream().map(WidgetOwnersIT::withoutId))
        .containsSubsequence(
            "ready {}",
            "mode {\"mode\":\"assistant\"}",
            "open {}",
            "message {\"author\":\"visitor\",\"content\":\"Quanto custa a faxina de um quiosque?\"}",
            "message {\"author\":\"assistant\",\"content\":\"Pois não. \"}",
            "mode {\"mode\":\"closed\"}",
            "close {}");
    assertThat(told("message")).hasSize(2).doesNotHaveDuplicates();
    assertThat(told("mode")).hasSize(2);
  }

  @Test
  void messagesOfBeforeShouldNotBeTold() {
    LongTalk.in(context());
    open("/loja", ELEMENT);
    openChat();
    ask("begin");
    assertThat(log()).containsText("Mensagem número 120.");

    page().reload();
    assertThat(log()).containsText("Mensagem número 120.");
    panelButton("Ver mensagens anteriores").click();
    assertThat(log()).containsText("Mensagem número 21.");

    assertThat(told("message")).isEmpty();
    ask("Mais uma");
    page().waitForFunction("() => window.told.some((told) => told.startsWith('message'))");
    assertThat(told("message")).hasSize(1).allMatch(told -> told.contains("Mais uma"));
  }

  @Test
  void unreadMessagesShouldBeToldAndCounted() {
    open("/loja", ELEMENT);
    launcher().waitFor();

    page().evaluate("() => " + CHAT + ".send('Quanto custa a faxina de um coreto?')");

    page().waitForFunction("() => window.told.includes('unread {\"count\":1}')");
    assertThat(page().evaluate(CHAT + ".unread")).isEqualTo(1);
    page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 mensagem nova"))
        .click();
    page().waitForFunction("() => window.told.at(-1) === 'unread {\"count\":0}'");
    assertThat(page().evaluate(CHAT + ".unread")).isEqualTo(0);
    assertThat(told("unread")).hasSize(2);
  }

  @Test
  void linkShouldBeThePagesWhereItTakesCareOfIt() {
    String payments = offer("/", "<h2 id='payments'>Pagamento</h2>") + "#payments";
    model().reply(FakeReply.status(400));
    open("/loja", ELEMENT);
    openChat();
    ask("Posso pagar com PIX?");
    Locator link = log().getByText("Ver formas de pagamento");
    assertThat(link).hasAttribute("rel", "noopener");

    Page other =
        context()
            .waitForPage(
                () ->
                    link.click(
                        new Locator.ClickOptions()
                            .setModifiers(List.of(KeyboardModifier.CONTROL))));
    assertThat(other).hasURL(payments);
    assertThat(told("link")).isEmpty();

    page().evaluate("() => { window.router = true; }");
    link.click();
    assertThat(told("link")).containsExactly("link {\"url\":\"%s\"}".formatted(payments));
    assertThat(page()).hasURL(elsewhere().origin() + "/loja");

    page().evaluate("() => { window.router = false; }");
    link.click();
    assertThat(page()).hasURL(payments);
  }

  @Test
  void identitySetBeforeTheElementIsDefinedShouldOpenTheUsersConversation() {
    String user = "ana-" + System.nanoTime();
    openAs(user);
    openChat();
    assertThat(page().evaluate("window.asked")).isEqualTo(0);
    ask("Quanto custa a faxina de uma cabana?");
    assertThat(log()).containsText("Pois não.");
    assertThat(page().evaluate("window.asked")).isEqualTo(1);

    page().evaluate("() => localStorage.clear()"); // As in another browser.
    openAs(user);
    openChat();
    ask("Quanto custa a faxina de duas cabanas?");

    assertThat(log()).containsText("Quanto custa a faxina de uma cabana?");
    assertThat(log().getByText("Pois não.")).hasCount(2);
  }

  @Test
  void openSetBeforeTheElementIsDefinedShouldShowThePanel() {
    open("/loja", ELEMENT + "<script>" + CHAT + ".open = true</script>");

    assertThat(panel()).isVisible();
    assertThat(log()).containsText("Sophie");
    assertThat(page().locator("body")).isFocused();
    assertThat(page().locator("home-services-chat")).hasAttribute("open", "");
    page().evaluate("() => { " + CHAT + ".open = false; }");
    assertThat(panel()).isHidden();
    assertThat(told()).contains("close {}");
  }

  @Test
  void pageShouldOpenCloseSayAndStartOver() {
    open("/loja", ELEMENT);
    launcher().waitFor();

    page().evaluate("() => " + CHAT + ".send('Quanto custa a faxina de um iglu?')");
    page().waitForFunction("() => " + CHAT + ".unread === 1");
    assertThat(panel()).isHidden();

    page().evaluate("() => " + CHAT + ".show()");
    assertThat(composer()).isFocused();
    assertThat(log()).containsText("Quanto custa a faxina de um iglu?");
    assertThat(log()).containsText("Pois não.");

    page().evaluate("() => " + CHAT + ".hide()");
    assertThat(panel()).isHidden();
    assertThat(launcher()).isFocused();

    page().evaluate("() => { " + CHAT + ".open = true; }");
    assertThat(panel()).isVisible();
    page().evaluate("() => " + CHAT + ".startOver()");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
    page().reload();
    assertThat(log()).containsText("Sophie");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
  }

  @Test
  void baseShouldNameTheServer() {
    String server = "http://127.0.0.1:" + server().port();
    String element = "<home-services-chat base='%s'></home-services-chat>".formatted(server);
    open("/loja", element);

    openChat();
    ask("Quanto custa a faxina de um farol?");

    assertThat(log()).containsText("Pois não.");
    assertThat(origins()).contains(server, server.replace("http", "ws"));
    assertThat(origins()).doesNotContain(origin().replace("http", "ws"));
  }

  @Test
  void pageAttributeShouldTellWhereTheVisitorIs() {
    List<String> asked = new ArrayList<>();
    page().onRequest(request -> asked.add(request.url() + " " + request.postData()));
    open("/loja", "<home-services-chat page='/servicos/faxina'></home-services-chat>");
    openChat();
    Locator suggestions = panel().getByRole(AriaRole.GROUP).getByRole(AriaRole.BUTTON);
    assertThat(suggestions.first()).hasText("Como funcionam os preços e orçamentos?");

    page().evaluate("() => " + CHAT + ".setAttribute('page', '/pedidos')");

    assertThat(suggestions.first()).hasText("Como acompanho meu pedido?");
    ask("Quanto custa a faxina de um castelo?");
    assertThat(log()).containsText("Pois não.");
    assertThat(asked)
        .filteredOn(request -> request.contains("/api/widget"))
        .extracting(request -> request.replaceFirst(".*&page=(\\S*) .*", "$1"))
        .containsExactly("%2Fservicos%2Ffaxina", "%2Fpedidos");
    assertThat(asked)
        .filteredOn(request -> request.contains("/api/conversations "))
        .singleElement()
        .asString()
        .contains("\"page\":\"/pedidos\"");
  }

  @Test
  void localeShouldChangeAllWordsAlsoWhileThePanelIsOpen() {
    model().reply(FakeReply.status(400));
    open("/loja", ELEMENT);
    openChat();
    ask("Posso pagar com PIX?");
    assertThat(log()).containsText("Fontes");
    choose("Meus dados");

    page().evaluate("() => " + CHAT + ".setAttribute('locale', 'en')");

    assertThat(panel()).hasAttribute("lang", "en");
    assertThat(log()).containsText("Sources");
    assertThat(log()).containsText("from the help centre");
    assertThat(log()).containsText("You: Posso pagar com PIX?");
    assertThat(log()).containsText("You are talking to a virtual assistant");
    assertThat(panel()).containsText("You can download all that we keep of this conversation");
    assertThat(panelButton("It helped")).isVisible();
    assertThat(composer()).hasAttribute("placeholder", "Write your message");
    assertThat(panel().getByText(Pattern.compile("Fontes|da central|Meus dados|Escreva|Você")))
        .hasCount(0);
    assertThat(panel().locator("[aria-label*='Você'], [aria-label*='judou'], [title*='opiar']"))
        .hasCount(0);
    panelButton("Back to the chat").or(panelButton("Cancel")).click();
    panelButton("Close the chat").click();
    assertThat(
            page()
                .getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the help chat")))
        .isVisible();
  }

  @Test
  void shadowRootShouldNotHideTheLanguageOfThePage() {
    open(
        "/loja",
        """
        <div lang="es"><div id="host"></div></div>
        <script>
          const inner = document.createElement("home-services-chat");
          document.querySelector("#host").attachShadow({ mode: "open" }).append(inner);
        </script>
        """);

    openChat();

    assertThat(panel()).hasAttribute("lang", "es");
    assertThat(log()).containsText("Hola");
    assertThat(told("open")).hasSize(1);
  }

  @Test
  void chatThatCannotBeLoadedShouldSayItAndComeWhenItIsPressedAgain() {
    visit("/");
    openChat();
    Page other = tab();
    AtomicInteger refused = new AtomicInteger();
    expect("net::ERR_FAILED");
    other.route(
        Pattern.compile("/chat\\.js$"),
        route -> {
          refused.incrementAndGet();
          route.abort();
        });
    other.navigate(origin() + "/");
    Locator launcher =
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abrir o chat"));

    assertThat(other.getByText("O chat não carregou.")).isVisible();
    assertThat(launcher).isVisible();
    Object failure =
        other.evaluate(
            "() => " + CHAT + ".send('Oi').then(() => 'sent', (error) => error.message)");
    assertThat(failure).isEqualTo("The chat could not be loaded");
    assertThat(refused.get()).isGreaterThan(1);
    assertThat(panel()).isVisible();
    assertThat(page().evaluate(CHAT + ".open")).isEqualTo(true);

    other.unrouteAll();
    launcher.click();

    assertThat(other.getByRole(AriaRole.DIALOG)).isVisible();
    assertThat(other.getByRole(AriaRole.LOG)).containsText("Sophie");
    assertThat(other.getByText("O chat não carregou.")).isHidden();
  }

  private void open(String path, String body) {
    page().navigate(offer(path, body));
  }

  private String offer(String path, String body) {
    return elsewhere()
        .show(path, "default-src * data: 'unsafe-inline'", PAGE.formatted(origin(), body));
  }

  private void openAs(String user) {
    open(
        "/conta",
        ELEMENT
            + """
            <script>
              window.asked = 0;
              %s.identity = async () => {
                window.asked += 1;
                return "%s";
              };
            </script>
            """
                .formatted(CHAT, HostSite.token(user)));
  }

  private List<String> told() {
    return ((List<?>) page().evaluate("window.told")).stream().map(String::valueOf).toList();
  }

  private List<String> told(String type) {
    return told().stream().filter(told -> told.startsWith(type + " ")).toList();
  }

  private static String withoutId(String told) {
    return told.replaceFirst("\"id\":\"[^\"]*\",", "");
  }
}
