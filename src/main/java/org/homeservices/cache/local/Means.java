package org.homeservices.cache.local;

import java.util.concurrent.Executor;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStats;

/**
 * What all flights of a cache share.
 *
 * @param work calls computations
 */
record Means(Store store, Ageing ageing, CacheStats stats, Executor work, CacheSettings settings) {}
