package org.homeservices.knowledge;

/**
 * Tells the other nodes that articles have changed. May lose a notice: who must know looks for
 * itself now and then. Nothing here blocks or fails. Thread-safe.
 */
public interface ArticleNews {

  /** Tells all nodes, this one among them. */
  void tell();

  /**
   * Has notices heard from now on; to be asked again and again, since a way to the other nodes may
   * be there only later. Nothing changes where the same listener hears already.
   *
   * @param heard must return at once; on a thread of the network
   */
  void listen(Runnable heard);
}
