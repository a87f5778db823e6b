package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.knowledge.ArticleDesk;
import org.homeservices.knowledge.ArticleStore.Edited;
import org.homeservices.knowledge.ArticlesInFolder;
import org.homeservices.knowledge.ArticlesUnavailable;
import org.homeservices.knowledge.BadArticles;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.OutdatedEdit;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Answers the owner's calls about articles. */
public final class KnowledgeCalls {
  private static final String IN_FOLDER =
      "The articles are those of the folder KNOWLEDGE_DIR: edit them there, or unset it.";
  private static final String OUTDATED =
      "The articles have changed since you have read them; they are at revision %d.";

  private final ArticleDesk desk;

  public KnowledgeCalls(ArticleDesk desk) {
    this.desk = desk;
  }

  /**
   * All articles, as JSON or as zip.
   *
   * @param accept the header, null where there is none
   */
  CompletionStage<Reply> all(@Nullable String accept) {
    boolean zipped = accept != null && accept.toLowerCase(Locale.ROOT).contains(ArticlesZip.TYPE);
    return answered(desk.current().thenApply(library -> zipped ? zip(library) : json(library)));
  }

  /** Versions of an article, the newest first. */
  CompletionStage<Reply> versions(String language, String id, int before, int limit) {
    Locale locale = locale(language, id);
    return answered(
        desk.versions(locale, id, before, limit)
            .thenApply(
                versions -> {
                  if (versions.isEmpty()) {
                    throw new BadInput(ErrorCode.NOT_FOUND, null);
                  }
                  return Reply.json(Map.of(), ArticlesJson.of(locale, id, versions));
                }));
  }

  /**
   * Replaces all articles.
   *
   * @param body what {@link #all} answers, in either form
   * @param ifMatch the header, null where there is none
   */
  CompletionStage<Reply> replaceAll(byte[] body, @Nullable String ifMatch) {
    try {
      List<MarkdownFile> files =
          ArticlesZip.isZip(body) ? ArticlesZip.unpack(body) : ArticlesJson.files(text(body));
      return edited(desk.replaceAll(files, Revision.expected(ifMatch)));
    } catch (BadArticles e) {
      return completedStage(refusal(e));
    }
  }

  /** Adds or replaces an article, whose file is the body. */
  CompletionStage<Reply> put(String language, String id, byte[] body, @Nullable String ifMatch) {
    Locale locale = locale(language, id);
    return edited(desk.put(locale, id, text(body), Revision.expected(ifMatch)));
  }

  /** Removes an article. */
  CompletionStage<Reply> remove(String language, String id, @Nullable String ifMatch) {
    Locale locale = locale(language, id);
    return edited(
        desk.remove(locale, id, Revision.expected(ifMatch))
            .thenApply(
                edited -> {
                  if (edited.changes() == 0) {
                    throw new BadInput(ErrorCode.NOT_FOUND, null);
                  }
                  return edited;
                }));
  }

  private static CompletionStage<Reply> edited(CompletionStage<Edited> edit) {
    return answered(
        edit.thenApply(edited -> Reply.json(tagged(edited.revision()), ArticlesJson.of(edited))));
  }

  private static Reply json(Library library) {
    return Reply.json(tagged(library.revision()), ArticlesJson.of(library));
  }

  private static Reply zip(Library library) {
    Map<String, String> headers =
        Map.of(
            HttpHeaders.ETAG,
            Revision.tag(library.revision()),
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"articles-%d.zip\"".formatted(library.revision()));
    return new Reply(200, ArticlesZip.TYPE, headers, ArticlesZip.pack(library));
  }

  private static CompletionStage<Reply> answered(CompletionStage<Reply> reply) {
    return reply.exceptionally(
        failure -> refusal(failure instanceof CompletionException ? failure.getCause() : failure));
  }

  /** What is no refusal is thrown on. */
  private static Reply refusal(@Nullable Throwable failure) {
    if (failure instanceof BadArticles bad) {
      String detail = "Nothing was changed; mistakes: %d.".formatted(bad.mistakes().size());
      String text =
          ArticlesJson.problem(400, "articles", detail)
              .add("mistakes", ArticlesJson.mistakes(bad.mistakes()))
              .build()
              .toString();
      return Reply.problem(400, Map.of(), text);
    }
    if (failure instanceof OutdatedEdit outdated) {
      String detail = OUTDATED.formatted(outdated.revision());
      return Reply.problem(
          412,
          tagged(outdated.revision()),
          ArticlesJson.problem(412, HttpHeaders.IF_MATCH, detail).build().toString());
    }
    if (failure instanceof ArticlesInFolder) {
      return Reply.problem(
          409, Map.of(), ArticlesJson.problem(409, "KNOWLEDGE_DIR", IN_FOLDER).build().toString());
    }
    if (failure instanceof ArticlesUnavailable) {
      throw new BadInput(ErrorCode.LAYER_UNAVAILABLE, null);
    }
    throw failure instanceof RuntimeException other ? other : new CompletionException(failure);
  }

  private static Map<String, String> tagged(long revision) {
    return Map.of(HttpHeaders.ETAG, Revision.tag(revision));
  }

  private static Locale locale(String language, String id) {
    return Languages.ALL.stream()
        .filter(locale -> locale.toLanguageTag().equals(language) && id.matches("[a-z0-9-]{1,100}"))
        .findFirst()
        .orElseThrow(() -> new BadInput(ErrorCode.NOT_FOUND, null));
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(ErrorCode.BAD_FRAME, null);
    }
  }
}
