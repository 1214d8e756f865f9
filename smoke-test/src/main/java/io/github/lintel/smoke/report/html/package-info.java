/** What the HTML page shows, as its template takes it: words for people, and places in pictures. */
@NullMarked
package io.github.lintel.smoke.report.html;

import org.jspecify.annotations.NullMarked;
