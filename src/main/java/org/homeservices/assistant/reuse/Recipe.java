package org.homeservices.assistant.reuse;

import java.util.List;

/**
 * What all answers of an installation have in common: another one gives other keys throughout.
 *
 * @param site which site asks; two sites may share a store
 * @param promptDigest of everything fixed in the prompt
 * @param provider who runs the model
 * @param model its name there
 * @param temperature how freely it writes
 * @param maxTokens the longest answer
 * @param policyVersion raised by the owner, it leaves all kept answers behind
 */
public record Recipe(
    String site,
    String promptDigest,
    String provider,
    String model,
    double temperature,
    int maxTokens,
    int policyVersion) {

  List<String> parts() {
    return List.of(
        site,
        promptDigest,
        provider,
        model,
        Double.toString(temperature),
        Integer.toString(maxTokens),
        Integer.toString(policyVersion));
  }
}
