package org.homeservices.check.redis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.homeservices.crypto.Protection;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.client.RedisException;

/**
 * Looks at a Redis, with connections of its own. The first of the databases is that of the
 * channels, and the one by which the server is asked about itself.
 */
public final class RedisCheck implements Inspection {
  private static final List<InfoSection> SECTIONS =
      List.of(
          InfoSection.SERVER,
          InfoSection.CLIENTS,
          InfoSection.MEMORY,
          InfoSection.PERSISTENCE,
          InfoSection.REPLICATION);

  /** Those that are made by the first connection. */
  private static final List<String> BY_FIRST =
      List.of(
          "redis.publish",
          "redis.encryption",
          "redis.rights",
          "redis.version",
          "redis.role",
          "redis.connections",
          "redis.eviction",
          "redis.persistence",
          "redis.clock");

  private final List<RedisPlace> places;
  private final Function<RedissonClient, Collection<? extends RedisNode>> masters;
  private final int connections;
  private final Protection seal;
  private final Clock clock;

  /**
   * @param places the databases, that of the channels first
   * @param masters the servers that take writes
   * @param connections that one node may open to one server in all
   */
  public RedisCheck(
      List<RedisPlace> places,
      Function<RedissonClient, Collection<? extends RedisNode>> masters,
      int connections,
      Protection seal,
      Clock clock) {
    this.places = List.copyOf(places);
    this.masters = masters;
    this.connections = connections;
    this.seal = seal;
    this.clock = clock;
  }

  @Override
  public List<Finding> findings() {
    RedisPlace first = places.get(0);
    List<Finding> all = new ArrayList<>();
    try {
      all.addAll(with(first, client -> whole(first, client)));
    } catch (RedisException e) {
      all.add(new DatabaseCheck(first).failed(e));
      Stream.concat(BY_FIRST.stream(), places.stream().skip(1).map(RedisPlace::name))
          .map(name -> Finding.skipped(name, "there is no connection"))
          .forEach(all::add);
      return List.copyOf(all);
    }
    places.stream().skip(1).map(RedisCheck::further).forEach(all::add);
    return List.copyOf(all);
  }

  private List<Finding> whole(RedisPlace place, RedissonClient client) {
    List<Finding> all = new ArrayList<>();
    all.add(new DatabaseCheck(place).finding(client));
    all.add(new TopicCheck(place.prefix()).finding(client));
    all.add(new SealCheck(seal, place.prefix()).finding(client));
    masters.apply(client).forEach(server -> all.addAll(of(server)));
    return all;
  }

  private static Finding further(RedisPlace place) {
    DatabaseCheck database = new DatabaseCheck(place);
    try {
      return with(place, database::finding);
    } catch (RedisException e) {
      return database.failed(e);
    }
  }

  /** Throws what connecting throws. */
  private static <T> T with(RedisPlace place, Function<RedissonClient, T> work) {
    RedissonClient client = place.client().get();
    try {
      return work.apply(client);
    } finally {
      client.shutdown();
    }
  }

  private List<Finding> of(RedisNode server) {
    List<Finding> all = new ArrayList<>(new ServerFindings(facts(server), connections).all());
    all.add(new ClockCheck(clock).finding(server));
    return all;
  }

  private static ServerFacts facts(RedisNode server) {
    String address = server.getAddr().getHostString() + ":" + server.getAddr().getPort();
    return new ServerFacts(address, info(server), save(server));
  }

  /** Nothing where this user may not ask: what hangs on it is told as skipped. */
  private static Map<String, String> info(RedisNode server) {
    try {
      Map<String, String> info = new HashMap<>();
      SECTIONS.forEach(section -> info.putAll(server.info(section)));
      return info;
    } catch (RedisException denied) {
      return Map.of();
    }
  }

  private static Optional<String> save(RedisNode server) {
    try {
      return Optional.of(server.getConfig("save").getOrDefault("save", ""));
    } catch (RedisException denied) {
      return Optional.empty();
    }
  }
}
