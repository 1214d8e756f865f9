package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells reports to whoever wants to know: a listener and the log. Thread-safe. */
final class Bulletin {
  private static final Logger log = LoggerFactory.getLogger(FrontDoorWatch.class);

  /** The same trouble of the same front door is logged once in this time. */
  private static final long WINDOW_NANOS = Probes.WINDOW.toNanos();

  private final Consumer<Report> listener;
  private final LongSupplier nanoClock;
  private final Map<String, Long> logged = new LinkedHashMap<>();

  Bulletin(Consumer<Report> listener) {
    this(listener, System::nanoTime);
  }

  Bulletin(Consumer<Report> listener, LongSupplier nanoClock) {
    this.listener = listener;
    this.nanoClock = nanoClock;
  }

  void tell(Report report) {
    if (report.verdict() == Verdict.HEALTHY) {
      log.debug("{}", report);
    } else if (log.isWarnEnabled() && isNew(report)) {
      log.warn("{}", report.explain());
    }
    try {
      listener.accept(report);
    } catch (RuntimeException e) {
      log.warn("the listener failed on {}", report, e);
    }
  }

  private boolean isNew(Report report) {
    String what =
        report.target()
            + " "
            + report.verdict()
            + report.rootCause().map(cause -> " " + cause.id()).orElse("");
    synchronized (logged) {
      long now = nanoClock.getAsLong();
      Long last = logged.get(what);
      if (last != null && now - last < WINDOW_NANOS) {
        return false;
      }
      logged.remove(what); // so that it becomes the youngest
      logged.put(what, now);
      if (logged.size() > Probes.CAPACITY) {
        logged.remove(logged.keySet().iterator().next());
      }
      return true;
    }
  }
}
