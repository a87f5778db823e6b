package org.homeservices.wiring;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.ArticleFolder;
import org.jspecify.annotations.Nullable;

/**
 * Takes the owner's articles over when a file changes. It looks rather than being told: change
 * notices do not cross network and container mounts.
 */
final class KnowledgeReload {
  private static final System.Logger LOGGER = System.getLogger(KnowledgeReload.class.getName());

  private final @Nullable ArticleFolder folder;
  private final LuceneKnowledgeBase knowledge;
  private Map<Path, String> seen = Map.of();

  KnowledgeReload(Optional<ArticleFolder> folder, LuceneKnowledgeBase knowledge) {
    this.folder = folder.orElse(null);
    this.knowledge = knowledge;
  }

  /**
   * Looks once; called by one thread at a time. The first look always reads: a file may have
   * changed since the start. Where reading fails, the next look tries again.
   */
  void look() {
    if (folder == null) {
      return;
    }
    Map<Path, String> now = folder.fingerprint();
    if (!now.equals(seen)) {
      replaceWith(new org.homeservices.knowledge.markdown.MarkdownReader().read(folder.files()).articles());
      seen = now;
    }
  }

  /** An empty folder is more likely a lost mount than an owner who knows nothing any more. */
  private void replaceWith(List<Article> articles) {
    if (articles.isEmpty()) {
      LOGGER.log(WARNING, "no articles left in the folder, the earlier ones stay");
    } else {
      knowledge.replaceWith(articles);
      LOGGER.log(INFO, "articles reloaded count={0}", articles.size());
    }
  }
}
