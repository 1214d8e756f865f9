package io.github.lintel.smoke.notify;

import java.time.Instant;

/**
 * What a webhook was not told yet.
 *
 * @param webhook whom it is for: {@link io.github.lintel.smoke.frontdoors.Webhook#id()}
 * @param frontDoor what it is about
 * @param at when that happened
 * @param body what is sent
 */
public record Undelivered(String webhook, String frontDoor, Instant at, String body) {}
