-- Times are milliseconds since 1970 (UTC). What a visitor has said or is called is sealed with
-- AES-256-GCM; sealed_by names the key. A row of an erased conversation says that, and nothing else.

CREATE TABLE conversation (
  id           VARCHAR(36) NOT NULL,
  locale       VARCHAR(35) NOT NULL,
  consent      VARCHAR(32) NOT NULL,
  answered_by  VARCHAR(16) NOT NULL,
  called_at    BIGINT,                -- when a person was called; the greatest BIGINT: the call was taken
  visitor_kind VARCHAR(16) NOT NULL,
  visitor_user VARCHAR(64),           -- a pseudonym
  personal     BYTEA,                 -- sealed: page and name
  sealed_by    VARCHAR(16) NOT NULL,
  created_at   BIGINT NOT NULL,
  used_at      BIGINT NOT NULL,
  closed_at    BIGINT,
  erased_at    BIGINT,
  last_seq     BIGINT NOT NULL,
  complete_seq BIGINT NOT NULL,
  score        SMALLINT,
  remark       BYTEA,                 -- sealed: the words of the rating
  rated_at     BIGINT,
  CONSTRAINT conversation_key PRIMARY KEY (id)
);

CREATE INDEX conversation_by_use ON conversation (used_at);
CREATE INDEX conversation_by_user ON conversation (visitor_user, used_at);

CREATE TABLE message (
  conversation_id VARCHAR(36) NOT NULL,
  seq             BIGINT NOT NULL,
  id              VARCHAR(64) NOT NULL,
  epoch           VARCHAR(64) NOT NULL,
  author          VARCHAR(16) NOT NULL,
  origin          VARCHAR(16),
  written_at      BIGINT NOT NULL,
  content         BYTEA NOT NULL,     -- sealed: the key and the encoded message
  sealed_by       VARCHAR(16) NOT NULL,
  CONSTRAINT message_key PRIMARY KEY (conversation_id, seq)
);

CREATE TABLE feedback (
  conversation_id VARCHAR(36) NOT NULL,
  message_id      VARCHAR(64) NOT NULL,
  verdict         VARCHAR(8) NOT NULL,
  reason          BYTEA,              -- sealed
  sealed_by       VARCHAR(16) NOT NULL,
  CONSTRAINT feedback_key PRIMARY KEY (conversation_id, message_id)
);

-- Work that one node does for all.
CREATE TABLE duty (
  name     VARCHAR(64) NOT NULL,
  holder   VARCHAR(64) NOT NULL,
  until_at BIGINT NOT NULL,
  CONSTRAINT duty_key PRIMARY KEY (name)
);

-- Identity tokens that were shown, so that each opens one conversation only once.
CREATE TABLE used_token (
  id         VARCHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT used_token_key PRIMARY KEY (id)
);
