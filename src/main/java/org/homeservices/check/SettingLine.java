package org.homeservices.check;

/**
 * A setting as the application reads it.
 *
 * @param value as it may be shown, a secret masked; empty where it is unset and has no default
 * @param source where it stands
 */
public record SettingLine(String key, String value, String source) {}
