package org.homeservices.knowledge;

import java.util.List;

/** Where files come from that the owner may edit beside the store. Blocks for a moment. */
public interface ArticleSource {

  /** Equals an earlier one where {@link #files} would return the same. */
  Object fingerprint();

  /** All of them; empty where there are none, or where it cannot be reached. */
  List<MarkdownFile> files();
}
