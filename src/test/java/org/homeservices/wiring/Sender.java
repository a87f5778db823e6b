package org.homeservices.wiring;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.homeservices.chat.Posting;
import org.homeservices.conversation.Conversation;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;

/**
 * A visitor who writes on one node, does not wait until what was taken is acknowledged, and sends
 * again what was refused.
 */
final class Sender {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final SqlNode node;
  private final Conversation conversation;
  private final String name;
  private final AtomicBoolean leaves = new AtomicBoolean();
  private final Recorder<Posting.Stored> acknowledged = new Recorder<>();
  private final Recorder<String> posted = new Recorder<>();
  private final Thread thread = new Thread(this::write, "sender");

  /** Begins to write. */
  Sender(SqlNode node, Conversation conversation, String name) {
    this.node = node;
    this.conversation = conversation;
    this.name = name;
    thread.start();
  }

  /** How many of its messages are acknowledged. */
  int acknowledged() {
    return acknowledged.all().size();
  }

  /** Writes no more, and waits until all it has written is acknowledged. */
  List<Posting.Stored> stop() {
    leaves.set(true);
    Await.until(() -> !thread.isAlive() && acknowledged() == posted.all().size());
    List<Posting.Stored> all = acknowledged.all();
    assertThat(all).as("acknowledgements").isSortedAccordingTo(comparing(Posting.Stored::seq));
    assertThat(all).extracting(Posting.Stored::clientId).isEqualTo(posted.all());
    return all;
  }

  private void write() {
    for (int number = 1; !leaves.get(); number++) {
      String clientId = name + number;
      posted.add(clientId);
      send(clientId);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void send(String clientId) {
    while (!isTaken(node.post(conversation, clientId))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isTaken(Posting posting) {
    return posting.fold(
        stored -> {
          acknowledged.add(stored);
          return true;
        },
        held -> {
          held.later().thenAccept(acknowledged::add);
          return true;
        },
        refused -> false);
  }
}
