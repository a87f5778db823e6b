package org.homeservices.config;

/** Where Redis keeps both caches. */
public record RedisCaches(RedisCache applicationData, RedisCache chatAnswers) {}
