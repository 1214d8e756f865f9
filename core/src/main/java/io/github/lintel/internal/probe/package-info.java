/** The only room that opens sockets: from an endpoint to facts. */
@NullMarked
package io.github.lintel.internal.probe;

import org.jspecify.annotations.NullMarked;
