package io.github.lintel.smoke.report;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PresentedCertificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A presented chain as JSON: what was sent, in the order of the wire. */
final class JsonCertificates {
  private JsonCertificates() {}

  static List<Map<String, Object>> of(List<PresentedCertificate> presentedChain) {
    return IntStream.range(0, presentedChain.size())
        .mapToObj(depth -> entry(depth, presentedChain.get(depth)))
        .toList();
  }

  private static Map<String, Object> entry(int depth, PresentedCertificate presented) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("depth", depth);
    if (presented instanceof Certificate certificate) {
      addTo(json, certificate);
    } else if (presented instanceof MalformedCertificate malformed) {
      json.put("sha256", malformed.sha256());
      json.put("malformed", malformed.reason());
    }
    return json;
  }

  private static void addTo(Map<String, Object> json, Certificate certificate) {
    json.put("subject", certificate.subject().text());
    json.put("issuer", certificate.issuer().text());
    json.put("serial", certificate.serialNumber().toString(16));
    json.put("notBefore", JsonReport.text(certificate.notBefore()));
    json.put("notAfter", JsonReport.text(certificate.notAfter()));
    json.put("sha256", certificate.sha256());
    json.put("names", certificate.serverNames());
    json.put("key", certificate.publicKey().description());
    json.put("signatureAlgorithm", certificate.signatureAlgorithm());
  }
}
