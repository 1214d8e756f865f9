/** Reports as metrics for Prometheus and what understands its format. */
@NullMarked
package io.github.lintel.smoke.metrics;

import org.jspecify.annotations.NullMarked;
