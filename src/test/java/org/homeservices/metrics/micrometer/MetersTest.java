package org.homeservices.metrics.micrometer;

import static java.util.concurrent.CompletableFuture.failedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.Origin;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.cache.CacheEvent;
import org.homeservices.channel.DropReason;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Leases.Lease;
import org.homeservices.testing.Await;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final Prompt PROMPT = new Prompt("Be kind.", "Quanto custa?");

  private final AllMeters all = new AllMeters();

  @AfterEach
  void close() {
    all.close();
  }

  @Test
  void everyMeterShouldBeServedBeforeAnythingHappens() {
    assertThat(all.value("hsc_answers_total{origin=\"stale\"}")).isEqualTo("0.0");
    assertThat(all.value("hsc_limits_refused_total{kind=\"messages\"}")).isEqualTo("0.0");
    assertThat(all.value("hsc_model_calls_total{model=\"tiny\",outcome=\"late\"}"))
        .isEqualTo("0.0");
  }

  @Test
  void answerShouldBeCountedByItsOriginAndTimed() {
    all.chat.answered(Origin.CACHE, Duration.ofMillis(60), Duration.ofMillis(1500));

    assertThat(all.value("hsc_answers_total{origin=\"cache\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_answer_first_text_seconds_bucket{le=\"0.05\"}")).isEqualTo("0");
    assertThat(all.value("hsc_answer_first_text_seconds_bucket{le=\"0.1\"}")).isEqualTo("1");
    assertThat(all.value("hsc_answer_whole_seconds_bucket{le=\"1.0\"}")).isEqualTo("0");
    assertThat(all.value("hsc_answer_whole_seconds_sum")).isEqualTo("1.5");
  }

  @Test
  void whatHappensInTheChatShouldBeCounted() {
    all.chat.begun();
    all.chat.stopped();
    all.chat.failed();
    all.chat.rated(5);
    all.chat.rated(2);
    all.chat.welcomed(CatchUp.IMPOSSIBLE);
    all.chat.delivered(Duration.ofMillis(7));

    assertThat(all.value("hsc_conversations_total")).isEqualTo("1.0");
    assertThat(all.value("hsc_answers_total{origin=\"stopped\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_answers_total{origin=\"failed\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_rating_sum")).isEqualTo("7.0");
    assertThat(all.value("hsc_rating_count")).isEqualTo("2");
    assertThat(all.value("hsc_welcomes_total{how=\"impossible\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_delivery_lag_seconds_bucket{le=\"0.01\"}")).isEqualTo("1");
  }

  @Test
  void refusalShouldBeCountedByItsBucketAndNotByWhoseItIs() {
    Bucket bucket = new Bucket("messages", 1, 1, Duration.ofMinutes(1));
    Await.value(all.limits.take(List.of(Charge.one(bucket, "somebody"))));
    Await.value(all.limits.take(List.of(Charge.one(bucket, "somebody"))));

    Await.value(all.limits.take("address 192.0.2.1", 1));
    Optional<Lease> refused = Await.value(all.limits.take("address 192.0.2.1", 1));

    assertThat(refused).isEmpty();
    assertThat(all.value("hsc_limits_refused_total{kind=\"messages\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_limits_refused_total{kind=\"connections-of-address\"}"))
        .isEqualTo("1.0");
    assertThat(all.meters.text()).doesNotContain("somebody", "192.0.2.1");
  }

  @Test
  void modelShouldBeCountedByWhatCameOfItsCalls() {
    MeteredModel late =
        new MeteredModel(
            (prompt, sink) -> failedStage(new ModelFailure(ModelFailure.Kind.LATE, "late")),
            AllMeters.MODEL,
            all.meters);

    Await.value(all.model.write(PROMPT, more -> {}));
    Await.failure(late.write(PROMPT, more -> {}));

    assertThat(all.value("hsc_model_calls_total{model=\"tiny\",outcome=\"written\"}"))
        .isEqualTo("1.0");
    assertThat(all.value("hsc_model_calls_total{model=\"tiny\",outcome=\"late\"}"))
        .isEqualTo("1.0");
    assertThat(all.value("hsc_model_call_seconds_count{model=\"tiny\"}")).isEqualTo("2");
  }

  @Test
  void moneyShouldBeCountedInWholeUnitsAndUnknownModelsAsOne() {
    Reservation reservation =
        Await.value(all.ledger.reserve(10))
            .fold(granted -> granted.reservation(), soft -> soft.reservation(), refused -> null);
    all.ledger.settle(reservation, new Bill(AllMeters.MODEL, new Usage(30, 10, 5), 250_000));
    all.ledger.settle(reservation, new Bill("whatever a server says", Usage.NONE, 1));
    all.ledger.saved(new Bill(AllMeters.MODEL, Usage.NONE, 2_000_000), Saving.JOINED);

    assertThat(all.value("hsc_money_spent_total{model=\"tiny\"}")).isEqualTo("0.25");
    assertThat(all.value("hsc_model_tokens_total{kind=\"cached_in\",model=\"tiny\"}"))
        .isEqualTo("10.0");
    assertThat(all.value("hsc_money_saved_total{how=\"joined\"}")).isEqualTo("2.0");
    assertThat(all.meters.text()).doesNotContain("whatever");
  }

  @Test
  void whatRoomsCountThemselvesShouldBeRead() {
    System.gc(); // Of what the registry holds weakly nothing is left then.
    all.sessions.enter(Kind.SOCKET);
    all.sessions.enter(Kind.SOCKET);
    all.sessions.enter(Kind.STREAM);
    all.sessions.leave(Kind.SOCKET, CloseCode.SLOW);
    all.stats.count(CacheEvent.HIT);
    all.drops.count(DropReason.FULL);

    assertThat(all.value("hsc_sessions_open{kind=\"socket\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_sessions_refused_total{kind=\"stream\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_sessions_ended_total{code=\"4501\",kind=\"socket\"}"))
        .isEqualTo("1.0");
    assertThat(all.value("hsc_cache_events_total{cache=\"chat_answers\",event=\"hit\"}"))
        .isEqualTo("1.0");
    assertThat(all.value("hsc_channel_drops_total{reason=\"full\"}")).isEqualTo("1.0");
    assertThat(all.value("hsc_database_connections{state=\"idle\"}")).isEqualTo("2.0");
    assertThat(all.value("hsc_database_up")).isEqualTo("0.0");
  }
}
