package org.homeservices.web.rest;

import static org.homeservices.web.JsonText.object;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.homeservices.chat.ChatSettings;
import org.homeservices.conversation.PageKind;
import org.homeservices.web.Consent;
import org.homeservices.web.JsonText;
import org.homeservices.web.Translations;
import org.homeservices.web.VisitorInput;
import org.homeservices.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** What the widget needs to start. */
@RequestScoped
@Path("widget")
public class WidgetResource {
  @Inject ChatSettings chat;
  @Inject WebSettings settings;

  /**
   * Names, limits and first words.
   *
   * @param locale the visitor's; the default where it is none of ours
   * @param page where the visitor is; only its kind counts
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String start(
      @QueryParam("locale") @Nullable String locale, @QueryParam("page") @Nullable String page) {
    Locale chosen = VisitorInput.locale(locale, settings.defaultLocale());
    PageKind kind = PageKind.of(VisitorInput.page(page));
    return object()
        .add("assistant", object().add("name", chat.assistantName()))
        .add("locale", chosen.toLanguageTag())
        .add("locales", array(VisitorInput.locales()))
        .add(
            "limits",
            object().add("minLength", chat.minLength()).add("maxLength", chat.maxLength()))
        .add("features", object().add("assistant", chat.assistantEnabled()))
        .add("greeting", Translations.greeting(chosen, chat.assistantName()))
        .add("suggestions", array(Translations.suggestions(chosen, kind)))
        .add(
            "consent",
            object()
                .add("version", Consent.CURRENT)
                .add("text", Consent.text(Consent.CURRENT, chosen).orElseThrow()))
        .build()
        .toString();
  }

  private static JsonArrayBuilder array(List<String> texts) {
    return JsonText.JSON.createArrayBuilder(texts);
  }
}
