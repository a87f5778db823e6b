package org.homeservices.assistant;

import java.util.List;
import java.util.function.BiFunction;
import org.homeservices.knowledge.Article.Action;
import org.homeservices.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param text Markdown, never blank
 * @param sources the passages it rests on, best first
 * @param actions links to offer with it
 * @param work what a model did for it; null where none wrote it
 */
public record Answer(
    String text, Origin origin, List<Source> sources, List<Action> actions, @Nullable Work work) {
  /** Copies the lists. */
  public Answer {
    sources = List.copyOf(sources);
    actions = List.copyOf(actions);
  }

  /** One that no model has written. */
  public Answer(String text, Origin origin, List<Source> sources, List<Action> actions) {
    this(text, origin, sources, actions, null);
  }

  /** A passage that an answer rests on, by its id and title. */
  public record Source(String id, String title) {
    /** The sources that these passages are. */
    public static List<Source> of(List<Passage> passages) {
      return passages.stream().map(passage -> new Source(passage.id(), passage.title())).toList();
    }
  }

  /** The same answer, from elsewhere. */
  public Answer from(Origin other) {
    return new Answer(text, other, sources, actions, work);
  }

  /** The same, written by such work. */
  Answer by(Work done) {
    return new Answer(text, origin, sources, actions, done);
  }

  /** The id and the title of each source, in the caller's form. */
  public <T> List<T> sourcesAs(BiFunction<String, String, T> form) {
    return sources.stream().map(source -> form.apply(source.id(), source.title())).toList();
  }

  /** The label and the URL of each action, in the caller's form. */
  public <T> List<T> actionsAs(BiFunction<String, String, T> form) {
    return actions.stream().map(action -> form.apply(action.label(), action.url())).toList();
  }
}
