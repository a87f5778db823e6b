package org.homeservices.assistant.reuse;

/** For whom an answer is written: what suits one may be wrong for another. */
public enum Audience {
  /** Nobody has signed in. */
  ANONYMOUS,
  /** Somebody who orders services. */
  CLIENT,
  /** Somebody who provides them. */
  PROVIDER
}
