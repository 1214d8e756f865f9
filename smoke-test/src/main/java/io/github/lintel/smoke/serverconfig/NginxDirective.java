package io.github.lintel.smoke.serverconfig;

import java.util.List;
import java.util.stream.Stream;

/**
 * One directive.
 *
 * @param name its name
 * @param arguments what follows, without quotes
 * @param block what is in its braces
 * @param place where it begins
 */
record NginxDirective(
    String name, List<String> arguments, List<NginxDirective> block, Place place) {

  NginxDirective {
    arguments = List.copyOf(arguments);
    block = List.copyOf(block);
  }

  /** Returns those in its block that have that name. */
  Stream<NginxDirective> all(String wanted) {
    return block.stream().filter(directive -> directive.name.equals(wanted));
  }

  /** Returns the first argument, or nothing at all for none. */
  String value() {
    return arguments.isEmpty() ? "" : arguments.get(0);
  }

  boolean isOn() {
    return value().equals("on");
  }
}
