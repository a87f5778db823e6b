package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;
import org.junit.jupiter.api.Test;

/** What must not change a key, and what must, ten thousand times each; the seed never changes. */
class KeyPropertiesTest {
  private static final int TIMES = 10_000;
  private static final List<String> UNSEEN =
      List.of("\u200B", "\u200D", "\u00AD", "\uFEFF", "\u202A", "\u2066", "\u0007", "");
  private static final List<String> SPACES = List.of(" ", "  ", "\t", "\n ", "\u00A0", "\u2003");
  private static final List<String> ENDS = List.of("?", "!", ".", " 👍", "…", "?! 😀", " ", "");

  private final Random random = new Random(20_261_126);
  private final Reuse reuse = Requests.reuse();

  @Test
  void keysShouldBeOnePairWhenTenThousandRequestsDifferOnlyByOrderAndNoise() {
    Set<List<AnswerKey>> keys = new HashSet<>();

    for (int time = 0; time < TIMES; time++) {
      keys.add(keysOf(reuse.judge(noisy(), inAnyOrder(), shuffled())));
    }

    assertThat(keys).singleElement().satisfies(pair -> assertThat(pair).hasSize(2));
  }

  @Test
  void keysShouldAllDifferWhenTenThousandRequestsDifferInOnePart() {
    Set<AnswerKey> keys = new HashSet<>();

    for (int time = 0; time < TIMES; time++) {
      keys.addAll(AnswerKeys.of(new SharedRequest(mutated(time))));
    }

    assertThat(keys).hasSize(2 * TIMES);
  }

  /** One word in capitals: a question all in capitals is shouted, and gets no key. */
  private String noisy() {
    String[] words = Requests.QUESTION.replace("?", "").split(" ", -1);
    int loud = random.nextInt(words.length);
    words[loud] = words[loud].toUpperCase(Locale.ROOT);
    StringBuilder text = new StringBuilder(pick(SPACES));
    for (String word : words) {
      int at = random.nextInt(word.length());
      text.append(word, 0, at).append(pick(UNSEEN)).append(word.substring(at)).append(pick(SPACES));
    }
    return text.append(pick(ENDS)).append(pick(ENDS)).toString();
  }

  /** The same circumstances, put together in any order. */
  private Circumstances inAnyOrder() {
    List<UnaryOperator<Circumstances>> steps =
        new ArrayList<>(
            List.of(
                to -> to.on("orders"),
                to -> to.after(History.of(List.of())),
                to -> to.with(PersonalPart.NONE)));
    Collections.shuffle(steps, random);
    Circumstances circumstances = Circumstances.of(Audience.CLIENT);
    for (UnaryOperator<Circumstances> step : steps) {
      circumstances = step.apply(circumstances);
    }
    return circumstances;
  }

  private Findings shuffled() {
    List<Passage> passages = new ArrayList<>(Requests.PASSAGES);
    Collections.shuffle(passages, random);
    return new Findings(Languages.PORTUGUESE, passages);
  }

  /** Each part in turn, each time by another value: of the frame, of a passage, of a word. */
  private static SharedPart mutated(int time) {
    String some = "x" + time;
    return switch (time % 12) {
      case 0 -> part(recipe(some, "d", "p", time), "any", Requests.QUESTION);
      case 1 -> part(recipe("s", some, "p", time), "any", Requests.QUESTION);
      case 2 -> part(recipe("s", "d", some, time), "any", Requests.QUESTION);
      case 3 -> part(new Recipe("s", "d", "p", some, 0, 1, 1), "any", Requests.QUESTION);
      case 4 -> part(new Recipe("s", "d", "p", "m", time, 1, 1), "any", Requests.QUESTION);
      case 5 -> part(new Recipe("s", "d", "p", "m", 0, 1, time), "any", Requests.QUESTION);
      case 6 -> part(Requests.RECIPE, some, Requests.QUESTION);
      case 7 -> grounded(time, Requests.passage("cancel-order", some));
      case 8 -> grounded(time, Requests.passage(some, "Cancele."));
      case 9 -> after(some);
      default -> part(Requests.RECIPE, "any", reworded(time));
    };
  }

  /** Another word in each place of the question in turn. */
  private static String reworded(int time) {
    String[] words = Requests.QUESTION.split(" ", -1);
    words[time % words.length] = "palavra" + time;
    return String.join(" ", words);
  }

  private static Recipe recipe(String site, String digest, String provider, int tokens) {
    return new Recipe(site, digest, provider, "m", 0, tokens, 1);
  }

  private static SharedPart part(Recipe recipe, String page, String question) {
    Grounding grounding = Grounding.of(Requests.FINDINGS);
    return new SharedPart(
        recipe,
        Languages.PORTUGUESE,
        Audience.CLIENT,
        page,
        grounding,
        History.STANDALONE,
        question);
  }

  private static SharedPart grounded(int time, Passage edited) {
    List<Passage> passages = new ArrayList<>(Requests.PASSAGES);
    passages.set(time % passages.size(), edited);
    return new SharedPart(
        Requests.RECIPE,
        Languages.PORTUGUESE,
        Audience.CLIENT,
        "any",
        Grounding.of(new Findings(Languages.PORTUGUESE, passages)),
        History.STANDALONE,
        Requests.QUESTION);
  }

  private static SharedPart after(String turn) {
    List<String> turns = IntStream.range(0, 3).mapToObj(index -> turn + index).toList();
    return new SharedPart(
        Requests.RECIPE,
        Languages.PORTUGUESE,
        Audience.CLIENT,
        "any",
        Grounding.of(Requests.FINDINGS),
        History.of(turns),
        Requests.QUESTION);
  }

  private static List<AnswerKey> keysOf(Judgement judgement) {
    return judgement.fold(keys -> keys, reason -> List.of());
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
