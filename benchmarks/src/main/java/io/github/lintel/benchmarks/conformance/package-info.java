/**
 * Runs the path search on suites of certificate paths: x509-limbo and PKITS. It reaches the search
 * itself, which no module exports, over the class path: a suite judges the engine and not the front
 * door, and this module is not published.
 */
@NullMarked
package io.github.lintel.benchmarks.conformance;

import org.jspecify.annotations.NullMarked;
