package org.homeservices.check;

/** One check at a time is enough: it writes to what it checks. */
public final class InspectionRunning extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says so. */
  public InspectionRunning() {
    super("a check of this node runs already");
  }
}
