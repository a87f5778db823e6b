package org.homeservices.generation.local;

import static java.lang.System.Logger.Level.ERROR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.homeservices.generation.Ending;
import org.homeservices.generation.Follower;
import org.homeservices.generation.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Who follows a text on this node, and how far it has come. Tells everyone under its lock, so that
 * whoever comes in the middle gets the text so far and then all the rest.
 */
public final class Audience implements Piece.Reader {
  private static final System.Logger LOGGER = System.getLogger(Audience.class.getName());

  // Guarded by this.
  private final Map<Follower, Producer> followers = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable Follower author;
  private @Nullable Ending ending;

  /** Lets somebody in, who is told what there is. */
  public synchronized void add(Follower follower, Producer producer) {
    if (!text.isEmpty()) {
      tell(follower, one -> one.text(text.toString()));
    }
    if (ending == null) {
      followers.put(follower, producer);
    } else {
      end(follower, ending);
    }
  }

  /** Lets somebody out; true where nobody is left of a text that has not come to its end. */
  public synchronized boolean remove(Follower follower) {
    followers.remove(follower);
    return followers.isEmpty() && ending == null;
  }

  /** Whether nobody follows. */
  public synchronized boolean isEmpty() {
    return followers.isEmpty();
  }

  /** Makes the one who has followed longest the author. Empty where nobody follows. */
  public synchronized Optional<Producer> appointAuthor() {
    Optional<Map.Entry<Follower, Producer>> first = followers.entrySet().stream().findFirst();
    author = first.map(Map.Entry::getKey).orElse(null);
    return first.map(Map.Entry::getValue);
  }

  /** Says that the author is on another node. */
  public synchronized void dismissAuthor() {
    author = null;
  }

  /** Whether any of the text is there. */
  public synchronized boolean hasText() {
    return !text.isEmpty();
  }

  @Override
  public synchronized void text(String more) {
    text.append(more);
    tellAll(follower -> follower.text(more));
  }

  @Override
  public synchronized void reset() {
    text.setLength(0);
    tellAll(Follower::reset);
  }

  @Override
  public synchronized void whole(String outcome) {
    end(new Ending.Whole(text.toString(), outcome, true));
  }

  @Override
  public synchronized void failed(Ending.Failed failure) {
    end(failure);
  }

  private void end(Ending how) {
    ending = how;
    tellAll(follower -> end(follower, how));
    followers.clear();
  }

  private void end(Follower follower, Ending how) {
    Ending own =
        follower == author
            ? how.fold(
                whole -> new Ending.Whole(whole.text(), whole.outcome(), false), fail -> fail)
            : how;
    tell(follower, one -> one.ended(own));
  }

  /** Over a copy: whoever is told may leave. */
  private void tellAll(Consumer<Follower> news) {
    List.copyOf(followers.keySet()).forEach(follower -> tell(follower, news));
  }

  /** One who fails must not keep the others from being told. */
  private static void tell(Follower follower, Consumer<Follower> news) {
    try {
      news.accept(follower);
    } catch (RuntimeException | Error e) {
      LOGGER.log(ERROR, "follower failed", e);
    }
  }
}
