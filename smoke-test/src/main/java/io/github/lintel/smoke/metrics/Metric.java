package io.github.lintel.smoke.metrics;

/**
 * Every metric. Those that begin with {@code probe_} mean what they mean in blackbox_exporter,
 * taken over all nodes of a front door: the worst counts.
 */
enum Metric {
  PROBE_SUCCESS(
      "probe_success",
      Kind.GAUGE,
      "Whether clients are served: 1 if the verdict is healthy or degraded, else 0"),
  PROBE_DURATION(
      "probe_duration_seconds", Kind.GAUGE, "How long the name and the slowest node took together"),
  PROBE_DNS("probe_dns_lookup_time_seconds", Kind.GAUGE, "How long it took to resolve the name"),
  PROBE_EARLIEST_EXPIRY(
      "probe_ssl_earliest_cert_expiry",
      Kind.GAUGE,
      "Earliest end of validity among the certificates that were sent, in unix time"),
  PROBE_LAST_CHAIN_EXPIRY(
      "probe_ssl_last_chain_expiry_timestamp_seconds",
      Kind.GAUGE,
      "When the trusted path that lasts longest ends, in unix time, on the node where that is"
          + " soonest; absent while a node has none"),
  PROBE_LAST_CHAIN("probe_ssl_last_chain_info", Kind.INFO, "The leaf certificates that are served"),
  PROBE_VERSION("probe_tls_version_info", Kind.INFO, "The TLS versions that were agreed on"),
  PROBE_CIPHER("probe_tls_cipher_info", Kind.INFO, "The cipher suites that were agreed on"),
  PROBE_HTTP_STATUS(
      "probe_http_status_code",
      Kind.GAUGE,
      "The status of the last answer over HTTP, on the worst node; 0 if it did not answer"),
  PROBE_HTTP_SSL(
      "probe_http_ssl", Kind.GAUGE, "Whether that answer came over TLS: 1, or 0 after a redirect"),
  PROBE_HTTP_DURATION(
      "probe_http_duration_seconds",
      Kind.GAUGE,
      "How long the parts of the exchange over HTTP took on the slowest node, redirects added"),
  VERDICT("lintel_verdict", Kind.GAUGE, "The verdict: 0 healthy, 1 degraded, 2 broken, 3 unknown"),
  NODE_VERDICT(
      "lintel_node_verdict",
      Kind.GAUGE,
      "The verdict on one node: 0 healthy, 1 degraded, 2 broken, 3 unknown"),
  ROOT_CAUSE("lintel_root_cause", Kind.GAUGE, "1 for the finding that explains the others"),
  FINDING(
      "lintel_finding",
      Kind.GAUGE,
      "1 for each finding that counts; without an address it belongs to the whole front door"),
  HANDSHAKE_FAILURES(
      "lintel_handshake_failures_total",
      Kind.COUNTER,
      "Handshakes as a modern client that failed, by the check that tells why"),
  HANDSHAKE_DURATION(
      "lintel_handshake_duration_seconds",
      Kind.GAUGE,
      "From the start of the connection to the end of the handshake as a modern client"),
  CERTIFICATE_EXPIRY(
      "lintel_certificate_expiry_timestamp_seconds",
      Kind.GAUGE,
      "End of validity of each certificate that was sent, trusted or not, in unix time"),
  CERTIFICATE_NOT_BEFORE(
      "lintel_certificate_not_before_timestamp_seconds",
      Kind.GAUGE,
      "Begin of validity of each certificate that was sent, trusted or not, in unix time"),
  HEALTHY_UNTIL(
      "lintel_healthy_until_timestamp_seconds",
      Kind.GAUGE,
      "When the verdict will turn worse with nothing changed at the server, in unix time"),
  ACCEPTED_UNTIL(
      "lintel_accepted_until_timestamp_seconds",
      Kind.GAUGE,
      "When mainstream clients will begin to refuse it, in unix time"),
  CHECKED(
      "lintel_checked_timestamp_seconds", Kind.GAUGE, "When it was verified last, in unix time"),
  NOTIFICATIONS(
      "lintel_notifications_total", Kind.COUNTER, "Notifications, by what became of them"),
  NOTIFICATIONS_WAITING(
      "lintel_notifications_waiting",
      Kind.GAUGE,
      "Changes that a webhook was not told yet, those under way included");

  private final String exposedName;
  private final Kind kind;
  private final String help;

  Metric(String exposedName, Kind kind, String help) {
    this.exposedName = exposedName;
    this.kind = kind;
    this.help = help;
  }

  /** Returns the name as it is scraped. */
  String exposedName() {
    return exposedName;
  }

  Kind kind() {
    return kind;
  }

  String help() {
    return help;
  }

  enum Kind {
    GAUGE(""),
    COUNTER("_total"),
    INFO("_info");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }

    /** Returns the name without what the format adds for this kind. */
    String baseName(Metric metric) {
      String name = metric.exposedName();
      return name.substring(0, name.length() - suffix.length());
    }
  }
}
