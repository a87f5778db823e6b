package org.homeservices.generation.redis;

import org.homeservices.generation.Generations;
import org.homeservices.generation.GenerationsContract;
import org.homeservices.generation.Register;
import org.homeservices.generation.RegisterContract;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedissonGenerationsIT implements GenerationsContract, RegisterContract {
  private static GenerationNode node;

  @BeforeAll
  static void start() {
    node = new GenerationNode(RealRedis.shared().port());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Override
  public Generations generations() {
    return node.generations();
  }

  @Override
  public Register register() {
    return node.register();
  }
}
