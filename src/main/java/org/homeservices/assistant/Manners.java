package org.homeservices.assistant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.assistant.Turn.Speaker;
import org.homeservices.assistant.manners.Courtesy;
import org.homeservices.assistant.manners.Mood;
import org.homeservices.knowledge.Passage;

/** Answers whoever is polite, upset, or wants a person: no model is needed for that. */
final class Manners {
  private final SetAnswers answers;

  Manners(SetAnswers answers) {
    this.answers = answers;
  }

  /** Empty for a question that is simply asked. */
  Optional<Answer> answer(Reading reading) {
    return moodOf(reading).or(() -> courtesy(reading));
  }

  /** Where another answer is wished for: whoever is upset wants their question answered. */
  Optional<Answer> answerAnew(Reading reading) {
    return personFor(reading).or(() -> courtesy(reading));
  }

  private Optional<Answer> personFor(Reading reading) {
    return Optional.of(Mood.of(reading.question().text(), List.of()))
        .filter(Mood.WANTS_PERSON::equals)
        .flatMap(mood -> answers.to(mood, reading.findings().language()));
  }

  /** A text that is a courtesy and nothing else. */
  private Optional<Answer> courtesy(Reading reading) {
    return Courtesy.in(reading.question().text()).map(answers::to);
  }

  /** Who is still upset after that was heard has a question as well. */
  private Optional<Answer> moodOf(Reading reading) {
    List<Turn> earlier = reading.question().scene().earlier();
    Mood mood = Mood.of(reading.question().text(), texts(earlier, Speaker.VISITOR));
    Locale language = reading.findings().language();
    return answers
        .to(mood, language)
        .filter(heard -> mood == Mood.WANTS_PERSON || !isLast(heard, earlier))
        .map(heard -> mood == Mood.UPSET ? withHelp(heard, reading) : heard);
  }

  private static boolean isLast(Answer heard, List<Turn> earlier) {
    List<String> said = texts(earlier, Speaker.COMPANY);
    return !said.isEmpty() && said.get(said.size() - 1).startsWith(heard.text());
  }

  private static List<String> texts(List<Turn> turns, Speaker speaker) {
    return turns.stream().filter(turn -> turn.speaker() == speaker).map(Turn::text).toList();
  }

  /** What is known of the matter goes with it; not of what was talked about before. */
  private static Answer withHelp(Answer heard, Reading reading) {
    return reading.own().passages().stream()
        .findFirst()
        .map(passage -> followed(heard, passage))
        .orElse(heard);
  }

  private static Answer followed(Answer heard, Passage passage) {
    return new Answer(
        heard.text() + "\n\n**" + passage.title() + "**\n\n" + passage.text(),
        heard.origin(),
        Answer.Source.of(List.of(passage)),
        heard.actions());
  }
}
