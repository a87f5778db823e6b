package org.homeservices.knowledge.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The revision of all articles together. Whoever holds its lock may change articles. */
@Entity
@Table(name = "article_revision")
public class RevisionRow {
  /** The name of the only row. */
  static final String NAME = "articles";

  @Id
  @Column(name = "name")
  private String name = NAME;

  @Column(name = "revision")
  private long revision;

  /** For the persistence provider. */
  protected RevisionRow() {}

  long revision() {
    return revision;
  }

  long next() {
    revision++;
    return revision;
  }
}
