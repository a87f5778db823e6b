package org.homeservices.knowledge.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.ArticleReader;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.Edition;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.Mistake;

/** Reads Markdown files with front matter. */
public final class MarkdownReader implements ArticleReader {

  @Override
  public Edition read(List<MarkdownFile> files) {
    return new Reading().of(files);
  }

  /** One reading of several files. */
  private static final class Reading {
    private final Set<String> names = new HashSet<>();
    private final Map<Locale, Set<String>> ids = new HashMap<>();
    private final List<ArticleFile.Outcome> good = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    Edition of(List<MarkdownFile> files) {
      files.stream()
          .limit(MOST_ARTICLES)
          .filter(this::isNew)
          .map(ArticleFile::read)
          .forEach(this::take);
      if (files.size() > MOST_ARTICLES) {
        mistakes.add(
            new Mistake(
                files.get(MOST_ARTICLES).name(),
                ArticleFile.WHOLE,
                "is one more than the %d articles that there may be".formatted(MOST_ARTICLES)));
      }
      List<ArticleText> texts = good.stream().flatMap(one -> one.text().stream()).toList();
      List<Article> articles = good.stream().flatMap(one -> related(one).stream()).toList();
      return new Edition(articles, texts, mistakes);
    }

    private boolean isNew(MarkdownFile file) {
      boolean isNew = names.add(file.name());
      if (!isNew) {
        mistakes.add(new Mistake(file.name(), ArticleFile.WHOLE, "is there twice"));
      }
      return isNew;
    }

    private void take(ArticleFile.Outcome outcome) {
      mistakes.addAll(outcome.mistakes());
      outcome
          .article()
          .ifPresent(
              article -> {
                if (idsIn(article.locale()).add(article.id())) {
                  good.add(outcome);
                } else {
                  wrong(outcome, "id", "repeats the id '%s'".formatted(article.id()));
                }
              });
    }

    /** The article, unless it names one as related that is not there. */
    private Optional<Article> related(ArticleFile.Outcome outcome) {
      return outcome.article().filter(article -> namesOnlyKnown(outcome, article));
    }

    private boolean namesOnlyKnown(ArticleFile.Outcome outcome, Article article) {
      Set<String> known = idsIn(article.locale());
      Optional<String> unknown =
          article.related().stream().filter(id -> !known.contains(id)).findFirst();
      unknown.ifPresent(
          id ->
              wrong(
                  outcome,
                  "related",
                  "'related' names '%s', and no article has that id".formatted(id)));
      return unknown.isEmpty();
    }

    private Set<String> idsIn(Locale locale) {
      return ids.computeIfAbsent(locale, none -> new HashSet<>());
    }

    private void wrong(ArticleFile.Outcome outcome, String field, String rule) {
      mistakes.add(new Mistake(outcome.file().name(), field, rule));
    }
  }
}
