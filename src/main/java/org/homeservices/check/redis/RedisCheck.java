package org.homeservices.check.redis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.homeservices.check.Outcome;
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
    List<Finding> all = new ArrayList<>(at(places.get(0), true));
    if (all.stream().anyMatch(finding -> finding.outcome() != Outcome.FAIL)) {
      places.stream().skip(1).forEach(place -> all.addAll(at(place, false)));
    } else {
      places.stream()
          .skip(1)
          .map(place -> Finding.skipped(place.name(), "the first database could not be used"))
          .forEach(all::add);
    }
    return List.copyOf(all);
  }

  private List<Finding> at(RedisPlace place, boolean isFirst) {
    DatabaseCheck database = new DatabaseCheck(place);
    RedissonClient client;
    try {
      client = place.client().get();
    } catch (RedisException e) {
      return List.of(database.failed(e));
    }
    try {
      List<Finding> all = new ArrayList<>(List.of(database.finding(client)));
      if (isFirst) {
        all.add(new TopicCheck(place.prefix()).finding(client));
        all.add(new SealCheck(seal, place.prefix()).finding(client));
        masters.apply(client).forEach(server -> all.addAll(of(server)));
      }
      return all;
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
    Map<String, String> info = new HashMap<>();
    Optional<String> save;
    try {
      SECTIONS.forEach(section -> info.putAll(server.info(section)));
    } catch (RedisException denied) {
      // What is not there is told finding by finding, as skipped.
      info.clear();
    }
    try {
      save = Optional.of(server.getConfig("save").getOrDefault("save", ""));
    } catch (RedisException denied) {
      save = Optional.empty();
    }
    return new ServerFacts(address, info, save);
  }
}
