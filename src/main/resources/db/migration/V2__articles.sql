-- Articles are public texts and not sealed. An edit ends a version and begins the next; the version
-- without an end is the current one. Revisions count edits of all articles together.

CREATE TABLE article (
  locale         VARCHAR(35) NOT NULL,
  id             VARCHAR(100) NOT NULL,
  version        INTEGER NOT NULL,
  file_name      VARCHAR(200) NOT NULL,
  markdown       VARCHAR(102400) NOT NULL,
  written_at     BIGINT NOT NULL,
  since_revision BIGINT NOT NULL,
  until_revision BIGINT,
  CONSTRAINT article_key PRIMARY KEY (locale, id, version)
);

CREATE INDEX article_by_end ON article (until_revision);

-- One row, which whoever edits locks.
CREATE TABLE article_revision (
  name     VARCHAR(16) NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT article_revision_key PRIMARY KEY (name)
);

INSERT INTO article_revision (name, revision) VALUES ('articles', 0);
