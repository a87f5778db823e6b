-- Those that nobody uses any more are looked for every minute, among many more that are closed.
CREATE INDEX conversation_by_answerer ON conversation (answered_by, used_at);
