package io.github.lintel.check;

import java.time.LocalDate;

/**
 * A decision to live with a finding for a while. The finding stays in the report; it does not count
 * for the verdict until the day after {@code until} (in UTC), when it counts again.
 *
 * @param check the check whose findings are accepted
 * @param reason why, for whoever reads the report
 * @param until the last day
 */
public record Acceptance(CheckId check, String reason, LocalDate until) {}
