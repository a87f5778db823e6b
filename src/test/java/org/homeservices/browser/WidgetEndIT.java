package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a conversation ends: rated, left for another one, or erased. */
class WidgetEndIT extends Browsed {
  private static final String HOW_WAS_IT = "Como foi o atendimento?";
  private static final String THANKS = "Obrigada pela avaliação!";

  @Test
  void ratingShouldReachTheServerWithItsComment() throws IOException {
    begin("Quanto custa a faxina de um museu?");
    choose("Encerrar a conversa");
    assertThat(panel()).containsText(HOW_WAS_IT);
    assertAccessible();
    look("rating");
    panel().locator(".star").nth(3).click();
    assertThat(panel().getByLabel("4 estrelas")).isChecked();
    panel().getByLabel("Comentário (opcional)").fill("Rápido");
    page().evaluate(Heard.LISTEN);

    panelButton("Enviar avaliação").click();

    assertThat(panel().getByText(HOW_WAS_IT)).isHidden();
    assertThat(panel()).containsText("Conversa encerrada");
    assertThat(panel().locator(".banner")).hasText(THANKS);
    assertThat(composer()).isFocused();
    assertThat(Heard.in(page())).containsOnlyOnce(THANKS);
    look("rated");
    assertThat(ownData()).contains("\"score\": 4", "\"comment\": \"Rápido\"");
  }

  @Test
  void endedConversationShouldBeFollowedByAnother() {
    begin("Quanto custa a faxina de um pavilhão?");
    choose("Encerrar a conversa");
    panel().locator(".star").first().click();
    panelButton("Enviar avaliação").click();
    assertThat(panel().locator(".banner")).hasText(THANKS);

    ask("Quanto custa a faxina de um apartamento?");

    assertThat(log()).not().containsText("Quanto custa a faxina de um pavilhão?");
    assertThat(log()).containsText("Pois não.");
    assertThat(panel().locator(".banner")).isHidden();
  }

  @Test
  void ratingShouldNotBeAskedForAgainOnceItWasGiven() {
    begin("Quanto custa a faxina de um asilo?");
    choose("Encerrar a conversa");
    panel().locator(".star").last().click();
    panelButton("Enviar avaliação").click();
    assertThat(panel().getByText(HOW_WAS_IT)).isHidden();

    page().reload();

    assertThat(panel()).containsText("Conversa encerrada");
    assertThat(panel().getByText(HOW_WAS_IT)).isHidden();
  }

  @Test
  void ratingShouldNotBeAskedForAgainOnceItWasSkipped() throws IOException {
    begin("Quanto custa a faxina de um orfanato?");
    choose("Encerrar a conversa");

    panelButton("Pular").click();

    assertThat(panel().getByText(HOW_WAS_IT)).isHidden();
    assertThat(panel().getByText(THANKS)).isHidden();
    page().reload();
    assertThat(panel()).containsText("Conversa encerrada");
    assertThat(panel().getByText(HOW_WAS_IT)).isHidden();
    assertThat(ownData()).contains("\"mode\": \"closed\"").doesNotContain("\"rating\"");
  }

  @Test
  void ratingShouldNeedAStar() {
    begin("Quanto custa a faxina de um convento?");
    choose("Encerrar a conversa");
    panel().getByLabel("Comentário (opcional)").fill("Sem estrelas");
    assertThat(panelButton("Enviar avaliação")).isDisabled();

    panel().getByLabel("1 estrela").focus();
    page().keyboard().press("Enter");

    assertThat(panel().getByText(HOW_WAS_IT)).isVisible();
    page().keyboard().press("Space");
    assertThat(panelButton("Enviar avaliação")).isEnabled();
  }

  @Test
  void newConversationShouldLeaveTheOldOneAndKeepTheDraft() {
    begin("Quanto custa a faxina de um mosteiro?");
    composer().fill("Um rascunho");

    choose("Nova conversa");

    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
    assertThat(composer()).hasValue("Um rascunho");
    assertThat(composer()).isFocused();
    page().reload();
    assertThat(composer()).hasValue("Um rascunho");
    composer().press("Enter");
    assertThat(log()).containsText("Um rascunho");
    assertThat(log()).not().containsText("Quanto custa a faxina de um mosteiro?");
  }

  @Test
  void newConversationShouldMakeADraftOfWhatWasNotSent() {
    begin("Quanto custa a faxina de um santuário?");
    expect("net::ERR_");
    expect("WebSocket connection to");
    cable().cut();
    ask("Quanto custa a faxina de dois santuários?");
    assertThat(log()).containsText("Enviando…");
    composer().fill("E de três?");

    choose("Nova conversa");

    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(0);
    assertThat(composer()).hasValue("Quanto custa a faxina de dois santuários?\n\nE de três?");
  }

  @Test
  void ownDataShouldBeDownloadedAndErased() throws IOException {
    begin("Quanto custa a faxina de um aquário?");
    choose("Meus dados");
    assertAccessible();
    look("own-data");

    Download file = page().waitForDownload(() -> panelButton("Baixar meus dados").click());
    panelButton("Apagar tudo").click();
    panelButton("Sim, apagar").click();

    assertThat(Files.readString(file.path())).contains("Quanto custa a faxina de um aquário?");
    assertThat(panel()).containsText("Tudo foi apagado.");
    panelButton("Voltar ao chat").click();
    assertThat(log()).not().containsText("Quanto custa a faxina de um aquário?");
    page().reload();
    assertThat(panel()).isVisible();
    assertThat(log()).containsText("Sophie");
    assertThat(log()).not().containsText("Quanto custa a faxina de um aquário?");
  }

  @Test
  void doubleClickShouldEraseNothing() {
    List<String> erased = new ArrayList<>();
    page().onRequest(request -> noteErasure(request.method(), request.url(), erased));
    begin("Quanto custa a faxina de um zoológico?");
    choose("Meus dados");

    panelButton("Apagar tudo").dblclick();

    assertThat(panel()).containsText("Apagar para sempre tudo o que foi dito aqui?");
    assertThat(panelButton("Sim, apagar")).isVisible();
    assertThat(erased).isEmpty();
    panelButton("Sim, apagar").click();
    assertThat(panel()).containsText("Tudo foi apagado.");
    assertThat(erased).hasSize(1);
  }

  @Test
  void ownDataShouldBeginAnewAfterEscape() {
    begin("Quanto custa a faxina de um viveiro?");
    choose("Meus dados");
    panelButton("Apagar tudo").click();
    assertThat(panelButton("Sim, apagar")).isVisible();

    page().keyboard().press("Escape");
    assertThat(panelButton("Sim, apagar")).isHidden();
    assertThat(panel()).isVisible();
    assertThat(composer()).isFocused();
    choose("Meus dados");

    assertThat(panelButton("Apagar tudo")).isVisible();
    assertThat(panelButton("Sim, apagar")).isHidden();
    assertThat(log()).containsText("Quanto custa a faxina de um viveiro?");
  }

  private void begin(String question) {
    visit("/");
    openChat();
    ask(question);
    assertThat(log()).containsText("Pois não.");
  }

  private String ownData() throws IOException {
    choose("Meus dados");
    Download file = page().waitForDownload(() -> panelButton("Baixar meus dados").click());
    return Files.readString(file.path());
  }

  private static void noteErasure(String method, String url, List<String> erased) {
    if (method.equals("DELETE")) {
      erased.add(url);
    }
  }
}
