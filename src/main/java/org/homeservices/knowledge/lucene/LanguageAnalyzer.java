package org.homeservices.knowledge.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.pt.PortugueseStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.homeservices.knowledge.Languages;

/**
 * Words to index terms: lower case, accents folded first (so that {@code não} and {@code nao} are
 * one word all the way), stop words, stem. Polarity words are no stop words: {@code com} and {@code
 * sem} stay apart, which Lucene's own Portuguese chains do not promise.
 */
final class LanguageAnalyzer extends Analyzer {
  private static final Pattern APOSTROPHE = Pattern.compile("'");

  // The stemmers know these endings with their accents only.
  private static final Pattern PORTUGUESE_NOUN = Pattern.compile("c(ao|oes)$");
  private static final Pattern SPANISH_NOUN = Pattern.compile("cion$");

  private final Locale locale;
  private final CharArraySet stopWords;
  private final boolean stems;

  LanguageAnalyzer(Locale locale) {
    this(locale, true);
  }

  private LanguageAnalyzer(Locale locale, boolean stems) {
    this.locale = locale;
    this.stems = stems;
    this.stopWords = new CharArraySet(WordList.words("stopwords", locale), false);
  }

  /** One that leaves every word whole. */
  static LanguageAnalyzer ofWords(Locale locale) {
    return new LanguageAnalyzer(locale, false);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new StandardTokenizer();
    TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
    folded = new PatternReplaceFilter(folded, APOSTROPHE, "", true);
    TokenStream telling = new StopFilter(folded, stopWords);
    return new TokenStreamComponents(words, stems ? stemmed(telling) : telling);
  }

  /** Stemmers of the strong kind: visitors ask with any form of a verb. */
  private TokenStream stemmed(TokenStream terms) {
    if (locale.equals(Languages.PORTUGUESE)) {
      return new PortugueseStemFilter(replaced(terms, PORTUGUESE_NOUN, "ção"));
    }
    return locale.equals(Languages.SPANISH)
        ? new SnowballFilter(replaced(terms, SPANISH_NOUN, "ción"), "Spanish")
        : new PorterStemFilter(terms);
  }

  private static TokenStream replaced(TokenStream terms, Pattern ending, String with) {
    return new PatternReplaceFilter(terms, ending, with, false);
  }

  /** The terms of a text, in order, with repeats. */
  List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}
