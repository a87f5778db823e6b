package org.homeservices.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeservices.testing.Cable;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.ServerProcess;
import org.homeservices.testing.Site;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the widget in a real browser, on a real server. A test class extends this one, is called
 * {@code …IT}, and looks for things as people do, by role and label; Playwright looks into the
 * shadow root by itself.
 *
 * <pre>{@code
 * class WidgetStopIT extends Browsed {
 *   @Test
 *   void stopShouldKeepWhatWasWritten() {
 *     model().replyOnce(FakeReply.paced(200, Duration.ofMillis(50)));
 *     visit("/");
 *     openChat();
 *     ask("Conte até duzentos");                  // a question that no other test asks
 *     assertThat(log()).containsText("token3");   // PlaywrightAssertions: waits until it is so
 *     look("streaming");                          // target/screenshots/streaming.png
 *     page().keyboard().press("Escape");
 *     assertThat(log()).containsText("Resposta interrompida");
 *     assertAccessible();                         // axe-core finds nothing
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Each test begins in a context of its own: no storage, no cache, Portuguese, 1280 × 800.
 *       Another one: override {@link #options()}. A second tab: {@link #tab()}.
 *   <li>Server, model and browser are shared by all classes: model answers are cached by question,
 *       so that each test asks one of its own. It must be about what articles speak of, else the
 *       model is not asked. {@code FakeReply.paced} is slow enough to be looked at; {@code
 *       text(…).stall()} writes half and no more. Questions that an article answers are answered by
 *       the model too; {@code model().replyOnce(FakeReply.status(400))} makes the article answer.
 *   <li>All goes through {@link #cable()}: {@code cut()}, {@code silence()}, {@code restore()},
 *       {@code refuseSockets()}, {@code leadTo(another.port())} with {@code drop()}. It is whole
 *       again for the next test. A node that may be killed: {@link #anotherNode()}, which takes
 *       some ten seconds to start.
 *   <li>A test fails on an uncaught error, an error in the console, a breach of a content security
 *       policy, or a request that leaves this machine. What a test wants, it says before: {@code
 *       expect("net::ERR_CONNECTION")}.
 *   <li>Waiting is Playwright's: its assertions, {@code locator.waitFor()}, {@code
 *       page().waitForFunction("() => …")}, which must be a function, since the pages allow no
 *       eval. No sleeps. What the browser tells is heard only while a call of Playwright runs.
 *   <li>Where a test fails, {@code target/screenshots/<Class>-<test>.png} shows the page.
 * </ul>
 */
@ExtendWith(Backstage.class)
abstract class Browsed {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 20_000;
  private static final Pattern OPEN = Pattern.compile("Abrir o chat|Open the help|Abrir el chat");

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private Stage stage;
  private BrowserContext context;
  private Page page;
  private Watch watch;

  /** What the context is like. */
  NewContextOptions options() {
    return new NewContextOptions().setLocale("pt-BR").setViewportSize(1280, 800);
  }

  /** The page that the test began with. */
  final Page page() {
    return page;
  }

  /** Another tab of the same browser. */
  final Page tab() {
    return context.newPage();
  }

  final BrowserContext context() {
    return context;
  }

  final FakeOpenAi model() {
    return stage.model();
  }

  final Cable cable() {
    return stage.cable();
  }

  final Site elsewhere() {
    return stage.elsewhere();
  }

  final ServerProcess server() {
    return stage.server();
  }

  /** Starts another node of the same chat, ready to be asked; the test ends it. */
  final ServerProcess anotherNode() {
    ServerProcess node = stage.another();
    node.awaitReady();
    return node;
  }

  /** A line of its own to the conversation of this page, past the cable. */
  final ChatClient otherLine() {
    String token =
        (String)
            page.evaluate(
                """
                () => {
                  const key = Object.keys(localStorage).find((name) => name.endsWith(" session"));
                  return JSON.parse(localStorage.getItem(key)).token;
                }
                """);
    ChatClient line = ChatClient.open(ChatSite.onPort(server().port()).socket("ws/chat"));
    line.hello(token);
    return line;
  }

  /** Starts a server that knows what a folder has, and of no other one; the test ends it. */
  final ServerProcess loneServer(Path folder) {
    ServerProcess server = stage.alone(folder);
    server.awaitReady();
    return server;
  }

  /** The chat's origin. */
  final String origin() {
    return stage.origin();
  }

  /** Goes to a page of the chat's own server. */
  final void visit(String path) {
    page.navigate(origin() + path);
  }

  /** The button in the corner. */
  final Locator launcher() {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(OPEN));
  }

  /** The panel. */
  final Locator panel() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** What was said. */
  final Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  /** Where the visitor writes. */
  final Locator composer() {
    return panel().locator("form").getByRole(AriaRole.TEXTBOX).first();
  }

  /** A button of the panel, by its whole name. */
  final Locator panelButton(String name) {
    return panel()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Chooses from the panel's menu. */
  final void choose(String item) {
    panel().locator("summary").click();
    panelButton(item).click();
  }

  /** Presses the button in the corner and waits for the panel. */
  final void openChat() {
    launcher().click();
    panel().waitFor();
  }

  /** Writes something and sends it by Enter. */
  final void ask(String text) {
    composer().fill(text);
    composer().press("Enter");
  }

  /** Takes a picture: {@code target/screenshots/<name>.png}. */
  final void look(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** Says what the browser may complain of in this test. */
  final void expect(String part) {
    watch.expect(part);
  }

  /** What the browser has complained of so far, and was not expected to. */
  final List<String> findings() {
    return watch.findings();
  }

  /** Which requests have no answer yet. */
  final List<String> pending() {
    return watch.pending();
  }

  /** Whom the browser has asked so far. */
  final Set<String> origins() {
    return watch.origins();
  }

  /**
   * Has axe-core find nothing on the whole page, as it is now, and the widget's texts stand out.
   */
  final void assertAccessible() {
    assertNothingFound(new AxeBuilder(page));
    assertThat(Contrast.tooLittle(page)).isEmpty();
  }

  /** Has axe-core find nothing without a rule. */
  final void assertAccessibleBut(String rule) {
    assertNothingFound(new AxeBuilder(page).disableRules(List.of(rule)));
  }

  private static void assertNothingFound(AxeBuilder axe) {
    assertThat(axe.analyze().getViolations())
        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
        .isEmpty();
  }

  final void enter(Stage shared) {
    stage = shared;
    context = stage.browser().newContext(options());
    context.setDefaultTimeout(PATIENCE_MILLIS);
    watch = new Watch(context);
    page = context.newPage();
  }

  final void leave() {
    try {
      page.evaluate("0");
      assertThat(watch.findings()).as("what the browser complained of").isEmpty();
    } finally {
      context.close();
    }
  }
}
