package org.homeservices.conversation.jpa;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.MessageArchive.Filed;
import org.homeservices.crypto.KeyRing;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.sql.Patience;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.RealPostgres;

/**
 * How much it takes to keep a message, and how long a page of history takes among many messages.
 * Arguments: {@code h2} or {@code postgres}, a provider, and how many messages.
 */
public final class ArchiveBench {
  private static final int CONVERSATIONS = 250;
  private static final int BATCH = 500;
  private static final int PAGE = 50;
  private static final int READS = 5_000;
  private static final String TEXT = "{\"content\":\"%s\"}".formatted("Bom dia. ".repeat(30));

  private final JpaMessageArchive archive;
  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private final List<Conversation> conversations =
      IntStream.range(0, CONVERSATIONS)
          .mapToObj(i -> ConversationStoreContract.aConversation())
          .toList();
  private long kept;

  private ArchiveBench(Database database) {
    SealedColumns columns = JpaSuite.columns(KeyRing.of(JpaSuite.SECRET, List.of()));
    this.archive = new JpaMessageArchive(database, columns);
  }

  /** Prints what it sees. */
  public static void main(String[] arguments) {
    JpaProvider provider = JpaProvider.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    DatabaseSettings settings =
        arguments[0].equals("h2") ? file() : RealPostgres.shared().freshDatabase();
    try (SqlDatabase database = SqlDatabase.of(settings, provider.properties(), Patience.USUAL)) {
      database.start();
      ArchiveBench bench = new ArchiveBench(database);
      bench.out.printf("%s on %s%n", provider, arguments[0]);
      bench.run(Integer.parseInt(arguments[2]));
    }
  }

  private static DatabaseSettings file() {
    String url = "jdbc:h2:file:./target/bench/%s;AUTO_SERVER=TRUE".formatted(UUID.randomUUID());
    return new DatabaseSettings(url, "", "", null, 4);
  }

  private void run(int messages) {
    keep(messages / 10);
    report("keep", messages - messages / 10, () -> keep(messages - messages / 10));
    report("keep again what is there", CONVERSATIONS * 100, this::keepAgain);
    read("page", random -> archive.page(any(random).id(), random.nextInt(perConversation()), PAGE));
    read("latest", random -> archive.latest(any(random).id(), PAGE));
  }

  private void keep(int messages) {
    for (int done = 0; done < messages; done += BATCH) {
      Await.value(archive.keep(IntStream.range(0, BATCH).mapToObj(i -> next()).toList()));
    }
  }

  private void keepAgain() {
    long all = kept;
    kept -= CONVERSATIONS * 100L;
    keep(CONVERSATIONS * 100);
    kept = all;
  }

  private Filed next() {
    Conversation conversation = conversations.get((int) (kept % CONVERSATIONS));
    long seq = 1 + kept++ / CONVERSATIONS;
    ArchivedMessage message =
        new ArchivedMessage(
            "e1",
            seq,
            conversation.id().value(),
            "k" + seq,
            Author.VISITOR,
            null,
            ConversationStoreContract.BEGINNING.plusMillis(kept),
            TEXT);
    return new Filed(conversation, message);
  }

  private int perConversation() {
    return (int) (kept / CONVERSATIONS);
  }

  private Conversation any(Random random) {
    return conversations.get(random.nextInt(CONVERSATIONS));
  }

  private interface Read {
    CompletionStage<List<ArchivedMessage>> with(Random random);
  }

  private void read(String name, Read read) {
    Histogram micros = new Histogram(3);
    Random random = new Random(42);
    for (int i = 0; i < READS / 5; i++) {
      Await.value(read.with(random));
    }
    report(
        name,
        READS,
        () -> {
          for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            Await.value(read.with(random));
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
          }
        });
    out.printf(
        "%s of %d among %d: p50 %d us, p99 %d us, most %d us%n",
        name,
        PAGE,
        kept,
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(99),
        micros.getMaxValue());
  }

  private void report(String name, int times, Runnable work) {
    long start = System.nanoTime();
    long cpu = cpu();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (cpu() - cpu) / 1e3 / times;
    out.printf(
        Locale.ROOT, "%s: %.0f/s, %.1f us CPU of the JVM each%n", name, times / seconds, micros);
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
