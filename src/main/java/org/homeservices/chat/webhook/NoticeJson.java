package org.homeservices.chat.webhook;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import org.homeservices.chat.HandoverNotice;
import org.homeservices.chat.HandoverNotice.ContactLeft;
import org.homeservices.chat.HandoverNotice.Requested;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;

/** Notices as JSON objects (PROTOCOL.md, Webhook). */
final class NoticeJson {
  /** Found once, here: on threads of our own the lookup might not see the server's. */
  private final JsonProvider json = JsonProvider.provider();

  String of(HandoverNotice notice) {
    return notice.fold(this::requested, this::contactLeft).build().toString();
  }

  private JsonObjectBuilder requested(Requested notice) {
    JsonObjectBuilder object =
        event("handover.requested", notice)
            .add("visitor", visitor(notice.visitor()))
            .add("locale", notice.locale().toLanguageTag())
            .add("page", notice.page().code());
    addIfThere(object, "question", notice.question());
    return addIfThere(object, "reason", notice.reason());
  }

  /** The pseudonym stays here: it says nothing to the company. */
  private JsonObjectBuilder visitor(Visitor visitor) {
    String kind = visitor.kind().name().toLowerCase(Locale.ROOT);
    return addIfThere(json.createObjectBuilder().add("kind", kind), "name", visitor.name());
  }

  private JsonObjectBuilder contactLeft(ContactLeft notice) {
    return event("handover.contact", notice).add("email", notice.email());
  }

  private JsonObjectBuilder event(String type, HandoverNotice notice) {
    return json.createObjectBuilder()
        .add("type", type)
        .add("id", notice.id())
        .add("conversationId", notice.conversation().value())
        .add("at", notice.at().toString());
  }

  private static JsonObjectBuilder addIfThere(
      JsonObjectBuilder object, String name, @Nullable String value) {
    return value == null ? object : object.add(name, value);
  }
}
