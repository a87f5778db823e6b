package org.homeservices.knowledge;

/** Articles have changed since the editor has read them. */
public final class OutdatedEdit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long revision;

  /**
   * @param revision of the store now
   */
  public OutdatedEdit(long revision) {
    super("the articles are at revision " + revision);
    this.revision = revision;
  }

  /** The revision that an edit must expect now. */
  public long revision() {
    return revision;
  }
}
