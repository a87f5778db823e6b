package org.homeservices.assistant.spending;

import java.time.LocalDate;
import java.util.function.Function;

/** Whether a text may be written for money. */
public sealed interface Allowance {
  /** Calls the function that fits. */
  <T> T fold(
      Function<Granted, T> onGranted, Function<Soft, T> onSoft, Function<Refused, T> onRefused);

  /** It may; to be settled, whatever comes of it. */
  record Granted(Reservation reservation) implements Allowance {
    @Override
    public <T> T fold(
        Function<Granted, T> onGranted, Function<Soft, T> onSoft, Function<Refused, T> onRefused) {
      return onGranted.apply(this);
    }
  }

  /** It may, but most of the day's budget is gone: the cheaper model should write. */
  record Soft(Reservation reservation) implements Allowance {
    @Override
    public <T> T fold(
        Function<Granted, T> onGranted, Function<Soft, T> onSoft, Function<Refused, T> onRefused) {
      return onSoft.apply(this);
    }
  }

  /** It may not: what is left of the day's budget is less than it may cost. */
  record Refused(LocalDate day) implements Allowance {
    @Override
    public <T> T fold(
        Function<Granted, T> onGranted, Function<Soft, T> onSoft, Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
