package io.github.lintel.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes inside a test. */
final class Engine {
  private Engine() {}

  static EngineExecutionResults run(Map<String, String> parameters, Class<?>... testClasses) {
    return engine(parameters, testClasses).execute();
  }

  /** Files that tests publish go there; without it, none is published. */
  static EngineExecutionResults run(
      Map<String, String> parameters, OutputDirectoryCreator files, Class<?>... testClasses) {
    return engine(parameters, testClasses).outputDirectoryCreator(files).execute();
  }

  private static EngineTestKit.Builder engine(
      Map<String, String> parameters, Class<?>... testClasses) {
    EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter");
    for (Class<?> testClass : testClasses) {
      engine.selectors(selectClass(testClass));
    }
    return engine.configurationParameters(parameters);
  }

  /** What made tests and containers fail, in their order. */
  static List<Throwable> failures(EngineExecutionResults results) {
    return throwables(results.allEvents().failed());
  }

  /** Why tests and containers were aborted. */
  static List<Throwable> abortions(EngineExecutionResults results) {
    return throwables(results.allEvents().aborted());
  }

  private static List<Throwable> throwables(Events events) {
    return events
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  static List<String> failed(EngineExecutionResults results) {
    return results.testEvents().failed().map(Engine::name).sorted().toList();
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }
}
