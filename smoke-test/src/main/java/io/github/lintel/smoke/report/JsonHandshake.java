package io.github.lintel.smoke.report;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.Received;
import io.github.lintel.facts.Timings;
import io.github.lintel.facts.Unfinished;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One handshake as JSON. */
final class JsonHandshake {
  private JsonHandshake() {}

  static Map<String, Object> of(HandshakeFacts facts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("client", facts.client().id());
    json.put("reached", id(facts.reached()));
    json.put("ending", id(facts.ending()));
    facts.negotiated().ifPresent(negotiated -> addTo(json, negotiated));
    facts.alertReceived().ifPresent(alert -> json.put("alertReceived", alert(alert)));
    facts.alertSent().ifPresent(alert -> json.put("alertSent", alert(alert)));
    json.put("warnings", facts.warningsReceived().stream().map(JsonHandshake::alert).toList());
    json.put("clientCertificateRequested", facts.clientCertificateRequest().isPresent());
    facts.clientCertificateRequest().ifPresent(request -> addTo(json, request));
    json.put("serverNameAcknowledged", facts.serverNameAcknowledged());
    json.put("secureRenegotiation", facts.secureRenegotiation());
    json.put("stapled", facts.staple().isPresent());
    json.put("timestamps", facts.timestamps().isPresent());
    facts.groupAskedFor().ifPresent(group -> json.put("groupAskedFor", group));
    json.put("bytesReceived", facts.bytesReceived());
    if (!facts.firstBytes().isEmpty()) {
      json.put("firstBytes", facts.firstBytes().hex());
    }
    facts.received().unfinished().ifPresent(u -> json.put("unfinished", unfinished(u)));
    json.put("milliseconds", milliseconds(facts.timings(), facts.received()));
    return json;
  }

  private static void addTo(Map<String, Object> json, Negotiated negotiated) {
    json.put("version", negotiated.version().text());
    json.put("cipherSuite", negotiated.cipherSuite());
    negotiated.group().ifPresent(group -> json.put("group", group));
    negotiated.primeBits().ifPresent(bits -> json.put("primeBits", bits));
    negotiated.alpn().ifPresent(alpn -> json.put("alpn", alpn));
  }

  private static Map<String, Object> alert(Alert alert) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", alert.level());
    json.put("code", alert.code());
    json.put("name", alert.name());
    return json;
  }

  private static void addTo(Map<String, Object> json, ClientCertificateRequest request) {
    json.put(
        "clientCertificateAuthorities",
        request.authorities().stream().map(DistinguishedName::text).toList());
  }

  private static Map<String, Object> unfinished(Unfinished unfinished) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", unfinished.what());
    json.put("announced", unfinished.announced());
    json.put("received", unfinished.received());
    return json;
  }

  private static Map<String, Object> milliseconds(Timings timings, Received received) {
    Map<String, Object> json = new LinkedHashMap<>();
    timings.connected().ifPresent(time -> json.put("connected", number(time)));
    timings.helloSent().ifPresent(time -> json.put("helloSent", number(time)));
    received.firstAfter().ifPresent(time -> json.put("firstByte", number(time)));
    timings.serverHello().ifPresent(time -> json.put("serverHello", number(time)));
    timings.certificate().ifPresent(time -> json.put("certificate", number(time)));
    timings.finished().ifPresent(time -> json.put("finished", number(time)));
    received.lastAfter().ifPresent(time -> json.put("lastByte", number(time)));
    json.put("ended", number(timings.ended()));
    return json;
  }

  private static BigDecimal number(Duration time) {
    return BigDecimal.valueOf(time.toNanos() / 1000, 3);
  }

  /** As in {@code client-hello-sent}. */
  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
