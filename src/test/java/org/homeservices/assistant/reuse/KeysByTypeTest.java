package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A prompt with a personal word cannot get a key: the compiler says so. */
class KeysByTypeTest {
  private final Path out;

  KeysByTypeTest(@TempDir Path out) {
    this.out = out;
  }

  @Test
  void keysShouldCompileWhenMadeFromASharedRequest() {
    assertThat(errors("org.homeservices.assistant.reuse", "AnswerKeys.of(shared)")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AnswerKeys.of(parts)",
        "AnswerKeys.of(parts.shareable())",
        "AnswerKeys.of(personal)",
        "AnswerKeys.of(parts.personal())",
        "AnswerKeys.of(new SharedRequest(personal))",
        "AnswerKeys.of(new SharedRequest(parts))"
      })
  void keysShouldNotCompileWhenMadeFromWhatMayBePersonal(String expression) {
    assertThat(errors("org.homeservices.assistant.reuse", expression))
        .isNotEmpty()
        .allMatch(error -> error.contains("incompatible types"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AnswerKeys.of(shared)", "new SharedRequest(parts.shared())"})
  void keysShouldNotCompileWhenMadePastTheJudgement(String expression) {
    assertThat(errors("org.homeservices.assistant", expression))
        .isNotEmpty()
        .allMatch(error -> error.matches("(?s)(cannot find symbol.*AnswerKeys|.*not public).*"));
  }

  @Test
  void requestShouldBeMissingWhenOnePersonalWordStandsInThePrompt() {
    SharedPart shared =
        new SharedPart(
            Requests.RECIPE,
            Requests.FINDINGS.language(),
            Audience.CLIENT,
            "any",
            Grounding.of(Requests.FINDINGS),
            History.STANDALONE,
            Requests.QUESTION);

    assertThat(new PromptParts(shared, PersonalPart.NONE).shareable()).isPresent();
    assertThat(new PromptParts(shared, new PersonalPart(List.of("Ana"))).shareable()).isEmpty();
  }

  private List<String> errors(String room, String expression) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options = List.of("-proc:none", "-d", out.toString(), "-cp", classes());
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, options, null, List.of(source(room, expression)))
        .call();
    return found.getDiagnostics().stream()
        .filter(note -> note.getKind() == Diagnostic.Kind.ERROR)
        .map(note -> note.getMessage(Locale.ENGLISH))
        .toList();
  }

  private static String classes() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static JavaFileObject source(String room, String expression) {
    String text =
        """
        package %s;
        import org.homeservices.assistant.reuse.*;
        class Probe {
          Object probe(PromptParts parts, PersonalPart personal, SharedRequest shared) {
            return %s;
          }
        }
        """
            .formatted(room, expression);
    return new SimpleJavaFileObject(
        URI.create("string:///Probe.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
