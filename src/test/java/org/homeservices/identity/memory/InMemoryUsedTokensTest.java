package org.homeservices.identity.memory;

import org.homeservices.identity.UsedTokens;
import org.homeservices.identity.UsedTokensContract;

class InMemoryUsedTokensTest implements UsedTokensContract {
  private final UsedTokens tokens = new InMemoryUsedTokens();

  @Override
  public UsedTokens tokens() {
    return tokens;
  }
}
