/**
 * What was observed of a front door, without opinion: certificates, handshakes, addresses, paths.
 */
@NullMarked
package io.github.lintel.facts;

import org.jspecify.annotations.NullMarked;
