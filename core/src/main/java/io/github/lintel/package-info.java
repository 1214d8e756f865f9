/** The front page of the library: verify an endpoint, read the report. */
@NullMarked
package io.github.lintel;

import org.jspecify.annotations.NullMarked;
