package org.homeservices.check;

import java.util.List;

/** Looks at one part. */
@FunctionalInterface
public interface Inspection {

  /** What it found; does not throw for what it looks at. Blocks, for some seconds at most. */
  List<Finding> findings();
}
