package org.homeservices.channel.redis;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Long lists, a part at a time. */
final class Chunks {
  private Chunks() {}

  /** The items in their order, in lists of at most {@code most}. */
  static <T> List<List<T>> of(List<T> items, int most) {
    return IntStream.range(0, (items.size() + most - 1) / most)
        .mapToObj(i -> items.subList(i * most, Math.min(items.size(), (i + 1) * most)))
        .toList();
  }

  /** Hands out what stands at the same place of two lists of one length. */
  static <A, B> void forEachPair(List<A> first, List<B> second, BiConsumer<A, B> taker) {
    for (int i = 0; i < second.size(); i++) {
      taker.accept(first.get(i), second.get(i));
    }
  }
}
