package org.homeservices.cache;

/** Why a cache did not do what it was asked to. */
public enum Refusal {
  /** The value has more bytes than {@link Entry#MOST_BYTES}. */
  TOO_LARGE,
  /** The servers are away, or did not answer in time: it may be done or not. */
  UNREACHABLE,
  /** It was evicted while it was computed. */
  EVICTED_MEANWHILE,
  /** The cache is switched off. */
  SWITCHED_OFF
}
