package org.homeservices.knowledge.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.StoredArticle;
import org.jspecify.annotations.Nullable;

/** One version of an article. */
@Entity
@Table(name = "article")
@IdClass(ArticleRow.Key.class)
public class ArticleRow {
  @Id
  @Column(name = "locale")
  private String locale = "";

  @Id
  @Column(name = "id")
  private String id = "";

  @Id
  @Column(name = "version")
  private int version;

  @Column(name = "file_name")
  private String fileName = "";

  @Column(name = "markdown")
  private String markdown = "";

  @Column(name = "written_at")
  private long writtenAt;

  @Column(name = "since_revision")
  private long since;

  @Column(name = "until_revision")
  private @Nullable Long until;

  /** Which row it is. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private String locale = "";
    private String id = "";
    private int version;

    /** For the persistence provider. */
    public Key() {}

    Key(String locale, String id, int version) {
      this.locale = locale;
      this.id = id;
      this.version = version;
    }

    static Key of(StoredArticle article) {
      return of(article.text(), article.version());
    }

    static Key of(ArticleText text, int version) {
      return new Key(text.locale().toLanguageTag(), text.id(), version);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && locale.equals(key.locale)
          && id.equals(key.id)
          && version == key.version;
    }

    @Override
    public int hashCode() {
      return Objects.hash(locale, id, version);
    }
  }

  /** For the persistence provider. */
  protected ArticleRow() {}

  ArticleRow(ArticleText text, int version, Instant writtenAt, long since) {
    this.locale = text.locale().toLanguageTag();
    this.id = text.id();
    this.version = version;
    this.fileName = text.file().name();
    this.markdown = text.file().markdown();
    this.writtenAt = writtenAt.toEpochMilli();
    this.since = since;
  }

  StoredArticle article() {
    ArticleText text =
        new ArticleText(id, Locale.forLanguageTag(locale), new MarkdownFile(fileName, markdown));
    return new StoredArticle(text, version, Instant.ofEpochMilli(writtenAt), since, until);
  }

  void end(long revision) {
    until = revision;
  }
}
