package org.homeservices.check.redis;

import java.util.function.Supplier;
import org.redisson.api.RedissonClient;

/**
 * One of the databases.
 *
 * @param name of the finding
 * @param title what it is for, and its number
 * @param prefix of its keys
 * @param client connects to it; blocks, and throws where that is not possible
 */
public record RedisPlace(
    String name, String title, String prefix, Supplier<RedissonClient> client) {}
