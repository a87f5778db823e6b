package org.homeservices.database.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tables come about, on H2. */
class SchemaTest {
  private static final int NODES = 3;
  private static final Duration WHILE = Duration.ofMillis(500);
  private static final String MIGRATION = "\"flyway_schema_history\" WHERE \"version\" = '1'";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @RepeatedTest(3)
  void tablesShouldBeMadeOnceWhenNodesStartTogetherInOneFolder() {
    migrateTogether(file());
  }

  @Test
  void nodeShouldWaitWhileAnotherOneMakesTheTables() throws Exception {
    DatabaseSettings file = file();
    try (Connection other = DriverManager.getConnection(file.url())) {
      SchemaTurn turn = SchemaTurn.await(other);

      CompletableFuture<TestDatabase> node = CompletableFuture.supplyAsync(() -> open(file));
      assertThat(node).failsWithin(WHILE).withThrowableOfType(TimeoutException.class);
      turn.close();

      node.join().close();
    }
  }

  @Test
  void nodeShouldNotWaitForOneThatDiedWhileItMadeTheTables() throws Exception {
    DatabaseSettings file = file();
    try (Connection survivor = DriverManager.getConnection(file.url())) {
      Connection died = DriverManager.getConnection(file.url());
      SchemaTurn unused = SchemaTurn.await(died);
      died.close();

      SchemaTurn.await(survivor).close();
    }
  }

  @Test
  void folderShouldBeMadeWhenItIsMissing() {
    try (TestDatabase here = TestDatabase.at(file(), JpaProvider.HIBERNATE)) {
      assertThat(here.rows("conversation")).isZero();
      assertThat(folder.resolve("data/chat.mv.db")).exists();
    }
  }

  @Test
  void oneConnectionShouldDo() {
    DatabaseSettings one = new DatabaseSettings(file().url(), "", "", null, 1);

    try (TestDatabase here = TestDatabase.at(one, JpaProvider.HIBERNATE)) {
      assertThat(here.rows("conversation")).isZero();
    }
  }

  @Test
  void rowsShouldBeThereWhenTheFileIsOpenedAgain() {
    DatabaseSettings file = file();
    try (TestDatabase first = TestDatabase.at(file, JpaProvider.HIBERNATE)) {
      first.run("INSERT INTO duty VALUES ('sweep', 'somebody', 1)");
    }

    try (TestDatabase second = TestDatabase.at(file, JpaProvider.ECLIPSELINK)) {
      assertThat(second.rows("duty")).isEqualTo(1);
    }
  }

  @Test
  void startShouldBeRefusedWhenTheHistoryOfTheTablesWasChanged() {
    DatabaseSettings file = file();
    try (TestDatabase first = TestDatabase.at(file, JpaProvider.HIBERNATE)) {
      first.run("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '1'");
    }

    assertThatThrownBy(() -> TestDatabase.at(file, JpaProvider.HIBERNATE))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("checksum mismatch");
  }

  @Test
  void startShouldBeRefusedWhenThePasswordIsWrong() {
    DatabaseSettings file = file();
    TestDatabase.at(file, JpaProvider.HIBERNATE).close();
    DatabaseSettings wrong = new DatabaseSettings(file.url(), "", "wrong", null, 2);

    assertThatThrownBy(() -> TestDatabase.at(wrong, JpaProvider.HIBERNATE))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("Wrong user name or password");
  }

  /** Starts nodes at the same time, and has each of them read. */
  static void migrateTogether(DatabaseSettings settings) {
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    List<CompletableFuture<TestDatabase>> starting =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> open(settings), nodes))
            .limit(NODES)
            .toList();
    List<TestDatabase> started = starting.stream().map(CompletableFuture::join).toList();

    assertThat(started).allSatisfy(node -> assertThat(node.rows(MIGRATION)).isEqualTo(1));
    started.forEach(TestDatabase::close);
    nodes.shutdown();
  }

  private static TestDatabase open(DatabaseSettings settings) {
    return TestDatabase.at(settings, JpaProvider.HIBERNATE);
  }

  private DatabaseSettings file() {
    String url = "jdbc:h2:file:%s/data/chat;AUTO_SERVER=TRUE".formatted(folder);
    return new DatabaseSettings(url, "", "", null, 2);
  }
}
