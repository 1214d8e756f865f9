/** Reports in the formats that people and machines read; each format is one class. */
@NullMarked
package io.github.lintel.smoke.report;

import org.jspecify.annotations.NullMarked;
