package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.smoke.report.JsonReport;
import io.github.lintel.smoke.serverconfig.BundleFiles;
import io.github.lintel.smoke.serverconfig.Place;
import io.github.lintel.smoke.serverconfig.Remark;
import io.github.lintel.smoke.serverconfig.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was told of a configuration, as JSON. */
final class ConfigJson {
  private ConfigJson() {}

  /** A report, and the part of the configuration that it is about. */
  record Told(String server, Site site, Report report) {}

  static Map<String, Object> of(List<Told> told, List<Remark> remarks) {
    List<Map<String, Object>> reports = new ArrayList<>();
    for (Told one : told) {
      Map<String, Object> report = new LinkedHashMap<>(JsonReport.one(one.report()));
      report.put("configuration", configuration(one));
      reports.add(report);
    }
    Map<String, Object> json = new LinkedHashMap<>(JsonReport.of(List.of()));
    json.put("reports", reports);
    json.put("notUnderstood", remarks.stream().map(ConfigJson::remark).toList());
    return json;
  }

  private static Map<String, Object> configuration(Told told) {
    Site site = told.site();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("server", told.server());
    json.put("listeners", site.listeners().stream().map(Object::toString).toList());
    json.put("names", site.names());
    json.put("default", site.isDefault());
    json.put("bundles", site.bundles().stream().map(ConfigJson::bundle).toList());
    json.putAll(place(site.place()));
    return json;
  }

  private static Map<String, Object> bundle(BundleFiles files) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("chain", files.chain());
    json.put("key", files.key());
    return json;
  }

  private static Map<String, Object> remark(Remark remark) {
    Map<String, Object> json = new LinkedHashMap<>(place(remark.place()));
    json.put("text", remark.text());
    return json;
  }

  private static Map<String, Object> place(Place place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", place.file());
    json.put("line", place.line());
    return json;
  }
}
