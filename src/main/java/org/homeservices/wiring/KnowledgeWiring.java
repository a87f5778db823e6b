package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.config.Settings;
import org.homeservices.database.Database;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.ArticleDesk;
import org.homeservices.knowledge.ArticleNews;
import org.homeservices.knowledge.ArticleReader;
import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticleWatch;
import org.homeservices.knowledge.FolderWatch;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.jpa.JpaArticles;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.ArticleFolder;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.web.rest.KnowledgeCalls;

/**
 * The knowledge base: the articles in the store, and until that is there those of the owner's
 * folder, or the demonstration's.
 */
@ApplicationScoped
public class KnowledgeWiring {

  @Produces
  @Singleton
  LuceneKnowledgeBase knowledge(Settings settings, ArticleReader reader) {
    List<Article> articles =
        folder(settings)
            .map(folder -> reader.read(folder.files()).articles())
            .orElseGet(BuiltInArticles::read);
    return new LuceneKnowledgeBase(articles);
  }

  @Produces
  @Singleton
  ArticleReader reader() {
    return new MarkdownReader();
  }

  @Produces
  @Singleton
  ArticleStore store(Database database, Clock clock) {
    return new JpaArticles(database, clock);
  }

  @Produces
  @Singleton
  ArticleNews news(Ground ground) {
    return ground.articleNews();
  }

  @Produces
  @Singleton
  KnowledgeCalls calls(
      ArticleStore store,
      ArticleReader reader,
      ArticleNews news,
      Settings settings,
      ScheduledExecutorService executor) {
    return new KnowledgeCalls(new ArticleDesk(store, reader, news, settings.knowledge(), executor));
  }

  @Produces
  @Singleton
  KnowledgeReload reload(
      Settings settings,
      ArticleStore store,
      ArticleReader reader,
      ArticleNews news,
      LuceneKnowledgeBase knowledge,
      ScheduledExecutorService executor) {
    Optional<FolderWatch> folder =
        folder(settings)
            .map(there -> new FolderWatch(there, store, reader, news, knowledge::replaceWith));
    ArticleWatch watch =
        new ArticleWatch(store, reader, () -> first(settings), knowledge::replaceWith, executor);
    return new KnowledgeReload(watch, folder, news);
  }

  /** The folder brings its articles itself. */
  private static List<MarkdownFile> first(Settings settings) {
    return folder(settings).isPresent() ? List.of() : BuiltInArticles.files();
  }

  private static Optional<ArticleFolder> folder(Settings settings) {
    return settings.knowledge().folder().map(ArticleFolder::new);
  }
}
