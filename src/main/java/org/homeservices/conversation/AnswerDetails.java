package org.homeservices.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message of the assistant carries beside its text.
 *
 * @param origin where the text came from, as the protocol names it ({@code knowledge}, {@code
 *     model}, {@code fallback}, …)
 * @param finish how it ended: {@code done}, {@code stopped} or {@code failed}
 * @param sources the passages it rests on
 * @param actions links the visitor may follow next
 * @param replaces the id of the message in whose place it stands, null where it stands in none's
 */
public record AnswerDetails(
    String origin,
    String finish,
    List<Source> sources,
    List<Action> actions,
    @Nullable String replaces) {
  /** Copies the lists. */
  public AnswerDetails {
    sources = List.copyOf(sources);
    actions = List.copyOf(actions);
  }

  /** Those of an answer that stands in no other's place. */
  public AnswerDetails(String origin, String finish, List<Source> sources, List<Action> actions) {
    this(origin, finish, sources, actions, null);
  }

  /** A passage the answer rests on. */
  public record Source(String id, String title) {}

  /** A link offered beside the answer. */
  public record Action(String label, String url) {}
}
