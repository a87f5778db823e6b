package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.crypto.Sealed.PLACE;
import static org.homeservices.crypto.Sealed.opened;
import static org.homeservices.crypto.Sealed.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That a key never meets the same nonce twice, and how many keys are remembered. */
class SealerNonceTest {
  private static final KeyRing RING =
      KeyRing.of("a secret of at least 32 characters, really", List.of());
  private static final int THREADS = 8;
  private static final int EACH = 2000;

  private final Sealer sealer = new Sealer(RING, "channel");

  @Test
  void nonceShouldNeverRepeat() {
    assertThat(sealMany(sealer, 1000)).map(Sealed::nonce).doesNotHaveDuplicates();
  }

  @Test
  void sealersShouldNeverShareASalt() {
    Stream<byte[]> first = IntStream.range(0, 1000).mapToObj(i -> seal(new Sealer(RING, "x"), ""));

    assertThat(first.map(Sealed::salt)).doesNotHaveDuplicates();
  }

  @Test
  void saltShouldBeAnotherWhenItsKeyIsUsedUp() {
    Sealer brief = new Sealer(RING, "channel", 3);

    List<byte[]> sealed = sealMany(brief, 7);

    assertThat(sealed.stream().map(Sealed::salt).distinct()).hasSize(3);
    assertThat(sealed).map(Sealed::nonce).doesNotHaveDuplicates();
    assertThat(sealed).allSatisfy(one -> assertThat(opened(sealer, one, PLACE)).isEqualTo("text"));
  }

  @Test
  void nonceShouldNeverRepeatWhenManySealAtOnce() throws InterruptedException, ExecutionException {
    Sealer brief = new Sealer(RING, "channel", 777);

    List<byte[]> sealed = atOnce(() -> sealMany(brief, EACH));

    assertThat(sealed).hasSize(THREADS * EACH).map(Sealed::nonce).doesNotHaveDuplicates();
  }

  @Test
  void contentsShouldNotMixWhenManySealAndOpenAtOnce()
      throws InterruptedException, ExecutionException {
    Sealer otherNode = new Sealer(RING, "channel");

    List<String> mixed = atOnce(() -> mixedUp(otherNode));

    assertThat(mixed).isEmpty();
  }

  @Test
  void keysShouldBeRememberedUpToALimit() {
    Subkeys subkeys = new Subkeys(RING.keysFor("channel"));
    List<SealedBytes> nodes =
        IntStream.range(0, 300)
            .mapToObj(node -> seal(new Sealer(RING, "channel"), "text"))
            .map(bytes -> new SealedBytes(bytes, 0, bytes.length))
            .toList();

    nodes.forEach(node -> subkeys.keep(node, subkeys.find(node).orElseThrow()));

    assertThat(subkeys.size()).isEqualTo(256);
    Subkey latest = subkeys.find(nodes.get(299)).orElseThrow();
    assertThat(subkeys.find(nodes.get(299))).containsSame(latest);
    assertThat(subkeys.find(nodes.get(0))).isPresent();
  }

  private static List<byte[]> sealMany(Sealer sealer, int times) {
    return IntStream.range(0, times).mapToObj(i -> seal(sealer, "text")).toList();
  }

  private List<String> mixedUp(Sealer otherNode) {
    String own = "of " + Thread.currentThread().getName();
    byte[] place = own.getBytes(UTF_8);
    return IntStream.range(0, EACH)
        .mapToObj(i -> opened(otherNode, sealer.seal(place, place), place))
        .filter(text -> !text.equals(own))
        .toList();
  }

  /** What all threads bring back together. */
  private static <T> List<T> atOnce(Callable<List<T>> work)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> all = new ArrayList<>();
      for (Future<List<T>> part : threads.invokeAll(Collections.nCopies(THREADS, work))) {
        all.addAll(part.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
