package org.homeservices.config;

import org.homeservices.cache.CacheSettings;

/**
 * Both caches.
 *
 * @param chatAnswersEnabled whether answers are kept at all
 */
public record CachesSettings(
    CacheSettings applicationData, CacheSettings chatAnswers, boolean chatAnswersEnabled) {}
