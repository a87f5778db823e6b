package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.homeservices.config.Settings;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.ArticleFolder;
import org.homeservices.knowledge.markdown.BuiltInArticles;

/** The knowledge base: the owner's articles, or the demonstration's. */
@ApplicationScoped
public class KnowledgeWiring {

  @Produces
  @Singleton
  LuceneKnowledgeBase knowledge(Settings settings) {
    List<Article> articles =
        folder(settings).map(f -> new org.homeservices.knowledge.markdown.MarkdownReader().read(f.files()).articles()).orElseGet(BuiltInArticles::read);
    return new LuceneKnowledgeBase(articles);
  }

  @Produces
  @Singleton
  KnowledgeReload reload(Settings settings, LuceneKnowledgeBase knowledge) {
    return new KnowledgeReload(folder(settings), knowledge);
  }

  private static Optional<ArticleFolder> folder(Settings settings) {
    return settings.knowledge().folder().map(ArticleFolder::new);
  }
}
