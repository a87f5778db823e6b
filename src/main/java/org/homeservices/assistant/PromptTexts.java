package org.homeservices.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.homeservices.assistant.reuse.Audience;

/** The texts that prompts are made of, in their second version. */
final class PromptTexts {
  private static final String FRAME = read("prompt-2.txt");
  private static final String RULES = read("prompt-2-rules.txt").strip();
  private static final String SCENE = read("prompt-2-scene.txt");
  private static final Properties LINES = lines();

  private PromptTexts() {}

  /** Who speaks for whom, around the rules. */
  static String frame() {
    return FRAME;
  }

  /** What the model is to do, and to keep for itself. */
  static String rules() {
    return RULES;
  }

  /** All that can be said of a scene. */
  static String scene() {
    return SCENE;
  }

  /** A sentence on who asks. */
  static String of(Audience audience) {
    return line("audience." + audience.name().toLowerCase(Locale.ROOT));
  }

  /** A sentence on a kind of page; empty where it is none of the list. */
  static String ofPage(String page) {
    return line("page." + page);
  }

  private static String line(String key) {
    return LINES.getProperty(key, "");
  }

  private static Properties lines() {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(SCENE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String read(String file) {
    try (InputStream in = PromptTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing in the WAR: " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
