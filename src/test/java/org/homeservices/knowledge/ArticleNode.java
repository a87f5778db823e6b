package org.homeservices.knowledge;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.knowledge.jpa.JpaArticles;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.knowledge.redis.RedissonArticleNews;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;
import org.homeservices.wiring.TestNodes;

/** All that a node has to do with articles, wired as the application wires it. */
final class ArticleNode implements AutoCloseable {
  private static final long POLL_MILLIS = 250;

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(BuiltInArticles.read());
  private final TestDatabase database;
  private final ClusterNode redis;
  private final ArticleNews news;
  private final ArticleWatch watch;
  private final ArticleDesk desk;

  ArticleNode(DatabaseSettings sql, JpaProvider provider, int redisPort) {
    database = TestDatabase.at(sql, provider);
    redis = TestNodes.joined(TestNodes.single(redisPort), ChannelSuite.SETTINGS);
    news = new RedissonArticleNews(redis::commands);
    MarkdownReader reader = new MarkdownReader();
    ArticleStore store = new JpaArticles(database.database(), Clock.systemUTC());
    watch =
        new ArticleWatch(store, reader, BuiltInArticles::files, knowledge::replaceWith, executor);
    desk = new ArticleDesk(store, reader, news, KnowledgeSettings.builtIn(), executor);
  }

  /** Hears of changes from now on. */
  void listen() {
    news.listen(watch::look);
  }

  /** Looks for changes from now on. */
  void poll() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(watch::look, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    watch.look();
  }

  ArticleDesk desk() {
    return desk;
  }

  /** Whether a question in English finds a passage with these words. */
  boolean finds(String question, String words) {
    return knowledge.find(question, Languages.ENGLISH, 3).passages().stream()
        .anyMatch(passage -> passage.text().contains(words));
  }

  List<StoredArticle> current() {
    return TestDatabase.await(desk.current()).articles();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    redis.close();
    database.close();
  }
}
