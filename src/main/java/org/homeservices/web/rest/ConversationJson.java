package org.homeservices.web.rest;

import static org.homeservices.web.JsonText.addIfThere;
import static org.homeservices.web.JsonText.object;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Rating;
import org.homeservices.conversation.Visitor;
import org.homeservices.web.Consent;
import org.homeservices.web.Frames;
import org.homeservices.web.JsonText;

/** What is kept of a conversation beside its messages, as its visitor may see it. */
final class ConversationJson {
  private ConversationJson() {}

  /** Where it stands: an object to which more may be added. */
  static JsonObjectBuilder state(ConversationRecord record) {
    Conversation conversation = record.conversation();
    JsonObjectBuilder json =
        object()
            .add("conversationId", conversation.id().value())
            .add("mode", Frames.code(conversation.mode()))
            .add("locale", conversation.locale().toLanguageTag())
            .add("page", conversation.page())
            .add("visitor", visitor(conversation.visitor()))
            .add("createdAt", conversation.createdAt().toString())
            .add("usedAt", record.usedAt().toString());
    Instant closedAt = record.closedAt();
    addIfThere(json, "closedAt", closedAt == null ? null : closedAt.toString());
    if (!conversation.consentVersion().isEmpty()) {
      json.add("consent", consent(conversation));
    }
    record.givenRating().ifPresent(rating -> json.add("rating", rating(rating)));
    return json;
  }

  /** What the visitor thinks of answers. */
  static JsonArrayBuilder feedback(List<Feedback> feedback) {
    JsonArrayBuilder all = JsonText.JSON.createArrayBuilder();
    feedback.forEach(one -> all.add(Frames.feedback(object(), one)));
    return all;
  }

  private static JsonObjectBuilder visitor(Visitor visitor) {
    JsonObjectBuilder json = object().add("type", Frames.code(visitor.kind()));
    return addIfThere(json, "name", visitor.name());
  }

  /** It was given when the conversation began. */
  private static JsonObjectBuilder consent(Conversation conversation) {
    String version = conversation.consentVersion();
    JsonObjectBuilder json =
        object().add("version", version).add("at", conversation.createdAt().toString());
    return addIfThere(json, "text", Consent.text(version, conversation.locale()).orElse(null));
  }

  private static JsonObjectBuilder rating(Rating rating) {
    return Frames.rating(object(), rating).add("at", rating.at().toString());
  }
}
