package org.homeservices.assistant;

import java.util.List;

/**
 * What the model may say.
 *
 * @param linkHosts to which it may link; {@code *.example.com} stands for all below it
 */
public record GuardSettings(List<String> linkHosts) {
  /** Copies the hosts. */
  public GuardSettings {
    linkHosts = List.copyOf(linkHosts);
  }
}
