package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.knowledge.ArticleDesk;
import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticleWatch;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeSettings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.knowledge.memory.InMemoryArticles;
import org.homeservices.knowledge.memory.NoArticleNews;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That no answer is given again that was made from an article as it is no more. */
class ChangedArticleTest {
  private static final String QUESTION = "Como cancelo o pedido?";
  private static final int PASSAGES = 3;

  private final ArticleStore store = new InMemoryArticles(ManualClock.started());
  private final LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(List.of());
  private final ArticleWatch watch =
      new ArticleWatch(
          store,
          new MarkdownReader(),
          BuiltInArticles::files,
          knowledge::replaceWith,
          Runnable::run);
  private final ArticleDesk desk =
      new ArticleDesk(
          store,
          new MarkdownReader(),
          new NoArticleNews(),
          KnowledgeSettings.builtIn(),
          Runnable::run);

  @BeforeEach
  void seed() {
    watch.look();
  }

  @Test
  void keysShouldChangeWhenAnArticleThatWasFoundIsEdited() {
    List<AnswerKey> before = keys();

    edit("cancel-order", "\nCancelar custa agora **R$ 999**.\n");

    assertThat(keys()).isNotEmpty().doesNotContainAnyElementsOf(before);
  }

  @Test
  void keysShouldStayWhenAnArticleIsEditedThatWasNotFound() {
    List<AnswerKey> before = keys();

    edit("provider-payout", "\nMais uma linha.\n");

    assertThat(keys()).isEqualTo(before);
  }

  @Test
  void keysShouldBeThoseOfBeforeWhenAnEditIsTakenBack() {
    List<AnswerKey> before = keys();
    Library library = Await.value(store.current());

    edit("cancel-order", "\nCancelar custa agora **R$ 999**.\n");
    Await.value(desk.replaceAll(library.files(), any -> true));
    watch.look();

    assertThat(keys()).isEqualTo(before);
  }

  private void edit(String id, String more) {
    String before =
        Await.value(store.current()).texts().stream()
            .filter(text -> text.isOf(Languages.PORTUGUESE, id))
            .map(text -> text.file().markdown())
            .findFirst()
            .orElseThrow();
    Await.value(desk.put(Languages.PORTUGUESE, id, before + more, any -> true));
    watch.look();
  }

  private List<AnswerKey> keys() {
    Findings found = knowledge.find(QUESTION, Languages.PORTUGUESE, PASSAGES);
    List<String> ids = new ArrayList<>();
    found.passages().forEach(passage -> ids.add(passage.article().id()));
    assertThat(ids).contains("cancel-order").doesNotContain("provider-payout");
    SharedPart shared =
        new SharedPart(
            Requests.RECIPE,
            found.language(),
            Audience.ANONYMOUS,
            "any",
            Grounding.of(found),
            History.STANDALONE,
            QUESTION);
    return AnswerKeys.of(new SharedRequest(shared));
  }
}
