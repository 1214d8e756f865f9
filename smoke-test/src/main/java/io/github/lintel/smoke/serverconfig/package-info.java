/**
 * Reads what the configurations of nginx and HAProxy say about certificates: for each listener and
 * name, the files that are served. What is not understood is told and never fails.
 */
@NullMarked
package io.github.lintel.smoke.serverconfig;

import org.jspecify.annotations.NullMarked;
