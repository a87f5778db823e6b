package org.homeservices.assistant.json;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.homeservices.assistant.Answer;
import org.homeservices.assistant.AnswerCodec;
import org.homeservices.assistant.Origin;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.Work;
import org.homeservices.knowledge.Article.Action;

/**
 * Answers as JSON objects: {@code text}, {@code origin}, {@code sources}, {@code actions}, and
 * {@code work} where a model did some.
 */
public final class JsonAnswers implements AnswerCodec {
  private static final System.Logger LOGGER = System.getLogger(JsonAnswers.class.getName());

  /** Found once, here: on threads of our own the lookup might not see the server's. */
  private final JsonProvider json = JsonProvider.provider();

  @Override
  public String encode(Answer answer) {
    JsonObjectBuilder object =
        json.createObjectBuilder()
            .add("text", answer.text())
            .add("origin", answer.origin().name())
            .add("sources", pairs(answer.sourcesAs(List::of)))
            .add("actions", pairs(answer.actionsAs(List::of)));
    Work work = answer.work();
    return (work == null ? object : object.add("work", work(work))).build().toString();
  }

  @Override
  public Optional<Answer> decode(String text) {
    try (JsonReader reader = json.createReader(new StringReader(text))) {
      return Optional.of(answer(reader.readObject()));
    } catch (RuntimeException e) {
      LOGGER.log(WARNING, "an answer cannot be read: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Answer answer(JsonObject object) {
    return new Answer(
        object.getString("text"),
        Origin.valueOf(object.getString("origin")),
        items(object.getJsonArray("sources"), Answer.Source::new),
        items(object.getJsonArray("actions"), Action::new),
        object.containsKey("work") ? work(object.getJsonObject("work")) : null);
  }

  private JsonObjectBuilder work(Work work) {
    return json.createObjectBuilder()
        .add("model", work.model())
        .add("in", work.usage().in())
        .add("cachedIn", work.usage().cachedIn())
        .add("out", work.usage().out());
  }

  private static Work work(JsonObject object) {
    return new Work(
        object.getString("model"),
        new Usage(number(object, "in"), number(object, "cachedIn"), number(object, "out")));
  }

  private static long number(JsonObject object, String name) {
    return object.getJsonNumber(name).longValue();
  }

  private JsonArrayBuilder pairs(List<List<String>> pairs) {
    JsonArrayBuilder array = json.createArrayBuilder();
    pairs.forEach(pair -> array.add(json.createArrayBuilder(pair)));
    return array;
  }

  private static <T> List<T> items(JsonArray pairs, BiFunction<String, String, T> form) {
    return pairs.getValuesAs(JsonArray.class).stream()
        .map(pair -> form.apply(pair.getString(0), pair.getString(1)))
        .toList();
  }
}
