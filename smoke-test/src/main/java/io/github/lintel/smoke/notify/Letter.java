package io.github.lintel.smoke.notify;

import io.github.lintel.smoke.frontdoors.Webhook;
import java.time.Duration;
import java.time.Instant;

/**
 * A notice as it stands in line.
 *
 * @param frontDoor what it is about
 * @param at when that happened
 * @param reminder whether the next report brings another one, so that it need not be kept
 * @param body what is sent
 */
record Letter(String frontDoor, Instant at, boolean reminder, String body) {

  static Letter of(Notice notice, Webhook webhook, Duration validity) {
    return new Letter(
        notice.name(),
        notice.at(),
        notice.isReminder(),
        Body.of(notice, webhook.format(), validity));
  }

  static Letter of(Undelivered kept) {
    return new Letter(kept.frontDoor(), kept.at(), false, kept.body());
  }

  Undelivered keptFor(Webhook webhook) {
    return new Undelivered(webhook.id(), frontDoor, at, body);
  }
}
