package io.github.lintel.smoke.report;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.facts.PrintableText;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML as Surefire writes it: a test suite with one test case a front door. BROKEN is a
 * failure, UNKNOWN an error, one that was not verified is skipped. DEGRADED passes, with the
 * explanation as its output: nothing is refused.
 */
final class JUnitReport {
  private static final int MESSAGE = 300;

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(Run run, PrintWriter out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new JUnitReport(xml).suite(run);
      xml.flush();
      out.println();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a PrintWriter throws nothing
    }
  }

  private void suite(Run run) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("version", "3.0.2");
    xml.writeAttribute("name", "lintel");
    xml.writeAttribute(
        "time",
        seconds(run.entries().stream().map(Entry::took).reduce(Duration.ZERO, Duration::plus)));
    xml.writeAttribute("tests", (run.entries().size() + run.notVerified().size()) + "");
    xml.writeAttribute("errors", count(run, Verdict.UNKNOWN));
    xml.writeAttribute("skipped", run.notVerified().size() + "");
    xml.writeAttribute("failures", count(run, Verdict.BROKEN));
    for (Entry entry : run.entries()) {
      verified(entry);
    }
    for (String name : run.notVerified()) {
      begin(name, Duration.ZERO);
      line(2);
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", "not verified: the run was interrupted");
      end();
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void verified(Entry entry) throws XMLStreamException {
    Report report = entry.report();
    begin(entry.name(), entry.took());
    switch (report.verdict()) {
      case HEALTHY -> {}
      case DEGRADED -> element("system-out", report);
      case BROKEN -> problem("failure", report);
      case UNKNOWN -> problem("error", report);
    }
    end();
  }

  private void problem(String element, Report report) throws XMLStreamException {
    line(2);
    xml.writeStartElement(element);
    xml.writeAttribute(
        "message",
        report
            .rootCause()
            .map(cause -> PrintableText.escape(cause.sentence(), MESSAGE))
            .orElse("the verdict is " + report.verdict()));
    xml.writeAttribute(
        "type", report.rootCause().map(Finding::id).map(id -> id.text()).orElse("lintel"));
    xml.writeCharacters(report.explain().stripTrailing());
    xml.writeEndElement();
  }

  private void element(String element, Report report) throws XMLStreamException {
    line(2);
    xml.writeStartElement(element);
    xml.writeCharacters(report.explain().stripTrailing());
    xml.writeEndElement();
  }

  private void begin(String name, Duration took) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", PrintableText.escape(name));
    xml.writeAttribute("classname", "lintel");
    xml.writeAttribute("time", seconds(took));
  }

  private void end() throws XMLStreamException {
    line(1);
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String count(Run run, Verdict verdict) {
    return run.verdicts().getOrDefault(verdict, 0).toString();
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).setScale(3, RoundingMode.UNNECESSARY) + "";
  }
}
