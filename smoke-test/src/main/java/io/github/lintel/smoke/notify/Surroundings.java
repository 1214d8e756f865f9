package io.github.lintel.smoke.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the channels have in common.
 *
 * @param sender sends bodies
 * @param pause how to wait
 * @param clock tells what is too old
 * @param validity for how long a notice that is not repeated still holds
 * @param counts what came to which end
 * @param complaint is told in one line what went wrong
 * @param onChange is called when there is more or less to deliver
 */
record Surroundings(
    Sender sender,
    Channel.Pause pause,
    Clock clock,
    Duration validity,
    Counts counts,
    Consumer<String> complaint,
    Runnable onChange) {

  void complain(String line) {
    complaint.accept(line);
  }

  void changed() {
    onChange.run();
  }
}
