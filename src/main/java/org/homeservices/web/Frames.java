package org.homeservices.web;

import static org.homeservices.web.JsonText.addIfThere;
import static org.homeservices.web.JsonText.object;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.chat.AnswerRef;
import org.homeservices.chat.ChatEvent;
import org.homeservices.chat.EventCodec;
import org.homeservices.chat.Letterhead;
import org.homeservices.chat.Spoken;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Rating;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;

/** Writes chat events as the protocol's JSON frames (PROTOCOL.md, Server → client). */
public final class Frames implements EventCodec {
  private static final String ANSWER = "answer";
  private static final String ANNOUNCES = "{\"type\":\"" + ANSWER + "\",";
  private static final String MODE = "mode";
  private static final String MESSAGE = "{\"type\":\"message\",";
  private static final String AT = "\"at\":\"";
  private static final String CHANGES_MODE = "{\"type\":\"" + MODE + "\",";

  @Override
  public String encode(ChatEvent.MessageAdded event) {
    return message(event.message()).build().toString();
  }

  @Override
  public String encode(ChatEvent.AnswerAnnounced event) {
    AnswerRef ref = event.ref();
    JsonObjectBuilder frame = frame(ANSWER);
    frame
        .add("id", ref.id())
        .add("key", ref.key())
        .add("desk", ref.desk())
        .add("message", ref.messageId())
        .add("question", ref.question())
        .add("page", ref.page())
        .add("asker", code(ref.asker()))
        .add("locale", ref.locale().toLanguageTag())
        .add("shared", ref.shared());
    return addIfThere(frame, "replaces", ref.replaces()).build().toString();
  }

  @Override
  public Optional<AnswerRef> announced(String text) {
    return text.startsWith(ANNOUNCES)
        ? JsonText.parseObject(text).map(Frames::ref)
        : Optional.empty();
  }

  @Override
  public Optional<Spoken> spoken(String text) {
    return JsonText.parseObject(text)
        .filter(frame -> frame.getString("type", "").equals("message"))
        .map(Frames::spoken);
  }

  @Override
  public Optional<Letterhead> letterhead(String text) {
    return JsonText.parseObject(text)
        .filter(frame -> frame.getString("type", "").equals("message"))
        .map(Frames::letterhead);
  }

  /** Found without parsing: within a text of a visitor each quote has a backslash before it. */
  @Override
  public Optional<Instant> sentAt(String text) {
    int key = text.startsWith(MESSAGE) ? text.indexOf(AT) : -1;
    int from = key + AT.length();
    int to = key < 0 ? -1 : text.indexOf('"', from);
    return to < 0 ? Optional.empty() : Optional.of(Instant.parse(text.substring(from, to)));
  }

  @Override
  public boolean isMessage(String text, String id) {
    return text.contains("\"type\":\"message\",\"id\":\"" + id + "\"");
  }

  @Override
  public String encode(ChatEvent.AnswerStarted event) {
    return frame("start").add("id", event.id()).build().toString();
  }

  @Override
  public String encode(ChatEvent.AnswerGrew event) {
    return frame("delta")
        .add("id", event.id())
        .add("offset", event.offset())
        .add("text", event.text())
        .build()
        .toString();
  }

  @Override
  public String encode(ChatEvent.AnswerReset event) {
    return frame("reset").add("id", event.id()).build().toString();
  }

  @Override
  public String encode(ChatEvent.Typing event) {
    JsonObjectBuilder frame = frame("typing").add("author", code(event.author()));
    return addIfThere(frame, "name", event.name()).add("on", event.on()).build().toString();
  }

  @Override
  public String encode(ChatEvent.Presence event) {
    return frame("presence")
        .add("participants", event.participants())
        .add("agents", event.agents())
        .build()
        .toString();
  }

  @Override
  public String encode(ChatEvent.Degraded event) {
    return frame("degraded").add("on", event.on()).build().toString();
  }

  @Override
  public String encode(ChatEvent.ModeChanged event) {
    JsonObjectBuilder frame = frame(MODE).add("mode", code(event.mode()));
    addIfThere(frame, "name", event.name());
    ChatEvent.ModeChanged.Reason reason = event.reason();
    return addIfThere(frame, "reason", reason == null ? null : code(reason)).build().toString();
  }

