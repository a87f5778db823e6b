package org.homeservices.web.filter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The requests whose bodies are waited for: so many of one address, and so many in all, since what
 * has come of each lies in memory. Thread-safe.
 */
public final class BodyPlaces {
  /** Few: what an honest client sends follows its headers at once. */
  private static final int OF_ADDRESS = 8;

  /** 80 MiB, if all but the last byte of each has come. */
  private static final int OF_ALL = 1024;

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(OF_ALL);
  private final boolean areBounded;

  /**
   * @param areBounded whether there is a bound at all
   */
  public BodyPlaces(boolean areBounded) {
    this.areBounded = areBounded;
  }

  /** Takes a place for an address, unless none is left; to be given back. */
  boolean take(String address) {
    if (!areBounded) {
      return true;
    }
    if (!free.tryAcquire()) {
      return false;
    }
    if (taken.merge(address, 1, Integer::sum) <= OF_ADDRESS) {
      return true;
    }
    giveBack(address);
    return false;
  }

  /** Gives back a place that was taken. */
  void giveBack(String address) {
    if (areBounded) {
      taken.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
      free.release();
    }
  }
}
