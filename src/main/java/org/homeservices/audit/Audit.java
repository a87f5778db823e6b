package org.homeservices.audit;

/** Where deeds are put on record. Never fails, returns at once. Thread-safe. */
@FunctionalInterface
public interface Audit {
  /** Where nobody has to account for anything. */
  Audit NONE = deed -> {};

  /** Puts a deed on record; of refusals, one for each address and minute. */
  void note(Deed deed);
}