  @Override
  public boolean isModeChange(String text) {
    return text.startsWith(CHANGES_MODE);
  }

  @Override
  public String encode(ChatEvent.FeedbackGiven event) {
    return feedback(frame("feedback"), event.feedback()).build().toString();
  }

  /** An object with a feedback added: {@code messageId}, {@code value}, {@code reason?}. */
  public static JsonObjectBuilder feedback(JsonObjectBuilder object, Feedback feedback) {
    object.add("messageId", feedback.messageId()).add("value", code(feedback.value()));
    return addIfThere(object, "reason", feedback.reason());
  }

  @Override
  public String encode(ChatEvent.Rated event) {
    return rating(frame("rated"), event.rating()).build().toString();
  }

  @Override
  public String encode(ChatEvent.SeenUpTo event) {
    return frame("read").add("seq", event.seq()).build().toString();
  }

  /** An object with a rating added: {@code score}, {@code comment?}. */
  public static JsonObjectBuilder rating(JsonObjectBuilder object, Rating rating) {
    return addIfThere(object.add("score", rating.score()), "comment", rating.comment());
  }

  @Override
  public String inPlace(long seq, @Nullable String epoch, String frame) {
    if (seq == 0) {
      return frame;
    }
    String place = epoch == null ? "" : "\"epoch\":" + JsonText.JSON.createValue(epoch) + ",";
    return "{\"seq\":" + seq + "," + place + frame.substring(1);
  }

  /** The name of an enum constant on the wire. */
  public static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A frame of a type, to be filled. */
  public static JsonObjectBuilder frame(String type) {
    return object().add("type", type);
  }

  private static Spoken spoken(JsonObject message) {
    return new Spoken(
        message.getString("id"),
        Author.valueOf(message.getString("author").toUpperCase(Locale.ROOT)),
        message.getString("content"),
        message.getString("replaces", null));
  }

  private static Letterhead letterhead(JsonObject message) {
    return new Letterhead(
        message.getString("id"),
        message.getString("clientId", null),
        Author.valueOf(message.getString("author").toUpperCase(Locale.ROOT)),
        message.getString("origin", null),
        Instant.parse(message.getString("at")));
  }

  private static AnswerRef ref(JsonObject object) {
    return new AnswerRef(
        object.getString("id"),
        object.getString("key"),
        object.getString("desk"),
        object.getString("message"),
        object.getString("question"),
        object.getString("page"),
        asker(object),
        Locale.forLanguageTag(object.getString("locale")),
        object.getBoolean("shared"),
        object.getString("replaces", null));
  }

  /** A node of an earlier version answers everybody alike. */
  private static Visitor.Kind asker(JsonObject object) {
    String anonymous = code(Visitor.Kind.ANONYMOUS);
    return Visitor.Kind.valueOf(object.getString("asker", anonymous).toUpperCase(Locale.ROOT));
  }

  private static JsonObjectBuilder message(Message message) {
    JsonObjectBuilder frame = frame("message").add("id", message.id());
    addIfThere(frame, "clientId", message.clientId());
    frame.add("author", code(message.author()));
    addIfThere(frame, "name", message.name());
    frame.add("content", message.content()).add("at", message.at().toString());
    AnswerDetails answer = message.answer();
    return answer == null ? frame : frame.addAll(details(answer));
  }

  private static JsonObjectBuilder details(AnswerDetails answer) {
    JsonArrayBuilder sources = JsonText.JSON.createArrayBuilder();
    answer
        .sources()
        .forEach(from -> sources.add(object().add("id", from.id()).add("title", from.title())));
    JsonArrayBuilder actions = JsonText.JSON.createArrayBuilder();
    answer
        .actions()
        .forEach(link -> actions.add(object().add("label", link.label()).add("url", link.url())));
    JsonObjectBuilder details =
        object()
            .add("origin", answer.origin())
            .add("finish", answer.finish())
            .add("sources", sources)
            .add("actions", actions);
    return addIfThere(details, "replaces", answer.replaces());
  }
}
